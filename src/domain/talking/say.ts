import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import { notFound } from '../refusal.ts'
import type { Topic, Wish } from './choices.ts'
import type { ConversationId } from './conversations.ts'
import type { PostId } from './posts.ts'

/** What somebody writes. `key` is a uuid made with the form: the same form sent twice is one post. */
export interface Said {
  readonly words: string
  readonly wish: Wish
  readonly topics: readonly Topic[]
}

export interface Written {
  readonly id: PostId
  readonly conversation: ConversationId
  readonly position: number
}

/** Begins a conversation with its first post. @throws Refusal not_found for whoever may not write there */
export async function beginConversation(
  as: ActingPerson,
  group: GroupId,
  key: string,
  said: Said & { readonly title: string },
): Promise<Written> {
  const { rows } = await sql<{
    id: PostId
  }>`select begin_conversation(${group}, ${key}::uuid, ${said.title}, ${said.words}, ${said.wish},
    ${sql.val([...said.topics])}::text[]) as id`.execute(as.db)
  return written(as, rows[0]?.id)
}

/** Says something in a conversation, to all or in answer to one of its posts. @throws Refusal not_found */
export async function sayIn(
  as: ActingPerson,
  conversation: ConversationId,
  key: string,
  said: Said & { readonly answers?: PostId | undefined },
): Promise<Written> {
  const { rows } = await sql<{ id: PostId }>`select say(${conversation}, ${key}::uuid, ${said.words}, ${said.wish},
    ${sql.val([...said.topics])}::text[], ${said.answers ?? null}::uuid) as id`.execute(as.db)
  return written(as, rows[0]?.id)
}

async function written(as: Reading, id: PostId | undefined): Promise<Written> {
  const row =
    id &&
    (await as.db.selectFrom('posts').select(['conversation_id', 'position']).where('id', '=', id).executeTakeFirst())
  if (!row) throw notFound()
  return { id, conversation: row.conversation_id, position: row.position }
}

/** Writes a post of mine anew; the words that were there are kept nowhere, and it says that it was edited. @throws Refusal not_found */
export async function editPost(as: ActingPerson, id: PostId, said: Said & { readonly title: string }): Promise<void> {
  const { title, words, wish } = said
  const { numUpdatedRows } = await as.db
    .updateTable('posts')
    .set({ title, words, wish, topics: [...said.topics], edited_at: sql<Date>`now()` })
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound()
}

/** Takes words of mine back, also where I am no longer. Again changes nothing. @throws Refusal not_found */
export async function takeBackPost(as: ActingPerson, id: PostId): Promise<void> {
  await sql`select take_back_post(${id})`.execute(as.db)
}

/** Keeps a post where everybody reads it, whenever they came. For those who lead. @throws Refusal not_found */
export async function pinPost(as: ActingPerson, id: PostId, pinned: boolean): Promise<void> {
  await sql`select pin_post(${id}, ${pinned})`.execute(as.db)
}

/** What I chose the last time I wrote here, to begin with: what I would like back in this group, and the topics of this conversation. */
export async function lastChoices(
  as: Reading,
  group: GroupId,
  conversation: ConversationId | undefined,
): Promise<{ wish: Wish; topics: readonly Topic[] }> {
  const row = await as.db
    .selectFrom('posts')
    .select(['wish', 'topics', 'conversation_id'])
    .where(
      'membership_id',
      '=',
      sql<MembershipId>`(select my_seats())[array_position((select known_groups()), ${group}::uuid)]`,
    )
    .where('taken_back_at', 'is', null)
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const wish = (row?.wish ?? 'just_saying') as Wish
  return { wish, topics: row && row.conversation_id === conversation ? (row.topics as Topic[]) : [] }
}
