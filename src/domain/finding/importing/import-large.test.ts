import assert from 'node:assert/strict'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { after, before, test } from 'node:test'
import { openTestDatabase, type TestDatabase } from '../../../../test/database.ts'
import { importFeed } from './import-feed.ts'

let world: TestDatabase
before(async () => {
  world = await openTestDatabase()
})
after(() => world.drop())

const ROWS = 10_000
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

function table(rows: number, hour = '10:00'): string {
  const lines = Array.from(
    { length: rows },
    (_, n) =>
      `Circle ${n},${DAYS[n % 7]},${n % 5 === 0 ? hour : '19:30'},${n} Mill Street,Port Ellery,https://meet.example.org/j/${n}`,
  )
  return ['Name,Day,Time,Street,City,Zoom link', ...lines].join('\n')
}

test('ten thousand rows are imported in seconds, while pages are still answered', async (t) => {
  const lag = monitorEventLoopDelay({ resolution: 5 })
  const heard: number[] = []
  const read = async (text: string) => {
    const started = performance.now()
    lag.enable()
    const report = await importFeed(
      world.db,
      { feed: { name: 'Large' }, source: { text } },
      (done) => void heard.push(done),
    )
    lag.disable()
    const counts = 'done' in report ? report.done.counts : assert.fail(JSON.stringify(report))
    t.diagnostic(
      `${Math.round(performance.now() - started)} ms, ${counts.changes} changes, event loop held for at most ${Math.round(lag.max / 1e6)} ms`,
    )
    lag.reset()
    return counts
  }
  const first = await read(table(ROWS))
  assert.deepEqual([first.rows, first.groups.new], [ROWS, ROWS])
  assert.ok(
    heard.length > 10 && heard.at(-1) === ROWS && heard.every((done, at) => at === 0 || done >= (heard[at - 1] ?? 0)),
  )
  assert.equal((await read(table(ROWS))).changes, 0)
  await world.owner(
    `with g as (update elsewhere_groups set last_seen = last_seen - 1) update listed_groups set last_seen = last_seen - 1`,
  )
  assert.equal((await read(table(ROWS))).changes, 0)
  // Rows without a slug are known again by name and place when their hour changes.
  const moved = await read(table(ROWS, '11:00'))
  assert.deepEqual([moved.groups.new, moved.groups.changed, moved.groups.vanished], [0, ROWS / 5, 0])
  const fewer = await read(table(ROWS - 100, '11:00'))
  assert.deepEqual([fewer.groups.vanished, fewer.groups.same], [100, ROWS - 100])
  const [listed] = await world.owner(`select count(*)::int as n from listed_groups`)
  assert.deepEqual(listed, { n: ROWS })
})
