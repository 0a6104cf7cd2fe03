import { randomUUID } from 'node:crypto'
import type { GroupId, MembershipId } from '../src/database/ids.ts'
import type { Topic, Wish } from '../src/domain/talking/choices.ts'
import type { ConversationId } from '../src/domain/talking/conversations.ts'
import type { PostId } from '../src/domain/talking/posts.ts'
import { beginConversation, sayIn, type Written } from '../src/domain/talking/say.ts'
import { openWorld, type Someone, type World } from './world.ts'

type People = [Someone, Someone, Someone]

/** A place with one group: the first named leads it, the others are members. */
export async function talkingWorld(...names: string[]): Promise<{ world: World; group: GroupId; people: People }> {
  const world = await openWorld()
  const people: Someone[] = []
  for (const name of names) people.push(await world.someone(name))
  const [first, ...others] = people
  if (!first) throw new Error('nobody is there')
  const group = await world.group(first, { guests: 'yes' })
  for (const other of others) await world.sit(other, group)
  return { world, group, people: people as People }
}

interface More {
  readonly title?: string
  readonly wish?: Wish
  readonly topics?: readonly Topic[]
}

/** Somebody begins a conversation. */
export function begin(
  world: World,
  who: Someone | undefined,
  group: GroupId,
  words: string,
  { title = '', wish = 'just_saying', topics = [] }: More = {},
): Promise<Written> {
  if (!who) throw new Error('nobody speaks')
  return world.db.acting(who.id, (as) => beginConversation(as, group, randomUUID(), { title, words, wish, topics }))
}

/** Somebody says something in it. */
export function say(
  world: World,
  who: Someone | undefined,
  conversation: ConversationId,
  words: string,
  answers?: PostId,
): Promise<Written> {
  if (!who) throw new Error('nobody speaks')
  return world.db.acting(who.id, (as) =>
    sayIn(as, conversation, randomUUID(), { words, wish: 'just_saying', topics: [], answers }),
  )
}

export async function seatOf(world: World, group: GroupId, who: Someone): Promise<MembershipId> {
  const [row] = await world.owner<{ id: MembershipId }>(
    'select id from memberships where group_id = $1 and person_id = $2',
    [group, who.id],
  )
  if (!row) throw new Error('no seat')
  return row.id
}
