import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId, Id } from '../../database/ids.ts'

export type RemovalId = Id<'removals'>

/** A removal that still stands, as those who lead see it. */
export interface Removal {
  readonly id: RemovalId
  /** How they were called here. */
  readonly name: string
  readonly reason: string
  readonly removedAt: Date
  /** null: no day was set. */
  readonly until: Date | null
}

/** Who may not come back yet, the latest first; empty for whoever does not lead the group. At most 100. */
export async function removalsOf(as: Reading, group: GroupId): Promise<Removal[]> {
  return seen(as, group)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', sql<Date>`now()`)]))
    .orderBy('removed_at', 'desc')
    .limit(100)
    .execute()
}

/** One of them, ended or not: ending it again changes nothing. */
export function findRemoval(as: Reading, group: GroupId, id: RemovalId): Promise<{ id: RemovalId } | undefined> {
  return seen(as, group).where('id', '=', id).executeTakeFirst()
}

/** Ends a removal before its time: its person may come in again as anybody may. @throws Refusal not_found */
export async function liftRemoval(as: ActingPerson, removal: RemovalId): Promise<void> {
  await sql`select lift_removal(${removal})`.execute(as.db)
}

/** One's own removals are readable too; they are nothing to decide about. */
const seen = (as: Reading, group: GroupId) =>
  as.db
    .selectFrom('removals')
    .select(['id', 'shown_as as name', 'reason', 'removed_at as removedAt', 'until'])
    .where('group_id', '=', group)
    .where(sql<boolean>`array_position(facilitated_groups(), group_id) is not null`)
