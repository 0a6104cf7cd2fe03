import { parseCronItems, run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { quiet } from '../database/quiet.ts'
import type { Roles } from '../database/roles.ts'
import { putBackAbandoned } from './abandoned.ts'
import { backUp } from './back-up.ts'
import { followFlareJob } from './follow-flare.ts'
import { forgetMails } from './forget-mails.ts'
import { importFeedJob } from './import-feed.ts'
import type { Job, Workshop } from './job.ts'
import { makeArchiveJob } from './make-archive.ts'
import { makeGroupExportJob } from './make-group-export.ts'
import { nightly } from './nightly.ts'
import { remind } from './remind.ts'
import { sendLetter } from './send-letter.ts'
import { sendMail } from './send-mail.ts'

/** A job whose payload is checked as it comes in, so that jobs of different payloads share one list. */
export interface Task {
  readonly name: string
  readonly travels: boolean
  run(shop: Workshop, payload: unknown): Promise<void>
}

export function taskOf<Payload>(job: Job<Payload>): Task {
  return {
    name: job.name,
    travels: job.travels === true,
    run: async (shop, payload) => job.perform(shop, job.payload.parse(payload)),
  }
}

export const TASKS: readonly Task[] = [
  taskOf(sendMail),
  taskOf(sendLetter),
  taskOf(remind),
  taskOf(nightly),
  taskOf(importFeedJob),
  taskOf(makeArchiveJob),
  taskOf(makeGroupExportJob),
  taskOf(forgetMails),
  taskOf(followFlareJob),
  taskOf(backUp),
]

/** What a backup takes along of what waits. */
export const TRAVELLING_JOBS = TASKS.filter(({ travels }) => travels).map(({ name }) => name)

const NAME = 'holdfast-jobs'
const DAY_MS = 24 * 60 * 60 * 1000

export interface Worker {
  stop(): Promise<void>
}

/** Starts working off jobs. Several nodes may; a job is done by one of them. The nightly one runs at 03:10 UTC, the backup at
 *  03:40, and each soon after a start that slept through it. */
export async function startWorker(
  connection: pg.PoolConfig,
  roles: Roles,
  shop: Workshop,
  tasks = TASKS,
): Promise<Worker> {
  const pgPool = new pg.Pool({
    ...connection,
    max: 3,
    options: `-c role=${roles.system}`,
    application_name: NAME,
  })
  pgPool.on('error', () => {})
  pgPool.on('connect', (client) => client.on('error', () => {}))
  await putBackAbandoned(connection, pgPool, NAME)
  const runner = await run({
    pgPool,
    logger: quiet,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 5000,
    taskList: listOf(tasks, shop),
    parsedCronItems: parseCronItems([
      // Mails that wait for their hour, and what the next server would not take.
      { task: 'send-mail', match: '* * * * *', options: { jobKey: 'post', maxAttempts: 1 } },
      { task: 'remind', match: '*/5 * * * *', options: { jobKey: 'remind', maxAttempts: 1 } },
      { task: 'nightly', match: '10 3 * * *', options: { backfillPeriod: DAY_MS, jobKey: 'nightly' } },
      ...(shop.backups
        ? [
            {
              task: 'back-up',
              match: '40 3 * * *',
              options: { backfillPeriod: DAY_MS, jobKey: 'back-up', maxAttempts: 4 },
            },
          ]
        : []),
    ]),
  })
  return {
    async stop() {
      await runner.stop()
      await pgPool.end()
    },
  }
}

function listOf(tasks: readonly Task[], shop: Workshop): TaskList {
  return Object.fromEntries(
    tasks.map((task) => [
      task.name,
      async (payload: unknown, { job: { id, attempts } }: { job: { id: string; attempts: number } }) => {
        try {
          await task.run(shop, payload)
        } catch (error) {
          shop.jobFailed?.(task.name)
          shop.log.error('job.failed', error, { job: task.name, id, attempts })
          // The worker keeps an error's message with the job; ours may quote what nobody else should read.
          throw new Error(`${task.name} failed`)
        }
      },
    ]),
  )
}
