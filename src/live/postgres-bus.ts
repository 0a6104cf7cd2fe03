import pg from 'pg'
import type { Log } from '../log.ts'
import { type Bus, EVERYTHING } from './bus.ts'

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000

/** One connection a process that listens on the channel `live`. PostgreSQL holds a notice back until what it is about is
 *  committed. A lost connection comes back by itself, and what was missed meanwhile is told as EVERYTHING.
 *  @throws when the first connection cannot be made. */
export async function openPostgresBus(connection: pg.ClientConfig, log: Log): Promise<Bus> {
  const hearers = new Set<(topic: string) => void>()
  let closed = false
  let pause = FIRST_PAUSE_MS
  let waiting: NodeJS.Timeout | undefined
  let client = await listen()

  async function listen(): Promise<pg.Client> {
    const fresh = new pg.Client({ ...connection, application_name: 'holdfast-live', keepAlive: true })
    fresh.on('notification', ({ payload }) => tell(payload ?? ''))
    fresh.on('error', () => {})
    fresh.on('end', () => comeBack(fresh))
    await fresh.connect()
    await fresh.query('listen live')
    pause = FIRST_PAUSE_MS
    return fresh
  }

  function comeBack(lost: pg.Client): void {
    if (closed || lost !== client) return
    clearTimeout(waiting)
    waiting = setTimeout(async () => {
      try {
        client = await listen()
        tell(EVERYTHING)
      } catch (error) {
        log.warn('live.listen_failed', { code: (error as { code?: string }).code })
        comeBack(lost)
      }
    }, pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }

  function tell(topic: string): void {
    for (const heard of hearers) heard(topic)
  }

  return {
    async publish(topic) {
      await client.query(`select pg_notify('live', $1)`, [topic])
    },
    subscribe(heard) {
      hearers.add(heard)
      return () => void hearers.delete(heard)
    },
    async close() {
      closed = true
      clearTimeout(waiting)
      await client.end().catch(() => {})
    },
  }
}
