import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import { notFound, refuse } from '../refusal.ts'

/** What of a card can mislead whoever looks for a group. */
export interface CardWords {
  readonly name: string
  readonly purpose: string
  readonly notFor: string
  readonly focus: string
  readonly languages: readonly string[]
}

/** A listed group as a steward last read it, and as it is now. */
export interface LookedGroup {
  readonly id: GroupId
  readonly before: CardWords
  readonly now: CardWords
  readonly lookedAt: Date
  /** By which the card, as it is now, is known again. */
  readonly mark: string
}

/** Listed groups whose card says something else than a steward read, the longest unread first; at most 100. None for whoever is no
 *  steward. */
export async function changedGroups(as: Reading): Promise<LookedGroup[]> {
  const rows = await looked(as)
    .where(
      sql<boolean>`(g.name, g.purpose, g.not_for, g.focus, g.languages) is distinct from (l.name, l.purpose, l.not_for, l.focus, l.languages)`,
    )
    .orderBy('l.looked_at')
    .orderBy('g.id')
    .limit(100)
    .execute()
  return rows.map(lookedGroupOf)
}

/** Any listed group, changed or not. */
export async function requireListedGroup(as: Reading, id: GroupId): Promise<LookedGroup> {
  const row = await looked(as).where('g.id', '=', id).executeTakeFirst()
  return row ? lookedGroupOf(row) : refuse(notFound())
}

/** The card is as it should be. @throws Refusal card_changed when it is not the one with this mark any more */
export async function lookAtCard(as: ActingPerson, group: GroupId, seen: string): Promise<void> {
  await requireCard(as, group, seen)
  await sql`select look_at_card(${group})`.execute(as.db)
}

/** Takes a group out of the directory; those who lead it are told that there is something to read. It lives on, by invitation. */
export async function endListing(as: ActingPerson, group: GroupId, reason: string): Promise<void> {
  await sql`select end_listing(${group}, ${reason})`.execute(as.db)
}

/** Whoever decides about a group decides about what they read. @throws Refusal card_changed */
export async function requireCard(as: ActingPerson, group: GroupId, seen: string): Promise<void> {
  await sql`select require_card(${group}, ${seen})`.execute(as.db)
}

const looked = (as: Reading) =>
  as.db
    .selectFrom('groups as g')
    .innerJoin('looked_cards as l', 'l.group_id', 'g.id')
    .select(['g.id', 'g.name', 'g.purpose', 'g.not_for', 'g.focus', 'g.languages', 'l.looked_at'])
    .select([
      'l.name as name_before',
      'l.purpose as purpose_before',
      'l.not_for as not_for_before',
      'l.focus as focus_before',
      'l.languages as languages_before',
      sql<string>`card_mark(g.name, g.purpose, g.not_for, g.focus, g.languages)`.as('mark'),
    ])
    .where('g.listing', '=', 'listed')
    .where('g.closed_at', 'is', null)

type LookedRow = Awaited<ReturnType<ReturnType<typeof looked>['executeTakeFirstOrThrow']>>

function lookedGroupOf(row: LookedRow): LookedGroup {
  return {
    id: row.id,
    now: {
      name: row.name,
      purpose: row.purpose,
      notFor: row.not_for,
      focus: row.focus,
      languages: row.languages,
    },
    before: {
      name: row.name_before,
      purpose: row.purpose_before,
      notFor: row.not_for_before,
      focus: row.focus_before,
      languages: row.languages_before,
    },
    lookedAt: row.looked_at,
    mark: row.mark,
  }
}
