import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import { notFound, refuse } from '../refusal.ts'
import type { Group } from './group.ts'
import { mustAcceptAnew } from './may-write.ts'
import { type Belonging, insiders } from './standing.ts'

const DAYS_60_MS = 60 * 24 * 60 * 60 * 1000

/** When a group that nobody leads closes for writing: the nightly job after this moment does it. */
export function closesAt(unledSince: Date): Date {
  return new Date(unledSince.getTime() + DAYS_60_MS)
}

/** Nobody leads here, and there is still time. */
export function isUnled(
  group: Pick<Group, 'unled_since' | 'closed_at'>,
): group is { unled_since: Date; closed_at: null } {
  return group.unled_since !== null && group.closed_at === null
}

/** May say "I would lead": belongs, has accepted the agreement in force, and nobody leads. */
export function mayTakeLead(group: Group, mine: Belonging): boolean {
  return mine.writes && isUnled(group) && insiders.includes(mine.standing) && !mustAcceptAnew(mine)
}

/** Leads from now on, where nobody did. Saying it twice is saying it once.
 *  @throws Refusal somebody_leads, group_closed, accept_first; not_found for whoever is no member */
export async function takeLead(as: ActingPerson, group: GroupId): Promise<void> {
  await sql`select take_lead(${group})`.execute(as.db)
}

/** A listed group that nobody leads, as a steward sees it. */
export interface UnledGroup {
  readonly id: GroupId
  readonly name: string
  readonly unledSince: Date
  /** When its members were asked whether one of them would lead. */
  readonly askedAt: Date | null
}

/** Listed groups that nobody leads, the next to close first; at most 100. Of others no steward learns. */
export async function unledGroups(as: Reading): Promise<UnledGroup[]> {
  return (await unled(as).orderBy('unled_since').orderBy('id').limit(100).execute()).map(unledGroupOf)
}

export async function requireUnledGroup(as: Reading, id: GroupId): Promise<UnledGroup> {
  const row = await unled(as).where('id', '=', id).executeTakeFirst()
  return row ? unledGroupOf(row) : refuse(notFound())
}

/** Asks the members whether one of them would lead: a mail that says nothing, and a sentence on the group's page. Once.
 *  @throws Refusal not_found */
export async function askForLead(as: ActingPerson, group: GroupId): Promise<void> {
  await sql`select ask_for_lead(${group})`.execute(as.db)
}

const unled = (as: Reading) =>
  as.db
    .selectFrom('groups')
    .select(['id', 'name', 'unled_since', 'lead_asked_at'])
    .where('listing', '=', 'listed')
    .where('closed_at', 'is', null)
    .where('unled_since', 'is not', null)
    .where(sql<boolean>`is_steward()`)

function unledGroupOf(row: {
  id: GroupId
  name: string
  unled_since: Date | null
  lead_asked_at: Date | null
}): UnledGroup {
  return { id: row.id, name: row.name, unledSince: row.unled_since ?? new Date(0), askedAt: row.lead_asked_at }
}
