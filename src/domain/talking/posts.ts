import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId, Id, MembershipId } from '../../database/ids.ts'
import type { Tap, Topic, Wish } from './choices.ts'
import type { ConversationId } from './conversations.ts'

export type PostId = Id<'posts'>

/** Whoever said it, under the name of that group, also when they have left. */
export interface Voice {
  readonly id: MembershipId
  readonly name: string
  readonly secondWord: string
  readonly keepsake: string
}

export type Tapped = Voice & { readonly kind: Tap }

/** A post as one reader sees it. */
export interface Post {
  readonly id: PostId
  readonly position: number
  readonly title: string
  /** '' once taken back. */
  readonly words: string
  readonly wish: Wish | undefined
  readonly topics: readonly Topic[]
  readonly writtenAt: Date
  readonly edited: boolean
  readonly takenBack: boolean
  readonly pinned: boolean
  readonly voice: Voice | undefined
  readonly isAnswer: boolean
  /** What it answers; undefined though `isAnswer`: a message that is not here, or not for this reader. */
  readonly answers: { readonly id: PostId; readonly position: number; readonly voice: Voice | undefined } | undefined
  /** People, my own press among them first; nobody counts them. */
  readonly taps: readonly Tapped[]
}

/** So many places a page; where somebody's words are not for this reader, fewer posts. */
export const PAGE_SIZE = 20
const MOST_TAPS = 40

export const pageOf = (position: number) => Math.max(1, Math.ceil(position / PAGE_SIZE))

type Named<Prefix extends string> = { [key in `${Prefix}_id`]: MembershipId | null } & {
  [key in `${Prefix}_${'name' | 'word' | 'thing'}`]: string
}

interface Row extends Omit<Post, 'wish' | 'voice' | 'answers'>, Named<'by'>, Named<'to'> {
  wish: Wish | null
  answered: PostId | null
  answeredAt: number
}

/** One page of a conversation, counted from 1, in the order in which it was written. Bounded by places: right under every policy. */
export async function postsOn(
  as: Reading,
  group: GroupId,
  conversation: ConversationId,
  page: number,
): Promise<Post[]> {
  const after = (page - 1) * PAGE_SIZE
  const { rows } = await sql<Row>`
    select p.id, p.position, p.title, p.words, p.wish, p.topics, p.written_at as "writtenAt", p.edited_at is not null as edited,
      p.taken_back_at is not null as "takenBack", p.pinned_at is not null as pinned,
      m.id as by_id, m.name as by_name, m.second_word as by_word, m.keepsake as by_thing,
      p.answers_id is not null as "isAnswer", a.id as answered, a.position as "answeredAt",
      am.id as to_id, am.name as to_name, am.second_word as to_word, am.keepsake as to_thing,
      (select coalesce(json_agg(x), '[]') from (
        select s.id, s.name, s.second_word as "secondWord", s.keepsake, t.kind from one_tap_replies t join memberships s on s.id = t.membership_id
        where t.post_id = p.id order by s.id <> (select my_seats())[array_position((select known_groups()), p.group_id)], t.kind, s.id
        limit ${MOST_TAPS}) x) as taps
    from posts p left join memberships m on m.id = p.membership_id
      left join posts a on a.id = p.answers_id left join memberships am on am.id = a.membership_id
    where p.conversation_id = ${conversation} and p.group_id = ${group} and p.position > ${after} and p.position <= ${after + PAGE_SIZE}
    order by p.position`.execute(as.db)
  return rows.map(postOf)
}

function postOf(row: Row): Post {
  const { id, position, title, words, topics, writtenAt, edited, takenBack, pinned, isAnswer, taps } = row
  const { by_id, by_name, by_word, by_thing, to_id, to_name, to_word, to_thing, answered } = row
  const to = to_id ? { id: to_id, name: to_name, secondWord: to_word, keepsake: to_thing } : undefined
  return {
    ...{ id, position, title, words, topics, writtenAt, edited, takenBack, pinned, isAnswer, taps },
    wish: row.wish ?? undefined,
    voice: by_id ? { id: by_id, name: by_name, secondWord: by_word, keepsake: by_thing } : undefined,
    answers: answered ? { id: answered, position: row.answeredAt, voice: to } : undefined,
  }
}

/** One post of a group, as far as somebody needs it who does something about it. */
export interface FoundPost {
  readonly id: PostId
  readonly conversation: ConversationId
  readonly position: number
  readonly title: string
  readonly words: string
  readonly wish: Wish | undefined
  readonly topics: readonly Topic[]
  readonly pinned: boolean
  readonly takenBack: boolean
  readonly seat: MembershipId | null
  readonly name: string
}

export async function findPost(as: Reading, group: GroupId, id: PostId): Promise<FoundPost | undefined> {
  const row = await as.db
    .selectFrom('posts as p')
    .leftJoin('memberships as m', 'm.id', 'p.membership_id')
    .select(['p.id', 'p.conversation_id', 'p.position', 'p.title', 'p.words', 'p.wish', 'p.topics', 'p.pinned_at'])
    .select(['p.taken_back_at', 'p.membership_id', 'm.name'])
    .where('p.id', '=', id)
    .where('p.group_id', '=', group)
    .executeTakeFirst()
  if (!row) return undefined
  const { conversation_id, membership_id, pinned_at, taken_back_at, wish, topics, name, ...rest } = row
  return {
    ...rest,
    conversation: conversation_id,
    wish: (wish ?? undefined) as Wish | undefined,
    topics: topics as Topic[],
    pinned: pinned_at !== null,
    takenBack: taken_back_at !== null,
    seat: membership_id,
    name: name ?? '',
  }
}
