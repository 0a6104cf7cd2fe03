import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { openTestDatabase, type TestDatabase } from '../../test/database.ts'
import { makeLog } from '../log.ts'
import type { Workshop } from './job.ts'
import { startWorker, taskOf } from './worker.ts'

let world: TestDatabase
const done: string[] = []
const logged: string[] = []
const note = taskOf({
  name: 'note',
  payload: z.object({ what: z.string() }),
  perform: async (_, { what }) => void done.push(what),
})
const fail = taskOf({
  name: 'fail',
  payload: z.object({}),
  perform: async () => {
    throw Object.assign(new Error('Ada’s secret'), { code: 'XX001', detail: 'Ada’s secret' })
  },
})
before(async () => {
  world = await openTestDatabase()
})
after(() => world.drop())

const shop = () =>
  ({
    db: world.db,
    log: makeLog({ level: 'debug', json: false }, (line) => void logged.push(line)),
  }) as unknown as Workshop
const queue = (name: string, payload: object) =>
  world.owner(`select graphile_worker.add_job($1, $2::json, job_key => $3)`, [
    name,
    JSON.stringify(payload),
    `${name}${JSON.stringify(payload)}`,
  ])

/** What is kept of jobs of this name: at each full minute a worker queues some of its own beside them. */
const kept = <Row extends object>(columns: string, name: string) =>
  world.owner<Row & Record<string, unknown>>(
    `select ${columns} from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1`,
    [name],
  )

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 2400 && !what(); i++) await pause(50)
  assert.ok(what())
}

test('what was queued is done, and what a killed worker had in hand is done after all', async () => {
  await queue('note', { what: 'fresh' })
  await queue('note', { what: 'abandoned' })
  await world.owner(
    `update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now(), attempts = 1 where payload::text like '%abandoned%'`,
  )
  const worker = await startWorker(world.connection, world.roles, shop(), [note])
  await until(() => done.length === 2)
  await worker.stop()
  assert.deepEqual(done.sort(), ['abandoned', 'fresh'])
})

test('while another worker is connected, nothing is taken out of its hands', async () => {
  const other = await startWorker(world.connection, world.roles, shop(), [note])
  await world.owner(`select graphile_worker.add_job('elsewhere', '{}')`)
  await world.owner(`update graphile_worker._private_jobs set locked_by = 'busy', locked_at = now()`)
  const second = await startWorker(world.connection, world.roles, shop(), [note])
  await Promise.all([other.stop(), second.stop()])
  assert.deepEqual(await kept('locked_by', 'elsewhere'), [{ locked_by: 'busy' }])
})

test('a job that fails leaves no word of anybody in the log or beside the job', async () => {
  await world.owner('delete from graphile_worker._private_jobs')
  await queue('fail', {})
  const worker = await startWorker(world.connection, world.roles, shop(), [fail])
  await until(() => logged.some((line) => line.includes('job.failed')))
  await worker.stop()
  const [failed] = await kept<{ last_error: string }>('last_error', 'fail')
  assert.match(failed?.last_error ?? '', /fail failed/)
  assert.ok(!`${logged.join('')}${failed?.last_error}`.includes('Ada'))
  assert.match(logged.join(''), /job\.failed.*XX001/)
})
