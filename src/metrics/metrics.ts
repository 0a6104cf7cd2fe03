import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { type Family, writeExposition } from './exposition.ts'
import { makeRequestTimes, type RequestTimes } from './request-times.ts'

export interface Metrics {
  readonly requests: RequestTimes
  jobFailed(job: string): void
  /** Everything, in Prometheus' text format. `db` is undefined while the place is not ready. */
  tell(db: Database | undefined): Promise<string>
  stop(): void
}

/** Begins to count. Nothing that is counted says who, or which group. */
export function startMetrics(): Metrics {
  const requests = makeRequestTimes()
  const failures = new Map<string, number>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    requests,
    jobFailed: (job) => void failures.set(job, (failures.get(job) ?? 0) + 1),
    async tell(db) {
      const kept = db ? await lookInDatabase(db).catch(() => undefined) : undefined
      const lag = { mean: delay.mean / 1e9, max: delay.max / 1e9 }
      delay.reset()
      return writeExposition([
        gauge('holdfast_ready', 'Whether the place is ready and its database answers.', kept ? 1 : 0),
        requests.family(),
        {
          name: 'holdfast_job_failures_total',
          help: 'Jobs that failed since the start, by name. Each is tried again.',
          type: 'counter',
          samples: [...failures].map(([job, value]) => ({ labels: { job }, value })),
        },
        ...(kept ? keptFamilies(kept) : []),
        ...processFamilies(lag),
      ])
    },
    stop: () => void delay.disable(),
  }
}

interface Kept {
  waiting: number
  oldest: number
  jobs: number
  failing: number
  bytes: number
}

function lookInDatabase(db: Database): Promise<Kept> {
  return db.asSystem('say how much waits, to whoever watches the machine', async (as) => {
    const { rows } = await sql<Kept>`select
      (select count(*)::int from outbox where sent_at is null) as waiting,
      (select coalesce(extract(epoch from now() - min(queued_at)), 0)::float8 from outbox where sent_at is null) as oldest,
      (select count(*)::int from graphile_worker.jobs) as jobs,
      (select count(*)::int from graphile_worker.jobs where attempts > 0 and last_error is not null) as failing,
      pg_database_size(current_database())::float8 as bytes`.execute(as.db)
    return rows[0] as Kept
  })
}

const keptFamilies = ({ waiting, oldest, jobs, failing, bytes }: Kept): Family[] => [
  gauge('holdfast_outbox_waiting', 'Mails that wait to be sent.', waiting),
  gauge('holdfast_outbox_oldest_seconds', 'How long the oldest of them has waited.', oldest),
  gauge('holdfast_jobs_waiting', 'Jobs that wait or are being done.', jobs),
  gauge('holdfast_jobs_failing', 'Jobs whose last try failed.', failing),
  gauge('holdfast_database_bytes', 'Size of the database on disk.', bytes),
]

function processFamilies(lag: { mean: number; max: number }): Family[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    gauge('holdfast_event_loop_delay_seconds', 'Mean delay of the event loop since it was last asked.', lag.mean),
    gauge('holdfast_event_loop_delay_max_seconds', 'Longest delay of the event loop since it was last asked.', lag.max),
    gauge('process_resident_memory_bytes', 'Memory of the program, its database not included.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Heap in use.', heapUsed),
    {
      name: 'process_cpu_seconds_total',
      help: 'CPU time of the program, its database not included.',
      type: 'counter',
      samples: [{ value: (user + system) / 1e6 }],
    },
    gauge('process_start_time_seconds', 'When the program started, in seconds since 1970.', START_SECONDS),
  ]
}

const START_SECONDS = Math.round(Date.now() / 1000 - process.uptime())

const gauge = (name: string, help: string, value: number): Family => ({
  name,
  help,
  type: 'gauge',
  samples: [{ value }],
})
