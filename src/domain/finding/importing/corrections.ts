import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../../database/database.ts'
import type { Id } from '../../../database/ids.ts'
import { notFound, refuse } from '../../refusal.ts'

export const ANSWERS = ['kept', 'mended', 'taken_down'] as const
export type CorrectionAnswer = (typeof ANSWERS)[number]
export type CorrectionKind = 'wrong' | 'ours' | 'take_down'

/** What somebody said about a listing, with or without an account. */
export interface Correction {
  readonly id: Id<'corrections'>
  readonly kind: CorrectionKind
  readonly words: string
  /** How to reach them, if they said; forgotten with the answer. */
  readonly reachMe: string
  readonly sentAt: Date
  /** Undefined when the listing is gone. */
  readonly group: { readonly id: Id<'elsewhere_groups'>; readonly name: string; readonly feedName: string } | undefined
}

/** What waits for an answer, oldest first; at most a hundred, for a steward. */
export async function openCorrections(as: Reading): Promise<Correction[]> {
  const rows = await unanswered(as).orderBy('c.sent_at').orderBy('c.id').limit(100).execute()
  return rows.map(correctionOf)
}

export async function requireCorrection(as: Reading, id: Id<'corrections'>): Promise<Correction> {
  const row = await unanswered(as).where('c.id', '=', id).executeTakeFirst()
  return row ? correctionOf(row) : refuse(notFound())
}

/** Answers one; taking down answers all that was said of the same listing. How to reach the sender is forgotten. */
export async function answerCorrection(
  as: ActingPerson,
  correction: Correction,
  answer: CorrectionAnswer,
): Promise<void> {
  if (answer === 'taken_down' && correction.group) return takeDown(as, correction.group.id)
  await as.db
    .updateTable('corrections')
    .set({ answered_at: new Date(), outcome: answer, reach_me: '' })
    .where('id', '=', correction.id)
    .where('answered_at', 'is', null)
    .execute()
}

/** Takes a listing away for good: no import brings it back.
 *  @throws Refusal not_found for whoever is no steward, and when it is not there. */
export async function takeDown(as: ActingPerson, group: Id<'elsewhere_groups'>): Promise<void> {
  await sql`select take_down(${group})`.execute(as.db)
}

export interface TakeDown {
  readonly id: Id<'takedowns'>
  readonly name: string
  readonly takenAt: Date
}

/** What was taken down of a feed, the latest first. */
export async function takeDownsOf(
  as: Reading,
  feed: { id: Id<'feeds'>; name: string; url: string | null },
): Promise<TakeDown[]> {
  const rows = await as.db
    .selectFrom('takedowns')
    .select(['id', 'name', 'taken_at'])
    .where((row) =>
      row.or([
        row('feed_id', '=', feed.id),
        row.and([
          row('feed_id', 'is', null),
          row.or([row('feed_name', '=', feed.name), row('feed_url', '=', feed.url)]),
        ]),
      ]),
    )
    .orderBy('taken_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ id, name, taken_at }) => ({ id, name, takenAt: taken_at }))
}

export async function requireTakeDown(as: Reading, id: Id<'takedowns'>): Promise<TakeDown> {
  const row = await as.db
    .selectFrom('takedowns')
    .select(['id', 'name', 'taken_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { id: row.id, name: row.name, takenAt: row.taken_at } : refuse(notFound())
}

/** Lets a listing come back with the next reading of its feed. */
export async function endTakeDown(as: ActingPerson, takeDown: TakeDown): Promise<void> {
  await as.db.deleteFrom('takedowns').where('id', '=', takeDown.id).execute()
}

const unanswered = (as: Reading) =>
  as.db
    .selectFrom('corrections as c')
    .leftJoin('elsewhere_groups as g', 'g.id', 'c.group_id')
    .leftJoin('feeds as f', 'f.id', 'g.feed_id')
    .select([
      'c.id',
      'c.kind',
      'c.words',
      'c.reach_me',
      'c.sent_at',
      'g.id as group_id',
      'g.name',
      'f.name as feed_name',
    ])
    .where('c.answered_at', 'is', null)

interface CorrectionRow {
  id: Id<'corrections'>
  kind: string
  words: string
  reach_me: string
  sent_at: Date
  group_id: Id<'elsewhere_groups'> | null
  name: string | null
  feed_name: string | null
}

function correctionOf(row: CorrectionRow): Correction {
  return {
    id: row.id,
    kind: row.kind as CorrectionKind,
    words: row.words,
    reachMe: row.reach_me,
    sentAt: row.sent_at,
    group:
      row.group_id === null ? undefined : { id: row.group_id, name: row.name ?? '', feedName: row.feed_name ?? '' },
  }
}
