import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import { asSignInName } from './sign-in-name.ts'

export interface Decision {
  readonly reason: string
  readonly since: Date
  readonly until: Date | null
}

/** What those who lead a group decided. `lifted_at`: they ended it before its time. */
export interface GroupDecision extends Decision {
  readonly group_name: string
  readonly lifted_at: Date | null
}

/** A steward suspends somebody. They keep their words, their export and their appeal, and belong nowhere meanwhile; every
 *  session of theirs ends at once. `until` null: until it is lifted.
 *  @throws Refusal not_found, for whoever is no steward too */
export async function suspendPerson(
  as: ActingPerson,
  signInName: string,
  { reason, until }: { reason: string; until: Date | null },
): Promise<void> {
  await sql`select suspend_person(${asSignInName(signInName)}, ${reason}, ${until})`.execute(as.db)
}

/** @throws Refusal not_found */
export async function liftSuspension(as: ActingPerson, signInName: string): Promise<void> {
  await sql`select lift_suspension(${asSignInName(signInName)})`.execute(as.db)
}

/** What was decided about me for the whole place, the latest first. */
export function mySuspensions(as: Reading): Promise<(Decision & { readonly lifted_at: Date | null })[]> {
  return (
    as.db
      .selectFrom('suspensions')
      .select(['reason', 'since', 'until', 'lifted_at'])
      // A steward's policy shows those of others too.
      .where('person_id', '=', sql<never>`viewer_id()`)
      .orderBy('since', 'desc')
      .execute()
  )
}

/** What was decided about me in groups, the latest first. A facilitator's policy shows those of others too; the definer's list
 *  of my own seats keeps them apart. */
export async function myRemovals(as: Reading): Promise<GroupDecision[]> {
  const { rows } =
    await sql<GroupDecision>`select reason, since, until, lifted_at, group_name from my_removals()`.execute(as.db)
  return rows
}
