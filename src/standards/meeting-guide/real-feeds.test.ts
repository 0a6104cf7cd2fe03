import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { groupRows } from './group-rows.ts'
import type { MeetingRow } from './meeting-row.ts'
import { readMeetingGuide } from './read-meeting-guide.ts'

const folder = process.env.HOLDFAST_FEEDS
const skip = folder
  ? false
  : 'HOLDFAST_FEEDS names no folder with the two real feeds (eda.json, san-jose.json), which are not ours to ship'

function rowsOf(name: string): MeetingRow[] {
  const read = readMeetingGuide(readFileSync(join(folder ?? '', name), 'utf8'))
  return 'broken' in read ? assert.fail(JSON.stringify(read.broken)) : read.rows
}

test('the feed of San José is read whole: 693 rows, no zones, 320 paused', { skip }, () => {
  const rows = rowsOf('san-jose.json')
  assert.equal(rows.length, 693)
  assert.equal(rows.filter(({ zone }) => zone !== undefined).length, 0)
  assert.equal(rows.filter(({ paused }) => paused).length, 320)
  const { gatherings, problems } = groupRows(rows)
  assert.deepEqual(
    problems.map(({ reason }) => reason),
    ['feeds.row.same_key'],
  )
  assert.equal(gatherings.flatMap(({ meetings }) => meetings).length, 692)
  assert.equal(gatherings.length, 332)
})

test('the feed of EDA is read whole: 185 rows, one of them inactive', { skip }, () => {
  const rows = rowsOf('eda.json')
  assert.equal(rows.length, 185)
  assert.deepEqual(
    rows.filter(({ paused }) => paused).map(({ pausedWhy }) => pausedWhy),
    ['inactive'],
  )
  assert.deepEqual(new Set(rows.flatMap(({ unknownTypes }) => unknownTypes)), new Set())
  assert.equal(groupRows(rows).gatherings.length, 154)
})

test('no public field of the real feeds holds a link, a number or a password', { skip }, () => {
  for (const { wayIn, slug, ...shown } of [...rowsOf('san-jose.json'), ...rowsOf('eda.json')]) {
    assert.doesNotMatch(JSON.stringify(shown), /https?:|555-0100|\+1555|\*{4}|[a-z]@[a-z]+\./i, slug)
  }
})

test('importing the real feeds a second time changes nothing', { skip }, () => {
  for (const name of ['san-jose.json', 'eda.json']) {
    const digests = () => groupRows(rowsOf(name)).gatherings.map(({ key, digest }) => `${key} ${digest}`)
    assert.deepEqual(digests(), digests())
  }
})
