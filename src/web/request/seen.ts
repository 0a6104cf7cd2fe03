import type { Database } from '../../database/database.ts'
import type { Id } from '../../database/ids.ts'
import { touchSessions } from '../../domain/people/sessions.ts'
import type { House } from '../env.ts'

const PAUSE_MS = 30_000
const noted = new WeakMap<Database, Notes>()

interface Notes {
  day: string
  /** Noted today, so that each is written once a day. */
  readonly today: Set<Id<'sessions'>>
  readonly waiting: Set<Id<'sessions'>>
  timer: NodeJS.Timeout | undefined
}

/** Notes that a session is in use. Looking at a page changes nothing in the database: the notes are gathered here and written
 *  together, a while later, a day each. */
export function noteSeen({ db, log, waits }: House, id: Id<'sessions'>): void {
  const day = new Date().toISOString().slice(0, 10)
  const notes = noted.get(db) ?? { day, today: new Set(), waiting: new Set(), timer: undefined }
  noted.set(db, notes)
  if (notes.day !== day) {
    notes.day = day
    notes.today.clear()
  }
  if (notes.today.has(id)) return
  notes.today.add(id)
  notes.waiting.add(id)
  notes.timer ??= setTimeout(() => {
    notes.timer = undefined
    void writeSeen(db).catch((error) => log.error('sessions.seen', error))
  }, waits?.seenMs ?? PAUSE_MS).unref()
}

/** Writes what has been gathered. */
export async function writeSeen(db: Database): Promise<void> {
  const waiting = noted.get(db)?.waiting
  if (!waiting || waiting.size === 0) return
  const ids = [...waiting]
  waiting.clear()
  await db.asSystem('note the day a session was last used', (as) => touchSessions(as, ids))
}
