import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { readMeetingGuide } from './read-meeting-guide.ts'
import { KNOWN_LANGUAGES } from './type-table.ts'
import { type PublishedGroup, writeMeetingGuide } from './write-meeting-guide.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../../test/fixtures/feeds/meeting-guide.schema.json', import.meta.url), 'utf8'),
) as object
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
addFormats.default(ajv)
const isValid = ajv.compile(schema)

const lantern: PublishedGroup = {
  id: 'Zk3q9TtLw0mB7xYp2VnRcA',
  name: 'Lantern <House>',
  page: 'https://place.example.org/groups/Zk3q9TtLw0mB7xYp2VnRcA',
  updatedAt: new Date('2026-11-20T09:30:15.250Z'),
  formats: ['video', 'in_person', 'text'],
  languages: ['es', 'en-GB'],
  access: ['step_free', 'camera_optional', 'childcare'],
  audiences: ['women', 'carers'],
  basis: ['secular'],
  place: { name: 'Casa Azul', address: '44 Mission Row, Port Ellery', regions: ['West coast'] },
  meetings: [
    { day: 2, startsAt: '19:30', endsAt: '20:45', zone: 'Europe/Madrid' },
    { day: 5, startsAt: '08:00', zone: 'Europe/Madrid' },
  ],
}

function assertValid(entries: unknown) {
  assert.ok(isValid(entries), JSON.stringify(isValid.errors))
}

test('what is published is valid under the specification and can be read back', () => {
  const entries = writeMeetingGuide([lantern])
  assertValid(entries)
  const read = readMeetingGuide(JSON.stringify(entries))
  if ('broken' in read) assert.fail(JSON.stringify(read.broken))
  const [first, second] = read.rows
  assert.deepEqual([first?.day, first?.startsAt, first?.endsAt, first?.zone], [2, '19:30', '20:45', 'Europe/Madrid'])
  assert.deepEqual(
    [first?.languages, first?.access, first?.audiences, first?.basis],
    [['en', 'es'], ['childcare', 'step_free'], ['women'], ['secular']],
  )
  assert.deepEqual(
    [second?.day, second?.endsAt, first?.attendance, first?.updatedAt],
    [5, undefined, 'hybrid', '2026-11-20T09:30:15.000Z'],
  )
})

test('a group without times is not published', () => {
  assert.deepEqual(writeMeetingGuide([{ ...lantern, meetings: [] }]), [])
})

test('nothing published lets anybody in', () => {
  const ways = [
    'conference_url',
    'conference_phone',
    'notes',
    'conference_url_notes',
    'email',
    'phone',
    'contact_1_name',
    'edit_url',
  ]
  const [entry] = writeMeetingGuide([lantern])
  assert.deepEqual(
    Object.keys(entry ?? {}).filter((field) => ways.includes(field)),
    [],
  )
})

test('the schema of the tests does refuse what the specification forbids', () => {
  const whole = { name: 'Noon', slug: 'noon', day: 1, time: '10:00' }
  assertValid([whole])
  for (const bad of [
    { ...whole, name: undefined },
    { ...whole, day: 7 },
    { ...whole, time: '7pm' },
    { ...whole, types: ['NEW'] },
    { ...whole, slug: 'a b' },
    { ...whole, secret: 1 },
    { ...whole, updated: '2026-11-20T09:30:15Z' },
  ]) {
    assert.ok(!isValid(JSON.parse(JSON.stringify([bad]))), JSON.stringify(bad))
  }
})

test('any group of ours is published validly', () => {
  const group = fc.record({
    name: fc.string({ minLength: 1, maxLength: 300 }).map((name) => `G${name}`),
    formats: fc.subarray(['audio', 'video', 'text', 'round', 'in_person'] as const),
    languages: fc.subarray([...KNOWN_LANGUAGES]),
    audiences: fc.subarray(['women', 'men', 'lgbtq', 'veterans', 'parents', 'newcomers'] as const),
    place: fc.option(
      fc.record({ name: fc.constantFrom('Hall', undefined), address: fc.constantFrom('1 Street', undefined) }),
      { nil: undefined },
    ),
  })
  fc.assert(
    fc.property(fc.array(group, { maxLength: 5 }), (groups) =>
      assertValid(writeMeetingGuide(groups.map((one) => ({ ...lantern, ...one })))),
    ),
    { numRuns: 100 },
  )
})
