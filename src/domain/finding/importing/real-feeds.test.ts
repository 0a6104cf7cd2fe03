import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openTestDatabase, type TestDatabase } from '../../../../test/database.ts'
import { importFeed } from './import-feed.ts'

const folder = process.env.HOLDFAST_FEEDS
const skip = folder
  ? false
  : 'HOLDFAST_FEEDS names no folder with the two real feeds (eda.json, san-jose.json), which are not ours to ship'

let world: TestDatabase
before(async () => {
  world = await openTestDatabase()
})
after(() => world.drop())

async function countsOf(name: string) {
  const source = { bytes: readFileSync(join(folder ?? '', name)) }
  const report = await importFeed(world.db, { feed: { name }, source })
  return 'done' in report ? report.done.counts : assert.fail(JSON.stringify(report))
}

test('the feed of San José is imported: 693 rows, 320 of them paused', { skip }, async () => {
  const { changes, groups, ...counts } = await countsOf('san-jose.json')
  assert.deepEqual([counts.rows, counts.paused, counts.skipped], [693, 320, 0])
  assert.equal(counts.imported + counts.merged + counts.paused, 693)
  assert.equal(groups.new, 332)
  assert.ok(changes > 0)
})

test('the feed of EDA is imported: 185 rows', { skip }, async () => {
  const counts = await countsOf('eda.json')
  assert.deepEqual([counts.rows, counts.paused, counts.groups.new], [185, 1, 154])
})

test('a second import of the real feeds changes nothing', { skip }, async () => {
  assert.equal((await countsOf('san-jose.json')).changes, 0)
  assert.equal((await countsOf('eda.json')).changes, 0)
})

test('no way in of the real feeds stands anywhere the public looks', { skip }, async () => {
  const [row] = await world.owner<{ open: string }>(
    `select string_agg(l::text, ' ') || (select string_agg(word, ' ') from listed_lexemes) as open from listed_groups l`,
  )
  assert.doesNotMatch(row?.open ?? '', /https?:|meet\.example|555-?0100|\*{4}|[a-z]@[a-z]+\./i)
  const values = await world.owner<{ value: string }>(
    `select distinct value from elsewhere_ways_in where length(value) > 6 and value ~ '[0-9@:]'`,
  )
  assert.ok(values.length > 200)
  assert.deepEqual(
    values.filter(({ value }) => row?.open.includes(value)),
    [],
  )
})
