import { randomUUID } from 'node:crypto'
import type { ActingPerson } from '../../src/database/database.ts'
import type { ConversationId } from '../../src/domain/talking/conversations.ts'
import type { PostId } from '../../src/domain/talking/posts.ts'
import { beginConversation, sayIn, type Written } from '../../src/domain/talking/say.ts'
import { findTalk } from '../../src/domain/talking/talk.ts'
import { tapPost } from '../../src/domain/talking/taps.ts'
import { conversations } from './content/conversations.ts'
import type { DemoConversation, DemoPost } from './content/types.ts'
import { known, type World } from './world.ts'

/** A post and how long ago it was written. */
export interface Spoken {
  readonly post: PostId
  readonly conversation: ConversationId
  readonly hoursAgo: number
}

/** What was said in groups and what was answered with a press, each by whoever did. */
export async function tellTalking(world: World): Promise<Spoken[]> {
  const spoken: Spoken[] = []
  for (const told of conversations) {
    const written: Written[] = []
    for (const post of told.posts) {
      written.push(await as(world, post.by, (who) => tellPost(who, world, told, post, written)))
      for (const [by, kind] of post.taps ?? [])
        await as(world, by, async (who) => {
          const [talk, at] = [await findTalk(who, known(world.groups, told.group)), written.at(-1)]
          if (talk && at) await tapPost(who, talk, at, kind)
        })
    }
    spoken.push(
      ...written.map(({ id, conversation }, i) => ({ post: id, conversation, hoursAgo: told.posts[i]?.hoursAgo ?? 0 })),
    )
  }
  return spoken
}

const as = <T>(world: World, person: string, work: (who: ActingPerson) => Promise<T>) =>
  world.db.acting(known(world.people, person), work)

function tellPost(
  who: ActingPerson,
  world: World,
  { group, title = '' }: DemoConversation,
  { words, wish = 'just_saying', topics = [], answers }: DemoPost,
  written: readonly Written[],
): Promise<Written> {
  const [first] = written
  if (!first) return beginConversation(who, known(world.groups, group), randomUUID(), { title, words, wish, topics })
  const answered = answers === undefined ? undefined : written[answers]?.id
  return sayIn(who, first.conversation, randomUUID(), { words, wish, topics, answers: answered })
}
