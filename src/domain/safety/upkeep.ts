import { sql } from 'kysely'
import type { System } from '../../database/database.ts'
import { DEBRIEF_DAYS } from './desk.ts'
import { KEPT_DAYS, OPEN_DAYS } from './quiet-words.ts'

/** Erases what was said in quiet words once its time is over, and closes those in which nothing more is said. */
export async function forgetQuietWords(as: System): Promise<void> {
  await sql`delete from quiet_words where closed_at < now() - ${KEPT_DAYS} * interval '1 day'`.execute(as.db)
  await sql`update quiet_words w set closed_at = now() where closed_at is null and not exists (
    select from quiet_word_lines l where l.word_id = w.id and l.written_at > now() - ${OPEN_DAYS} * interval '1 day')`.execute(
    as.db,
  )
}

/** Erases notes after hard things once their time is over, and looks at what was handed over anew. */
export async function followDuties(as: System): Promise<void> {
  await sql`delete from debriefs where written_at < now() - ${DEBRIEF_DAYS} * interval '1 day'`.execute(as.db)
  await sql`select follow_all_duties()`.execute(as.db)
}
