import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupRows } from './group-rows.ts'
import type { MeetingRow } from './meeting-row.ts'
import { readMeetingGuide } from './read-meeting-guide.ts'

const harbour = readFileSync(new URL('../../../test/fixtures/feeds/harbour.json', import.meta.url), 'utf8')

function rowsOf(feed: object[] | string): MeetingRow[] {
  const read = readMeetingGuide(typeof feed === 'string' ? feed : JSON.stringify(feed))
  return 'broken' in read ? assert.fail(JSON.stringify(read.broken)) : read.rows
}

/** Slugs of each group, for short. */
const slugs = (feed: object[] | string) =>
  groupRows(rowsOf(feed)).gatherings.map(({ meetings }) =>
    [...new Set(meetings.map(({ slug }) => slug))].sort().join(' '),
  )
const at = (slug: string, name: string, more: object = {}) => ({ slug, name, day: 1, time: '10:00', ...more })
const mill = { formatted_address: '5 Mill Street, Port Ellery' }

test('rows of one group name are one group, whatever the meetings are called', () => {
  assert.deepEqual(
    slugs([
      at('a', 'Noon', { group: 'Lantern House' }),
      at('b', 'Evening', { group: 'lantern  house' }),
      at('c', 'Noon'),
    ]),
    ['a b', 'c'],
  )
})

test('without a group name, name and address or name and link make a group', () => {
  assert.deepEqual(
    slugs([
      at('a', 'Noon', mill),
      at('b', 'NOON!', { formatted_address: '5 Mill Street Port Ellery' }),
      at('c', 'Noon', { formatted_address: '6 Mill Street' }),
    ]),
    ['a b', 'c'],
  )
  assert.deepEqual(
    slugs([
      at('a', 'Noon', { conference_url: 'https://meet.example.org/1' }),
      at('b', 'noon', { conference_url: 'https://meet.example.org/1/' }),
    ]),
    ['a b'],
  )
  assert.deepEqual(slugs([at('a', 'Noon'), at('b', 'Noon')]), ['a', 'b'], 'a name alone is not enough')
  assert.deepEqual(slugs([at('a', 'Noon', mill), at('b', 'Dawn', mill)]), ['a', 'b'], 'an address alone is not enough')
  assert.deepEqual(
    slugs([at('a', 'Noon', { website: 'https://example.org' }), at('b', 'Noon', { website: 'https://example.org' })]),
    ['a', 'b'],
  )
})

test('two rows that name different groups never meet, not even through a third', () => {
  const named = [
    at('a', 'Quiet', { ...mill, group: 'Lantern House' }),
    at('b', 'Quiet', { ...mill, group: 'Second Floor' }),
  ]
  assert.deepEqual(slugs([...named, at('c', 'Quiet', mill)]), ['a', 'b', 'c'])
  assert.deepEqual(slugs([at('a', 'Quiet', { ...mill, group: 'Lantern House' }), at('c', 'Quiet', mill)]), ['a c'])
})

test('a second row of the same slug and day is merged and reported', () => {
  const { gatherings, problems } = groupRows(rowsOf(harbour))
  assert.deepEqual(
    problems.map(({ row, kind, reason, values }) => [row, kind, reason, values]),
    [[38, 'merged', 'feeds.row.same_key', { first: 39 }]],
  )
  const keys = gatherings.flatMap(({ meetings }) => meetings.map(({ slug, day }) => `${slug} ${day}`))
  assert.equal(new Set(keys).size, keys.length)
  assert.equal(new Set(gatherings.map(({ key }) => key)).size, gatherings.length)
})

test('a group promises only what every running meeting has, and offers what any has', () => {
  const [group] = groupRows(
    rowsOf([
      at('a', 'Noon', { group: 'G', types: ['X', 'W', 'EN'], formatted_address: '5 Mill Street' }),
      at('b', 'Night', { group: 'G', types: ['W', 'S'], formatted_address: '5 Mill Street' }),
      at('c', 'Closed', { group: 'G', types: ['TC', 'M'], formatted_address: '5 Mill Street' }),
    ]),
  ).gatherings
  assert.deepEqual(
    [group?.access, group?.audiences, group?.languages, group?.paused],
    [[], ['women'], ['en', 'es'], false],
  )
})

test('a group is paused when none of its meetings runs', () => {
  const paused = groupRows(rowsOf(harbour)).gatherings.filter((group) => group.paused)
  assert.deepEqual(
    paused.map(({ name }) => name),
    ['Back Porch', 'Endo Evenings', 'Tide Table', 'Joint Company', 'Winter Migraine Circle'],
  )
})

test('the same feed in any order, imported again, changes nothing', () => {
  const digests = (rows: MeetingRow[]) =>
    groupRows(rows)
      .gatherings.map(({ key, digest }) => `${key} ${digest}`)
      .sort()
  const rows = rowsOf(harbour)
  assert.deepEqual(digests(rowsOf(harbour)), digests(rows))
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) =>
      assert.deepEqual(digests(shuffled), digests(rows)),
    ),
    { numRuns: 20 },
  )
})

test('a changed time changes the digest, a changed date stamp does not', () => {
  const digest = (more: object) => groupRows(rowsOf([at('a', 'Noon', more)])).gatherings[0]?.digest
  assert.equal(digest({ updated: '2026-01-01 00:00:00' }), digest({ updated: '2026-02-01 00:00:00' }))
  assert.notEqual(digest({ end_time: '11:00' }), digest({ end_time: '12:00' }))
  assert.notEqual(digest({ notes: 'ring the bell' }), digest({ notes: 'knock' }))
})
