import type pg from 'pg'
import type { WaitingJob } from './manifest.ts'

/** Jobs of these names that wait, as :system. Others do not travel: a mail that waited may have gone since. */
export async function waitingJobs(client: pg.ClientBase, names: readonly string[]): Promise<WaitingJob[]> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker._private_jobs') is not null as there`,
  )
  if (!there[0]?.there) return []
  const { rows } = await client.query<{ name: string; payload: Record<string, unknown>; key: string | null; at: Date }>(
    `select t.identifier as name, j.payload, j.key, j.run_at as at
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = any ($1) and j.attempts < j.max_attempts and json_typeof(j.payload) = 'object' order by j.id limit 5000`,
    [names],
  )
  return rows.map(({ at, ...job }) => ({ ...job, runAt: at.toISOString() }))
}

/** Empties the worker's list and puts these in, as :system. */
export async function replaceJobs(client: pg.ClientBase, jobs: readonly WaitingJob[]): Promise<void> {
  await client.query('delete from graphile_worker._private_jobs')
  for (const { name, payload, key, runAt } of jobs) {
    await client.query(
      `select graphile_worker.add_job($1, payload => $2::json, job_key => $3, run_at => $4::timestamptz, max_attempts => 12)`,
      [name, JSON.stringify(payload), key, runAt],
    )
  }
}
