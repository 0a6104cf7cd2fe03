import { sql } from 'kysely'
import type { ActingPerson, System } from '../../database/database.ts'
import type { Id, PersonId } from '../../database/ids.ts'
import { hashOfTyped, newCode } from './code.ts'

/** A steward opens a way back in for somebody: the code to hand them opens after 72 hours, unless an open session of theirs
 *  says "not me". A newer code takes the place of an older.
 *  @throws Refusal not_found, for whoever is no steward too */
export async function resetBySteward(as: ActingPerson, signInName: string): Promise<string> {
  const { code, hash } = newCode()
  await sql`select ask_reset(${signInName}, ${hash})`.execute(as.db)
  return code
}

/** "Not me": refuses every reset that waits for me. */
export async function refuseResets(as: ActingPerson): Promise<void> {
  await sql`select refuse_resets()`.execute(as.db)
}

export interface FoundReset {
  readonly id: Id<'resets'>
  readonly person: PersonId
  readonly opensAt: Date
}

/** Whoever asked for it has kept the code: it opens nothing once they are no steward any more. */
const byASteward = sql<boolean>`exists (select from people s where s.id = resets.asked_by and s.is_steward and not s.suspended)`

/** The reset that a code belongs to, opened or not; undefined for a wrong name and a wrong code alike. It holds for 30 days. */
export async function findReset(as: System, signInName: string, typed: string): Promise<FoundReset | undefined> {
  const row = await as.db
    .selectFrom('resets')
    .innerJoin('people as p', 'p.id', 'resets.person_id')
    .select(['resets.id', 'resets.person_id', 'resets.opens_at'])
    .where('p.sign_in_name', '=', signInName)
    .where('code_hash', '=', hashOfTyped(typed))
    .where('refused_at', 'is', null)
    .where('used_at', 'is', null)
    .where(byASteward)
    .where('asked_at', '>', sql<Date>`now() - interval '30 days'`)
    .executeTakeFirst()
  return row && { id: row.id, person: row.person_id, opensAt: row.opens_at }
}

/** Takes the reset for good; false when somebody was faster, or said "not me" this moment. */
export async function takeReset(as: System, reset: FoundReset): Promise<boolean> {
  const taken = await as.db
    .updateTable('resets')
    .set({ used_at: sql<Date>`now()` })
    .where('id', '=', reset.id)
    .where('used_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('opens_at', '<=', sql<Date>`now()`)
    .where(byASteward)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}
