import { sql } from 'kysely'
import type { ActingPerson } from '../../database/database.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import { conflict, notFound } from '../refusal.ts'
import type { ListingWish } from './choices.ts'
import { type CardDraft, columnsOf, writeParts } from './found.ts'
import type { NoteId } from './notes.ts'

/** Rewrites all that the group says of itself, but for its agreement and its listing. */
export async function editGroup(as: ActingPerson, group: GroupId, draft: CardDraft): Promise<void> {
  const { numUpdatedRows } = await as.db
    .updateTable('groups')
    .set(columnsOf(draft))
    .where('id', '=', group)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound()
  for (const part of ['group_times', 'cover_hours', 'group_questions'] as const) {
    await as.db.deleteFrom(part).where('group_id', '=', group).execute()
  }
  await writeParts(as, group, draft)
}

/**
 * Publishes the next version of the agreement. A `small` change is told to everybody once; a `new` one is asked before the
 * next word. Whoever publishes it has read it. `told` says what changed, in a sentence or two.
 * @throws Refusal agreement_changed when somebody else published one meanwhile
 */
export async function publishAgreement(
  as: ActingPerson,
  group: GroupId,
  lines: readonly string[],
  change: 'small' | 'new',
  told: string,
  /** The version this one was written from. */
  after?: number,
): Promise<number> {
  const now = await as.db
    .selectFrom('agreements')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('group_id', '=', group)
    .executeTakeFirstOrThrow()
  if (after !== undefined && after !== now.version) throw conflict('agreement_changed')
  const written = await as.db
    .insertInto('agreements')
    .values({ group_id: group, version: now.version + 1, lines: [...lines], change, told })
    .onConflict((on) => on.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!written) throw conflict('agreement_changed')
  await sql`select accept_agreement(${group}, ${written.version})`.execute(as.db)
  return written.version
}

/** What guests and members read first, and where to go when the group meets. */
export async function writeWelcome(as: ActingPerson, group: GroupId, words: string, wayIn = ''): Promise<void> {
  await as.db
    .insertInto('welcomes')
    .values({ group_id: group, words, way_in: wayIn })
    .onConflict((on) => on.column('group_id').doUpdateSet({ words, way_in: wayIn }))
    .execute()
}

/** Where the group can be found. To be listed for the first time it waits for a steward. */
export async function setListing(as: ActingPerson, group: GroupId, wish: ListingWish): Promise<void> {
  await sql`select set_listing(${group}, ${wish})`.execute(as.db)
}

/** A full group takes nobody new but guests and those with an invitation. */
export async function setFull(as: ActingPerson, group: GroupId, full: boolean): Promise<void> {
  const { numUpdatedRows } = await as.db
    .updateTable('groups')
    .set({ full_since: full ? sql<Date>`coalesce(full_since, now())` : null })
    .where('id', '=', group)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound()
}

/** Makes a member lead too, or no longer. @throws Refusal guests_do_not_lead, last_facilitator */
export async function shareLead(as: ActingPerson, seat: MembershipId, leads: boolean): Promise<void> {
  await sql`select share_lead(${seat}, ${leads})`.execute(as.db)
}

/** Who leads when the last one who leads goes. One at a time. @throws Refusal successor_is_a_member */
export async function nameSuccessor(as: ActingPerson, seat: MembershipId): Promise<void> {
  await sql`select name_successor(${seat})`.execute(as.db)
}

/** Takes a seat away, with a reason its person can read and, where given, the moment from which they may come back.
 *  @throws Refusal not_yourself */
export async function removeMember(
  as: ActingPerson,
  seat: MembershipId,
  decision: { reason: string; until?: Date | null | undefined },
): Promise<void> {
  await sql`select remove_member(${seat}, ${decision.reason}, ${decision.until ?? null})`.execute(as.db)
}

/** Writes a note to all members, from the viewer's own seat. @throws Refusal not_found unless they lead there and have
 *  accepted the agreement in force */
export async function writeNote(as: ActingPerson, group: GroupId, words: string, pinned = false): Promise<NoteId> {
  const { id } = await as.db
    .insertInto('group_notes')
    .values({
      group_id: group,
      membership_id: sql<MembershipId>`(my_seats())[array_position(known_groups(), ${group}::uuid)]`,
      words,
      pinned_at: pinned ? new Date() : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A pinned note is read by everybody, whenever they came. */
export async function pinNote(as: ActingPerson, note: NoteId, pinned: boolean): Promise<void> {
  const pinnedAt = pinned ? new Date() : null
  const { numUpdatedRows } = await as.db
    .updateTable('group_notes')
    .set({ pinned_at: pinnedAt })
    .where('id', '=', note)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound()
}

/** Tells every member of the note, once; those who rest are left in peace. Announcing again tells nobody twice. */
export async function announceNote(as: ActingPerson, note: NoteId): Promise<void> {
  const found = await as.db.selectFrom('group_notes').select('announced_at').where('id', '=', note).executeTakeFirst()
  if (!found) throw notFound()
  if (found.announced_at === null) await sql`select announce_note(${note})`.execute(as.db)
}

export async function takeBackNote(as: ActingPerson, note: NoteId): Promise<void> {
  const { numDeletedRows } = await as.db.deleteFrom('group_notes').where('id', '=', note).executeTakeFirst()
  if (numDeletedRows === 0n) throw notFound()
}
