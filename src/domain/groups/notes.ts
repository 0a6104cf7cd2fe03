import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId, Id, MembershipId } from '../../database/ids.ts'

export type NoteId = Id<'group_notes'>

/** A note by those who lead. `writer` is missing when they have left, or cannot be seen by this viewer. */
export interface Note {
  readonly id: NoteId
  readonly words: string
  readonly writtenAt: Date
  readonly announcedAt: Date | null
  readonly pinnedAt: Date | null
  readonly writer:
    | { readonly name: string; readonly secondWord: string; readonly keepsake: string; readonly id: MembershipId }
    | undefined
}

const PAGE_SIZE = 50
/** Further back nobody leafs. */
export const LAST_PAGE = 200

/** One page of notes, counted from 1. */
export interface NotePage {
  readonly notes: readonly Note[]
  readonly page: number
  readonly more: boolean
}

/** What stands inside, pinned notes first, then those written since this viewer came, newest first; fifty a page. */
export async function notePage(as: Reading, group: GroupId, page = 1): Promise<NotePage> {
  const notes = await notesOf(as, group, PAGE_SIZE + 1, (page - 1) * PAGE_SIZE)
  return { notes: notes.slice(0, PAGE_SIZE), page, more: notes.length > PAGE_SIZE && page < LAST_PAGE }
}

/** The same in one list, from the one after the first `skip`. */
export async function notesOf(as: Reading, group: GroupId, most = PAGE_SIZE, skip = 0): Promise<Note[]> {
  const rows = await as.db
    .selectFrom('group_notes as n')
    .leftJoin('memberships as m', 'm.id', 'n.membership_id')
    .select([
      'n.id',
      'n.words',
      'n.written_at',
      'n.announced_at',
      'n.pinned_at',
      'm.id as seat',
      'm.name',
      'm.second_word',
      'm.keepsake',
    ])
    .where('n.group_id', '=', group)
    .orderBy(sql`n.pinned_at is null`)
    .orderBy('n.written_at', 'desc')
    .orderBy('n.id')
    .limit(most)
    .offset(skip)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    words: row.words,
    writtenAt: row.written_at,
    announcedAt: row.announced_at,
    pinnedAt: row.pinned_at,
    writer: row.seat
      ? { id: row.seat, name: row.name ?? '', secondWord: row.second_word ?? '', keepsake: row.keepsake ?? '' }
      : undefined,
  }))
}

/** Welcome words and the way in; guests read them too. */
export async function findWelcome(as: Reading, group: GroupId): Promise<{ words: string; way_in: string }> {
  const found = await as.db
    .selectFrom('welcomes')
    .select(['words', 'way_in'])
    .where('group_id', '=', group)
    .executeTakeFirst()
  return found ?? { words: '', way_in: '' }
}

/** One note of that group, where this viewer may read it. */
export function findNote(as: Reading, group: GroupId, id: NoteId): Promise<{ id: NoteId } | undefined> {
  return as.db
    .selectFrom('group_notes')
    .select('id')
    .where('id', '=', id)
    .where('group_id', '=', group)
    .executeTakeFirst()
}
