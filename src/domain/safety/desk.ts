import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId, Id, MembershipId } from '../../database/ids.ts'
import { notFound } from '../refusal.ts'
import type { Shown } from './quiet-words.ts'

export type DebriefId = Id<'debriefs'>

/** A note after a hard thing is erased after so many days. */
export const DEBRIEF_DAYS = 90
/** So many sentences are kept ready at most, of so many letters. */
export const MOST_READY = 12
export const LONGEST_READY = 500

/** A note by somebody who leads, for the others who do. */
export interface Debrief {
  readonly id: DebriefId
  readonly words: string
  readonly writtenAt: Date
  readonly mine: boolean
  /** Undefined when they have left. */
  readonly writer: Shown | undefined
}

/** Sentences that those who lead keep ready; none until they have chosen their own. */
export async function readyWordsOf(as: Reading, group: GroupId): Promise<string[]> {
  const rows = await as.db
    .selectFrom('ready_words')
    .select('words')
    .where('group_id', '=', group)
    .orderBy('position')
    .execute()
  return rows.map(({ words }) => words)
}

/** Keeps these and no others; none brings back those that were there at first. */
export async function keepReadyWords(as: ActingPerson, group: GroupId, sentences: readonly string[]): Promise<void> {
  await as.db.deleteFrom('ready_words').where('group_id', '=', group).execute()
  if (sentences.length === 0) return
  const rows = sentences.map((words, position) => ({ group_id: group, position, words }))
  await as.db
    .insertInto('ready_words')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute()
}

/** What those who lead have said to one another, the newest first. */
export async function debriefsOf(as: Reading, group: GroupId): Promise<Debrief[]> {
  const rows = await debriefs(as, group).orderBy('d.written_at', 'desc').orderBy('d.id').limit(100).execute()
  return rows.map(({ id, words, writtenAt, mine, who, name, second_word, keepsake }) => ({
    ...{ id, words, writtenAt, mine },
    writer: who ? { id: who, name: name ?? '', secondWord: second_word ?? '', keepsake: keepsake ?? '' } : undefined,
  }))
}

/** One of the viewer's own. */
export function findMyDebrief(as: Reading, group: GroupId, id: DebriefId): Promise<{ id: DebriefId } | undefined> {
  return debriefs(as, group).where('d.id', '=', id).where(MINE, '=', true).executeTakeFirst()
}

/** `key` was drawn with the form: the same again says nothing twice. */
export async function writeDebrief(
  as: ActingPerson,
  { group, seat }: { group: GroupId; seat: MembershipId },
  words: string,
  key: string,
): Promise<void> {
  await as.db
    .insertInto('debriefs')
    .values({ group_id: group, membership_id: seat, person_id: as.viewer, words, sent_key: key })
    .onConflict((on) => on.doNothing())
    .execute()
}

export async function takeBackDebrief(as: ActingPerson, id: DebriefId): Promise<void> {
  const { numDeletedRows } = await as.db.deleteFrom('debriefs').where('id', '=', id).executeTakeFirst()
  if (numDeletedRows === 0n) throw notFound()
}

const MINE = sql<boolean>`exists (select from my_memberships() x where x.membership_id = d.membership_id)`

const debriefs = (as: Reading, group: GroupId) =>
  as.db
    .selectFrom('debriefs as d')
    .leftJoin('memberships as m', 'm.id', 'd.membership_id')
    .select(['d.id', 'd.words', 'd.written_at as writtenAt', 'm.id as who', 'm.name', 'm.second_word', 'm.keepsake'])
    .select(MINE.as('mine'))
    .where('d.group_id', '=', group)
