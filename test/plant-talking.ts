import { randomUUID } from 'node:crypto'
import type { GroupId } from '../src/database/ids.ts'
import type { ConversationId } from '../src/domain/talking/conversations.ts'
import { keepDraft } from '../src/domain/talking/drafts.ts'
import type { PostId } from '../src/domain/talking/posts.ts'
import { keepReading, myReading } from '../src/domain/talking/reading.ts'
import { beginConversation, sayIn } from '../src/domain/talking/say.ts'
import { findTalk } from '../src/domain/talking/talk.ts'
import { tapPost } from '../src/domain/talking/taps.ts'
import { canary } from './word.ts'
import type { Someone, World } from './world.ts'

export interface PlantedTalk {
  readonly conversation: ConversationId
  /** The member's, who began it. */
  readonly post: PostId
  readonly reply: PostId
  readonly quietConversation: ConversationId
  readonly quietPost: PostId
}

interface Around {
  readonly lane: GroupId
  readonly quiet: GroupId
  readonly member: Someone
  readonly facilitator: Someone
  readonly resting: Someone
  /** Still a member while this is planted. */
  readonly former: Someone
  readonly ivy: Someone
}

/** A conversation of the lane in which three have spoken and one has answered with a press; one of the hidden group; a draft. */
export async function plantTalking(world: World, around: Around): Promise<PlantedTalk> {
  const { lane, quiet, member, facilitator, resting, former, ivy } = around
  const plain = { wish: 'just_saying', topics: [] } as const
  const begin = (who: Someone, group: GroupId, word: string) =>
    world.db.acting(who.id, (as) =>
      beginConversation(as, group, randomUUID(), {
        title: canary(`${word} title`),
        words: canary(`${word} words`),
        wish: 'how_did_you_cope',
        topics: ['hospital'],
      }),
    )
  const first = await begin(member, lane, 'lane')
  const say = (who: Someone, word: string) =>
    world.db.acting(who.id, (as) =>
      sayIn(as, first.conversation, randomUUID(), { ...plain, words: canary(word), answers: first.id }),
    )
  const reply = await say(facilitator, 'lane reply')
  await say(former, 'former words')
  await world.db.acting(resting.id, async (as) => {
    const talk = await findTalk(as, lane)
    if (talk) await tapPost(as, talk, first, 'sitting_with_you')
  })
  await world.db.acting(member.id, async (as) => {
    const draft = { title: canary('draft title'), words: canary('draft words') }
    await keepDraft(as, { group: lane, conversation: first.conversation }, randomUUID(), draft)
    await keepReading(as, { ...(await myReading(as)), order: 'begun' })
  })
  const hidden = await begin(ivy, quiet, 'quiet')
  return {
    conversation: first.conversation,
    post: first.id,
    reply: reply.id,
    quietConversation: hidden.conversation,
    quietPost: hidden.id,
  }
}
