import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { accountRows } from './account-rows.ts'
import { groupRows } from './group-rows.ts'
import { readMeetingGuide } from './read-meeting-guide.ts'

test('the report says of every row what became of it and why', () => {
  const read = readMeetingGuide(
    readFileSync(new URL('../../../test/fixtures/feeds/harbour.json', import.meta.url), 'utf8'),
  )
  if ('broken' in read) assert.fail(JSON.stringify(read.broken))
  const grouped = groupRows(read.rows)
  const accounts = accountRows(read, grouped)
  assert.deepEqual(
    accounts.map(({ row }) => row),
    Array.from({ length: 41 }, (_, index) => index + 1),
  )
  const count = (outcome: string) => accounts.filter((account) => account.outcome === outcome).length
  assert.deepEqual([count('imported'), count('merged'), count('skipped')], [grouped.gatherings.length, 13, 2])
  assert.equal(accounts.filter(({ paused }) => paused).length, 8)
  const [slow, friend, double] = [accounts[0], accounts[6], accounts[37]]
  assert.deepEqual(
    [slow?.outcome, friend?.outcome, friend?.into],
    ['imported', 'merged', { key: 'group:slow mornings', name: 'Slow Mornings' }],
  )
  assert.deepEqual(
    [double?.outcome, double?.into?.name, double?.problems[0]?.reason],
    ['merged', 'Twice Told', 'feeds.row.same_key'],
  )
})
