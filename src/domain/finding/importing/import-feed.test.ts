import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { openTestDatabase, stayNearNoon, type TestDatabase } from '../../../../test/database.ts'
import { digestTables } from '../../../../test/tables.ts'
import type { ImportCounts } from './count-import.ts'
import { type ImportReport, type ImportWish, importFeed } from './import-feed.ts'

let world: TestDatabase
before(async () => {
  world = await openTestDatabase()
  // That a group was seen again is written once a day.
  await stayNearNoon(world)
})
after(() => world.drop())

const fixture = (name: string) => readFileSync(new URL(`../../../../test/fixtures/feeds/${name}`, import.meta.url))
const bring = (name: string, rows: string | object[], more: Partial<ImportWish> = {}) =>
  importFeed(world.db, {
    feed: { name },
    source: { text: typeof rows === 'string' ? rows : JSON.stringify(rows) },
    ...more,
  })
const row = (name: string, more: object = {}) => ({
  name,
  slug: name.toLowerCase().replaceAll(' ', '-'),
  day: 1,
  time: '10:00',
  ...more,
})

function doneOf(report: ImportReport): ImportCounts {
  return 'done' in report ? report.done.counts : assert.fail(JSON.stringify(report))
}

function listed(feed: string) {
  return world.owner<{
    id: string
    name: string
    paused: boolean
    vanished_on: string | null
    times: unknown[]
    area: string
    last_seen: Date
  }>(
    `select id, name, paused, vanished_on, times, area, last_seen from listed_groups where source_name = $1 order by name`,
    [feed],
  )
}

const namesIn = async (feed: string) => (await listed(feed)).map(({ name }) => name)

test('our own feed of irregularities is read whole, and the outcomes add up', async () => {
  const counts = doneOf(
    await importFeed(world.db, { feed: { name: 'Harbour' }, source: { bytes: fixture('harbour.json') } }),
  )
  assert.equal(counts.rows, counts.imported + counts.merged + counts.paused + counts.skipped + counts.taken_down)
  assert.deepEqual([counts.skipped, counts.paused, counts.taken_down], [2, 8, 0])
  assert.equal((await listed('Harbour')).length, counts.groups.new)
  const mornings = (await listed('Harbour')).find(({ name }) => name === 'Slow Mornings')
  assert.equal(mornings?.times.length, 7)
  assert.equal(mornings?.paused, false)
  const porch = (await listed('Harbour')).find(({ name }) => name === 'Back Porch')
  assert.deepEqual([porch?.paused, porch?.times.length], [true, 0])
})

test('the same feed again changes nothing: no row of the directory is written', async () => {
  const versions = () =>
    world.owner(`select 'g' as of, id, xmin::text from elsewhere_groups union all select 'm', id, xmin::text from elsewhere_meetings
      union all select 'w', id, xmin::text from elsewhere_ways_in union all select 'l', id, xmin::text from listed_groups order by 1, 2`)
  const before = await versions()
  const counts = doneOf(
    await importFeed(world.db, { feed: { name: 'Harbour' }, source: { bytes: fixture('harbour.json') } }),
  )
  assert.equal(counts.changes, 0)
  assert.deepEqual(await versions(), before)
})

test('on a later day the same feed only says that it was seen again', async () => {
  await world.owner(`update elsewhere_groups set last_seen = current_date - 3`)
  await world.owner(`update listed_groups set last_seen = current_date - 3`)
  const counts = doneOf(
    await importFeed(world.db, { feed: { name: 'Harbour' }, source: { bytes: fixture('harbour.json') } }),
  )
  assert.equal(counts.changes, 0)
  const [late] = await world.owner(
    `select count(*)::int as n from listed_groups where source_name = 'Harbour' and last_seen < current_date`,
  )
  assert.deepEqual(late, { n: 0 })
})

test('a group that is gone from the list stays, marked, and is itself again when it comes back', async () => {
  await bring('Comings', [row('Here'), row('Away')])
  const before = await listed('Comings')
  const gone = doneOf(await bring('Comings', [row('Here')]))
  assert.deepEqual([gone.groups.vanished, gone.groups.same, gone.changes > 0], [1, 1, true])
  const [away] = await listed('Comings')
  assert.equal(away?.name, 'Away')
  assert.ok(away?.vanished_on)
  assert.deepEqual([away?.paused, away?.times], [true, []])
  assert.equal(doneOf(await bring('Comings', [row('Here')])).changes, 0)
  const back = doneOf(await bring('Comings', [row('Here'), row('Away')]))
  assert.deepEqual([back.groups.back, back.groups.new], [1, 0])
  assert.deepEqual(await listed('Comings'), before)
})

test('a group keeps its address when the list renames it, moves it to another day or another hour', async () => {
  const room = { address: '5 Mill Street', city: 'Port Ellery' }
  const idOf = async () => (await listed('Keeping')).map(({ id }) => id)
  await bring('Keeping', [row('Quiet Room', room)])
  const before = await idOf()
  await bring('Keeping', [row('Quieter Room', { ...room, slug: 'quiet-room' })])
  assert.deepEqual([await idOf(), await namesIn('Keeping')], [before, ['Quieter Room']])
  await bring('Keeping', [row('Quieter Room', { ...room, slug: 'quiet-room', day: 4 })])
  assert.deepEqual(await idOf(), before)
  await bring('Keeping', [{ name: 'Quieter Room', day: 4, time: '12:00', ...room }])
  assert.deepEqual(await idOf(), before)
  assert.equal(doneOf(await bring('Keeping', [{ name: 'Quieter Room', day: 4, time: '12:00', ...room }])).changes, 0)
})

test('two groups that trade names, and two that become one, are told apart by their meetings', async () => {
  const [a, b] = [row('First', { group: 'Oak', slug: 'a' }), row('Second', { group: 'Elm', slug: 'b' })]
  await bring('Trading', [a, b])
  const before = await listed('Trading')
  const idOf = (groups: typeof before, name: string) => groups.find((group) => group.name === name)?.id
  doneOf(
    await bring('Trading', [
      { ...a, group: 'Elm' },
      { ...b, group: 'Oak' },
    ]),
  )
  const traded = await listed('Trading')
  assert.equal(idOf(traded, 'Elm'), idOf(before, 'Oak'))
  assert.equal(idOf(traded, 'Oak'), idOf(before, 'Elm'))
  const one = doneOf(
    await bring('Trading', [
      { ...a, group: 'Elm' },
      { ...b, group: 'Elm' },
    ]),
  )
  assert.deepEqual([one.groups.gone, await namesIn('Trading')], [1, ['Elm']])
})

test('a broken file says where, and changes nothing at all', async () => {
  const before = await digestTables(world)
  for (const [name, where] of [
    ['broken-comma.json', { row: 2, line: 6 }],
    ['broken-day.json', { row: 2, field: 'day' }],
    ['broken-end.json', {}],
    ['broken-name.json', { row: 2 }],
    ['broken-object.json', {}],
    ['broken-quote.csv', { line: 3 }],
  ] as const) {
    for (const feed of ['Harbour', 'A new one']) {
      const report = await importFeed(world.db, { feed: { name: feed }, source: { bytes: fixture(name) } })
      assert.ok('broken' in report, name)
      for (const [key, value] of Object.entries(where))
        assert.equal(report.broken[key as 'row'], value, `${name} ${key}`)
    }
  }
  assert.deepEqual(await digestTables(world), before)
})

test('rows that cannot be read may be left out on wish, and are in the report', async () => {
  const wish = { feed: { name: 'Halves' }, source: { bytes: fixture('broken-day.json') }, skipUnreadable: true }
  const counts = doneOf(await importFeed(world.db, wish))
  assert.deepEqual([counts.imported, counts.skipped, await namesIn('Halves')], [1, 2, ['Whole Row']])
})

test('a table is read by its headings, in Spanish too, and keeps what they meant', async () => {
  const wish = { feed: { name: 'Atalaya' }, source: { bytes: fixture('atalaya.csv') } }
  const counts = doneOf(await importFeed(world.db, wish))
  assert.equal(counts.skipped, 2)
  assert.ok((await namesIn('Atalaya')).includes('Calma y Café'))
  assert.equal(doneOf(await importFeed(world.db, wish)).changes, 0)
  const moved = 'X;Día;Hora\nCalma;martes;19:30\n'
  assert.ok('asks' in (await bring('Atalaya', moved, { ask: true })))
  assert.equal(doneOf(await bring('Atalaya', moved, { mapping: { x: 'name' } })).imported, 1)
  assert.equal(doneOf(await bring('Atalaya', moved, { ask: true })).changes, 0)
  const wrong = await bring('Atalaya', moved, { mapping: { Nowhere: 'name' } })
  assert.equal('broken' in wrong && wrong.broken.reason, 'feeds.import.no_such_column')
})

test('a zone given once is the zone of the feed; without one its times are as printed', async () => {
  const slots = () => world.owner(`select slots, printed_slots from listed_groups where source_name = 'Clocks'`)
  await bring('Clocks', [row('Noon', { time: '12:00' })])
  assert.deepEqual(await slots(), [{ slots: [], printed_slots: [96 + 48] }])
  await bring('Clocks', [row('Noon', { time: '12:00' })], { zone: 'Asia/Tokyo' })
  assert.deepEqual(await slots(), [{ slots: [96 + 12], printed_slots: [] }])
  assert.equal(doneOf(await bring('Clocks', [row('Noon', { time: '12:00' })])).changes, 0)
})

test('two imports of one feed at once wait for each other, and the second has nothing to do', async () => {
  const rows = Array.from({ length: 200 }, (_, n) => row(`Group ${n}`))
  const reports = await Promise.all([bring('At once', rows), bring('At once', rows), bring('At once', rows)])
  assert.deepEqual(reports.map((report) => doneOf(report).groups.new).sort(), [0, 0, 200])
  assert.equal((await listed('At once')).length, 200)
})

test('what means harm is kept as words or left out, and breaks nothing', async () => {
  const counts = doneOf(
    await importFeed(world.db, { feed: { name: 'Hostile' }, source: { bytes: fixture('hostile.json') } }),
  )
  assert.ok(counts.imported > 0)
  const rows = JSON.stringify(await world.owner(`select * from listed_groups where source_name = 'Hostile'`))
  assert.doesNotMatch(rows, /<script|<img|javascript:|\\u202e/)
  const ways = await world.owner<{ kind: string; value: string }>(
    `select kind, value from elsewhere_ways_in where kind = 'link'`,
  )
  for (const { value } of ways) assert.match(value, /^(https?|mailto):/)
  const page = await bring('Page', '<!doctype html><title>Not a list</title>')
  assert.equal('broken' in page && page.broken.reason, 'feeds.import.web_page')
})

test('no way in stands anywhere the public looks', async () => {
  const values = await world.owner<{ value: string }>(
    `select distinct value from elsewhere_ways_in where length(value) > 5`,
  )
  const open = await world.owner<{ all: string }>(
    `select string_agg(l::text, ' ') || (select string_agg(word, ' ') from listed_lexemes) || (select string_agg(value, ' ') from listed_marks) as all from listed_groups l`,
  )
  const text = open[0]?.all ?? ''
  assert.ok(values.length > 20)
  assert.deepEqual(
    values.filter(({ value }) => text.includes(value)),
    [],
  )
  assert.doesNotMatch(text, /meet\.example|hearth|555.?0100|passcode|discord/)
})
