import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { MeetingRow } from './meeting-row.ts'
import { readMeetingGuide } from './read-meeting-guide.ts'
import type { FeedRead, ReadOptions } from './read-result.ts'

const fixture = (name: string) => readFileSync(new URL(`../../../test/fixtures/feeds/${name}`, import.meta.url), 'utf8')

function readable(text: string, options?: ReadOptions): FeedRead {
  const read = readMeetingGuide(text, options)
  if ('broken' in read) assert.fail(JSON.stringify(read.broken))
  return read
}

function broken(text: string) {
  const read = readMeetingGuide(text)
  return 'broken' in read ? read.broken : assert.fail('the file was read')
}

const one = (row: object) => JSON.stringify([{ name: 'Slow Mornings', slug: 'slow', ...row }])
const first = (row: object, options?: ReadOptions) => readable(one(row), options).rows[0] as MeetingRow
const bySlug = (read: FeedRead, slug: string) => read.rows.filter((row) => row.slug === slug)

test('a steward sees every row of an irregular feed accounted for', () => {
  const read = readable(fixture('harbour.json'))
  assert.equal(read.rowsRead, 41)
  assert.equal(
    new Set(read.rows.map(({ row }) => row)).size + read.problems.filter(({ kind }) => kind === 'skipped').length,
    41,
  )
  assert.equal(read.rows.filter(({ paused }) => paused).length, 8)
  assert.deepEqual(
    read.problems.filter(({ kind }) => kind === 'skipped').map(({ row, field, reason }) => [row, field, reason]),
    [
      [34, 'name', 'feeds.row.no_name'],
      [35, 'name', 'feeds.row.no_name'],
    ],
  )
  assert.deepEqual(read.ignoredFields, [
    'contact_1_email',
    'contact_1_name',
    'contact_1_phone',
    'edit_url',
    'lamp_count',
    'zodiac',
  ])
})

test('a meeting held on three days is three meetings of one row', () => {
  const meetings = bySlug(readable(fixture('harbour.json')), 'nerves-and-tea')
  assert.deepEqual(
    meetings.map(({ day, startsAt, row, zone }) => [day, startsAt, row, zone]),
    [
      [1, '19:30', 8, 'America/Los_Angeles'],
      [3, '19:30', 8, 'America/Los_Angeles'],
      [5, '19:30', 8, 'America/Los_Angeles'],
    ],
  )
})

test('a row without a zone keeps its time as printed, or takes the one the steward names', () => {
  assert.equal(first({ day: 1, time: '10:00' }).zone, undefined)
  assert.equal(first({ day: 1, time: '10:00' }, { zone: 'Europe/Madrid' }).zone, 'Europe/Madrid')
  assert.equal(first({ day: 1, time: '10:00', timezone: 'Europe/Kiev' }, { zone: 'Europe/Madrid' }).zone, 'Europe/Kyiv')
  assert.equal(first({ day: 1, time: '10:00', timezone: 'Mars/Olympus' }).zone, undefined)
})

test('nothing that lets somebody in stands in a public field', () => {
  const read = readable(fixture('harbour.json'))
  const secrets = [
    'meet.example.org',
    'discord.gg',
    '555',
    'hearth',
    '4411',
    '99x',
    'host@',
    'doors@',
    '@opendoor',
    'example.org',
  ]
  for (const { wayIn, slug, ...shown } of read.rows) {
    const words = JSON.stringify(shown)
    for (const secret of secrets) assert.ok(!words.includes(secret), `${slug} shows ${secret}`)
  }
  assert.equal(bySlug(read, 'open-door')[0]?.name, 'Open Door')
  assert.ok(bySlug(read, 'open-door')[0]?.wayIn.some(({ from, value }) => from === 'location' && value.includes('99x')))
})

test("a person's own name and number, and keys to edit the listing, are not kept at all", () => {
  const kept = JSON.stringify(readable(fixture('harbour.json')).rows)
  for (const personal of ['Notpublic', '0166', 'wil@', 'secretedit']) assert.ok(!kept.includes(personal), personal)
})

test('a link that is not to the web, a mail address or a phone is not kept', () => {
  const read = readable(fixture('hostile.json'))
  const [row] = bySlug(read, 'js')
  assert.deepEqual(row?.wayIn, [])
  assert.deepEqual(
    read.problems
      .filter(({ row: at, reason }) => at === 1 && reason === 'feeds.row.link_refused')
      .map(({ field }) => field),
    ['conference_url', 'url', 'website', 'email'],
  )
})

test('a hostile feed reaches neither the objects of the program nor the reader of a page', () => {
  const read = readable(fixture('hostile.json'))
  assert.equal(({} as Record<string, unknown>).polluted, undefined)
  const own = bySlug(read, '__proto__')[0]
  assert.deepEqual([own?.paused, own?.group, own?.unknownTypes], [false, undefined, ['__proto__', 'constructor']])
  const everything = JSON.stringify(read)
  for (const mark of ['\\u0000', '\u202e', '\u2066', '\u200b', '\\ud800', '<img', '<script', '<svg'])
    assert.ok(!everything.includes(mark), mark)
  assert.ok(read.rows.every(({ name, slug }) => name.length <= 255 && slug.length <= 190))
})

test('lists and objects where words belong cost only that field', () => {
  const [row] = bySlug(readable(fixture('hostile.json')), 'lists')
  assert.deepEqual([row?.place, row?.wayIn, row?.zone], [undefined, [], undefined])
})

test('a closed place and an inactive meeting are paused', () => {
  assert.deepEqual([first({ types: ['TC'] }).paused, first({ types: ['TC'] }).pausedWhy], [true, 'closed'])
  assert.equal(first({ attendance_option: 'inactive' }).pausedWhy, 'inactive')
  assert.equal(first({ types: ['O'] }).paused, false)
})

test('formats are those the row shows, and none is invented', () => {
  const formats = (row: object) => first(row).formats
  assert.deepEqual(formats({ conference_url: 'https://meet.example.org/1', conference_phone: '+1 555 010 0100' }), [
    'audio',
    'video',
  ])
  assert.deepEqual(
    formats({ formatted_address: '5 Mill Street, Port Ellery', conference_url: 'https://meet.example.org/1' }),
    ['in_person', 'video'],
  )
  assert.deepEqual(formats({ formatted_address: 'Port Ellery, OR, USA' }), [])
  assert.deepEqual(formats({ attendance_option: 'online', conference_url: 'https://discord.gg/x' }), ['text'])
  assert.deepEqual(formats({ types: ['ONL'] }), [])
  assert.equal(first({ types: ['ONL'] }).attendance, 'online')
})

test('what a room offers is not said of a meeting without one', () => {
  assert.deepEqual(first({ types: ['X', 'ASL'], attendance_option: 'online' }).access, ['sign_language'])
  assert.deepEqual(first({ types: ['X', 'ASL'], formatted_address: '5 Mill Street' }).access, [
    'sign_language',
    'step_free',
  ])
})

test('a row without a slug gets the same one at every import', () => {
  const row = { slug: '', day: 1, time: '10:00', formatted_address: '5 Mill Street' }
  assert.equal(first(row).slug, first(row).slug)
  assert.notEqual(first(row).slug, first({ ...row, time: '11:00' }).slug)
  assert.match(first(row).slug, /^slow-mornings-[0-9a-f]{12}$/)
})

test('a broken file names the row and the field, and the line where it can', () => {
  const place = ({ row, line, field, reason }: ReturnType<typeof broken>) => ({ row, line, field, reason })
  assert.deepEqual(place(broken(fixture('broken-comma.json'))), {
    row: 2,
    line: 6,
    field: 'slug',
    reason: 'feeds.file.not_json',
  })
  assert.deepEqual(place(broken(fixture('broken-end.json'))), {
    row: 2,
    line: 3,
    field: 'slug',
    reason: 'feeds.file.not_json',
  })
  assert.deepEqual(place(broken(fixture('broken-day.json'))), {
    row: 2,
    line: undefined,
    field: 'day',
    reason: 'feeds.value.day',
  })
  assert.deepEqual(
    broken(fixture('broken-day.json')).problems.map(({ row, field }) => [row, field]),
    [
      [2, 'day'],
      [3, 'time'],
    ],
  )
  assert.deepEqual(place(broken(fixture('broken-name.json'))), {
    row: 2,
    line: undefined,
    field: undefined,
    reason: 'feeds.value.not_a_row',
  })
  assert.equal(broken(fixture('broken-object.json')).reason, 'feeds.file.not_list')
  assert.equal(broken(one({ types: [['O']] })).field, 'types')
  assert.equal(broken('').reason, 'feeds.file.empty')
  assert.equal(broken('[]').reason, 'feeds.file.empty')
  assert.equal(broken('null').reason, 'feeds.file.not_list')
})

test('a steward may leave out what cannot be read and take the rest', () => {
  const read = readable(fixture('broken-day.json'), { skipUnreadable: true })
  assert.deepEqual(
    read.rows.map(({ name }) => name),
    ['Whole Row'],
  )
  assert.deepEqual(
    read.problems.map(({ row, field, kind }) => [row, field, kind]),
    [
      [2, 'day', 'skipped'],
      [3, 'time', 'skipped'],
    ],
  )
})

test('a file too large, too long or too deep is refused at once', () => {
  assert.equal(broken(' '.repeat(20_000_001)).reason, 'feeds.file.too_big')
  assert.equal(broken(`[${'0,'.repeat(50_000)}0]`).reason, 'feeds.file.too_many_rows')
  assert.equal(broken('['.repeat(1_000_000)).reason, 'feeds.file.too_deep')
  assert.equal(
    broken(`[{"name":"x","slug":"x","notes":${'['.repeat(30)}${']'.repeat(30)}}]`).reason,
    'feeds.file.too_deep',
  )
})

test('any JSON at all is read or refused, never thrown over', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.dictionary(
          fc.constantFrom('name', 'slug', 'day', 'time', 'types', 'notes', 'location', 'regions', 'timezone'),
          fc.jsonValue(),
        ),
      ),
      (rows) => {
        const read = readMeetingGuide(JSON.stringify(rows), { skipUnreadable: true })
        assert.ok('broken' in read || read.rows.every(({ name }) => name !== ''))
      },
    ),
    { numRuns: 300 },
  )
})
