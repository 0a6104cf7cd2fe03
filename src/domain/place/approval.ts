import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId, PersonId } from '../../database/ids.ts'
import { notFound, refuse } from '../refusal.ts'
import { requireCard } from './second-look.ts'

/** Somebody who asked to come where stewards answer each: two names, nothing more. */
export interface PersonWaiting {
  readonly id: PersonId
  readonly shownName: string
  readonly signInName: string
  readonly cameAt: Date
}

/** A group that wishes to be listed, as its card says it. */
export interface GroupWaiting {
  readonly id: GroupId
  readonly name: string
  readonly purpose: string
  readonly notFor: string
  readonly languages: readonly string[]
  readonly foundedAt: Date
  /** By which the card is known again: a steward answers for what they read. */
  readonly mark: string
}

/** The groups that wish to be listed, oldest first; at most 100. */
export function groupsWaiting(as: Reading): Promise<GroupWaiting[]> {
  return waiting(as).orderBy('founded_at').orderBy('id').limit(100).execute()
}

export async function requireGroupWaiting(as: Reading, id: GroupId): Promise<GroupWaiting> {
  return (await waiting(as).where('id', '=', id).executeTakeFirst()) ?? refuse(notFound())
}

/** Lists a waiting group, or leaves it unlisted with a reason its facilitators read. They are told that there is an answer.
 *  @throws Refusal card_changed when the card to be listed is not the one with the mark `seen` any more */
export async function answerListing(
  as: ActingPerson,
  group: GroupId,
  answer: { listed: boolean; reason: string; seen: string },
): Promise<void> {
  if (answer.listed) await requireCard(as, group, answer.seen)
  await sql`select answer_listing(${group}, ${answer.listed}, ${answer.reason})`.execute(as.db)
}

export interface ListingAnswer {
  readonly listed: boolean
  /** It stood in the directory until then. */
  readonly ended: boolean
  readonly reason: string
  readonly answeredAt: Date
}

/** The latest answer to a group's wish to be listed, for those who lead it; undefined for everybody else. */
export function findListingAnswer(as: Reading, group: GroupId): Promise<ListingAnswer | undefined> {
  return as.db
    .selectFrom('listing_answers')
    .select(['listed', 'ended', 'reason', 'answered_at as answeredAt'])
    .where('group_id', '=', group)
    .orderBy('answered_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Only that there are so many; 0 for whoever is no steward. */
export async function countHiddenGroups(as: Reading): Promise<number> {
  const { rows } = await sql<{ n: number | null }>`select count_hidden_groups() as n`.execute(as.db)
  return rows[0]?.n ?? 0
}

/** Those who wait to be let in, oldest first; at most 100. */
export async function peopleWaiting(as: Reading): Promise<PersonWaiting[]> {
  const { rows } = await sql<WaitingRow>`select * from people_waiting()`.execute(as.db)
  return rows.map((row) => ({
    id: row.id,
    shownName: row.shown_name,
    signInName: row.sign_in_name,
    cameAt: row.came_at,
  }))
}

interface WaitingRow {
  id: PersonId
  shown_name: string
  sign_in_name: string
  came_at: Date
}

export async function requirePersonWaiting(as: Reading, id: PersonId): Promise<PersonWaiting> {
  return (await peopleWaiting(as)).find((person) => person.id === id) ?? refuse(notFound())
}

/** Lets somebody in; or not, which erases them as if they had never come. */
export async function answerPerson(as: ActingPerson, person: PersonWaiting, welcome: boolean): Promise<void> {
  await sql`select answer_person(${person.id}, ${welcome})`.execute(as.db)
}

/** A steward sees other groups too, listed ones and their own; these are the ones that wait for an answer. */
const waiting = (as: Reading) =>
  as.db
    .selectFrom('groups')
    .select(['id', 'name', 'purpose', 'not_for as notFor', 'languages', 'founded_at as foundedAt'])
    .select(sql<string>`card_mark(name, purpose, not_for, focus, languages)`.as('mark'))
    .where('listing', '=', 'waiting')
    .where('wants_listing', '=', true)
    .where(sql<boolean>`is_steward()`)
