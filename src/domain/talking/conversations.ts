import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId, Id } from '../../database/ids.ts'
import type { Topic } from './choices.ts'
import type { PostId, Voice } from './posts.ts'

export type ConversationId = Id<'conversations'>
export type ListOrder = 'newest' | 'begun'

/** A conversation as one of many. What of it this reader may not see shows nowhere here, neither in its order nor in its last word. */
export interface ListedConversation {
  readonly id: ConversationId
  /** '' where it has none, or where its first words are not for this reader. */
  readonly title: string
  readonly begunBy: Voice | undefined
  /** The place of its last post, for the page to open. */
  readonly lastPosition: number
  readonly lastAt: Date
}

export interface ConversationPage {
  readonly conversations: readonly ListedConversation[]
  readonly page: number
  readonly more: boolean
}

const PAGE_SIZE = 20
/** Further back nobody leafs. */
export const LAST_PAGE = 200

interface ListedRow extends Omit<ListedConversation, 'begunBy'> {
  seat: Voice['id'] | null
  name: string
  second_word: string
  keepsake: string
}

/** The conversations of a group in the order this reader chose: by the newest word they may read, or as they were begun. */
export async function conversationsOf(as: Reading, group: GroupId, page: number): Promise<ConversationPage> {
  const { rows } = await sql<ListedRow>`
    select c.id, coalesce(first.title, '') as title, last.position as "lastPosition", last.written_at as "lastAt",
      m.id as seat, m.name, m.second_word, m.keepsake
    from conversations c
      join lateral (select position, written_at from posts p where p.conversation_id = c.id and p.taken_back_at is null
        order by position desc limit 1) last on true
      left join posts first on first.conversation_id = c.id and first.position = 1
      left join memberships m on m.id = first.membership_id and first.taken_back_at is null
    where c.group_id = ${group}
    order by case when (select list_order from reading_choices) = 'begun' then c.begun_at else last.written_at end desc, c.id
    limit ${PAGE_SIZE + 1} offset ${(page - 1) * PAGE_SIZE}`.execute(as.db)
  return {
    conversations: rows.slice(0, PAGE_SIZE).map(listed),
    page,
    more: rows.length > PAGE_SIZE && page < LAST_PAGE,
  }
}

function listed({ seat, name, second_word, keepsake, ...row }: ListedRow): ListedConversation {
  return { ...row, begunBy: seat ? { id: seat, name, secondWord: second_word, keepsake } : undefined }
}

/** One conversation that has something in it for this reader. */
export interface Conversation {
  readonly id: ConversationId
  readonly title: string
  readonly lastPosition: number
}

/** Undefined where this reader may read no post of it: then it is not there. */
export async function findConversation(
  as: Reading,
  group: GroupId,
  id: ConversationId,
): Promise<Conversation | undefined> {
  const { rows } = await sql<Conversation>`
    select c.id, coalesce((select title from posts p where p.conversation_id = c.id and p.position = 1), '') as title,
      last.position as "lastPosition"
    from conversations c join lateral (select position from posts p where p.conversation_id = c.id order by position desc limit 1) last on true
    where c.id = ${id} and c.group_id = ${group}`.execute(as.db)
  return rows[0]
}

/** What those who lead keep at hand for everybody. */
export interface PinnedPost {
  readonly id: PostId
  readonly conversation: ConversationId
  readonly position: number
  readonly words: string
  readonly topics: readonly Topic[]
}

export async function pinnedIn(as: Reading, group: GroupId): Promise<PinnedPost[]> {
  const rows = await as.db
    .selectFrom('posts')
    .select(['id', 'conversation_id', 'position', 'words', 'topics'])
    .where('group_id', '=', group)
    .where('pinned_at', 'is not', null)
    .orderBy('pinned_at', 'desc')
    .limit(10)
    .execute()
  return rows.map(({ conversation_id, topics, ...row }) => ({
    ...row,
    topics: topics as Topic[],
    conversation: conversation_id,
  }))
}
