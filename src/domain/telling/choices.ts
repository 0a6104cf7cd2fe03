import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { QuietHours } from './quiet-hours.ts'
import type { Often, Reminder } from './when-to-send.ts'

export const OFTEN = ['at_once', 'daily', 'weekly', 'none'] as const satisfies Often[]
export const REMINDERS = ['day', 'hour', 'start'] as const satisfies Reminder[]

/** What I want to be told by mail, and when not. */
export interface Telling {
  readonly announcements: Often
  readonly answers: Often
  readonly reminders: readonly Reminder[]
  readonly quiet: readonly QuietHours[]
}

export async function myTelling(as: Reading): Promise<Telling> {
  const [row, quiet] = await Promise.all([
    as.db.selectFrom('tellings').select(['announcements', 'answers', 'reminders']).executeTakeFirst(),
    as.db
      .selectFrom('quiet_hours')
      .select(['weekday', 'starts', 'ends'])
      .orderBy('starts')
      .orderBy('weekday')
      .execute(),
  ])
  return {
    announcements: (row?.announcements ?? 'at_once') as Often,
    answers: (row?.answers ?? 'at_once') as Often,
    reminders: (row?.reminders ?? ['day']) as Reminder[],
    quiet: quiet.map(({ weekday, starts, ends }) => ({ weekday, starts: starts.slice(0, 5), ends: ends.slice(0, 5) })),
  }
}

/** Keeps all of it; what waits already is looked at anew. */
export async function keepTelling(as: ActingPerson, telling: Telling): Promise<void> {
  const { announcements, answers, reminders, quiet } = telling
  const kept = { announcements, answers, reminders: [...reminders] }
  await as.db
    .insertInto('tellings')
    .values({ person_id: as.viewer, ...kept })
    .onConflict((on) => on.column('person_id').doUpdateSet(kept))
    .execute()
  await as.db.deleteFrom('quiet_hours').where('person_id', '=', as.viewer).execute()
  if (quiet.length > 0)
    await as.db
      .insertInto('quiet_hours')
      .values(quiet.map((hours) => ({ person_id: as.viewer, ...hours })))
      .execute()
  await sql`select wake_my_mail()`.execute(as.db)
}
