import type pg from 'pg'
import { type Finding, fail, ok, warn } from './finding.ts'

/** Before this Holdfast there was none; long after it, the clock is more likely wrong than the program that old. */
const EARLIEST_YEAR = 2026
const LATEST_YEAR = 2066
const ADVICE =
  'Let the machine set its clock from the network (timedatectl set-ntp true). One-time links and covers go by it.'

/** Our clock beside the database's, and beside the last time something was written there. */
export async function findClock(client: pg.ClientBase): Promise<Finding[]> {
  const asked = Date.now()
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now')
  const answered = Date.now()
  const there = new Date(rows[0]?.now ?? answered).getTime()
  const apart = there < asked ? asked - there : Math.max(0, there - answered)
  const year = new Date(answered).getUTCFullYear()
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return [fail('clock', `It says the year is ${year}.`, ADVICE)]
  if (apart > 60_000)
    return [fail('clock', `Ours and the database's are ${Math.round(apart / 1000)} seconds apart.`, ADVICE)]
  if (apart > 2_000)
    return [warn('clock', `Ours and the database's are ${Math.round(apart / 1000)} seconds apart.`, ADVICE)]
  return [
    ok('clock', `${new Date(answered).toISOString().slice(0, 16).replace('T', ' ')} UTC, the same in the database.`),
  ]
}
