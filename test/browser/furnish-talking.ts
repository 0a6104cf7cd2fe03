import type { GroupId } from '../../src/database/ids.ts'
import { pinPost } from '../../src/domain/talking/say.ts'
import { findTalk } from '../../src/domain/talking/talk.ts'
import { tapPost } from '../../src/domain/talking/taps.ts'
import { begin, say } from '../talking.ts'
import type { Someone, World } from '../world.ts'

type People = Readonly<Record<'ada' | 'ben' | 'eve', Someone>>

/** A conversation with answers, presses, something covered, something taken back and something pinned; and a short one. */
export async function furnishTalking(world: World, group: GroupId, { ada, ben, eve }: People) {
  const first = await begin(
    world,
    ada,
    group,
    'Awake since three. My shoulder won’t let me lie on either side, so I sat in the kitchen and watched it get light.\n\nI don’t want fixing today. I only want somebody to know.',
    { title: 'Bad night, long day', wish: 'just_listen' },
  )
  const { conversation } = first
  const covered = await begin(world, ada, group, 'They kept me waiting nine hours in a chair.', {
    title: 'Nine hours in a chair',
    wish: 'how_did_you_cope',
    topics: ['hospital', 'medicines'],
  })
  const answer = await say(
    world,
    ben,
    conversation,
    'Two pillows and a rolled towel: https://example.org/a-drawing',
    first.id,
  )
  const gone = await say(world, ben, conversation, 'Forget this.')
  await world.owner(
    `update posts set words = '', title = '', wish = null, topics = '{}', taken_back_at = now() where id = $1`,
    [gone.id],
  )
  await say(world, ada, conversation, 'Thank you both.', answer.id)
  for (const who of [ben, eve])
    await world.db.acting(who.id, async (as) => {
      const talk = await findTalk(as, group)
      if (talk) await tapPost(as, talk, first, 'sitting_with_you')
    })
  await world.db.acting(ada.id, (as) => pinPost(as, first.id, true))
  return { conversation, covered: covered.conversation, post: first.id, answer: answer.id }
}
