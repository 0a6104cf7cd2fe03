import { randomUUID } from 'node:crypto'
import type { GroupId } from '../src/database/ids.ts'
import {
  answerQuietWord,
  myQuietWords,
  type QuietLineId,
  type QuietWordId,
  writeQuietWord,
} from '../src/domain/safety/quiet-words.ts'
import { canary } from './word.ts'
import type { Someone, World } from './world.ts'

export interface PlantedQuiet {
  readonly word: QuietWordId
  readonly line: QuietLineId
}

interface Around {
  readonly lane: GroupId
  readonly quiet: GroupId
  readonly member: Someone
  readonly former: Someone
  readonly facilitator: Someone
  readonly ivy: Someone
}

/** A quiet word of the lane that was answered, one of somebody who will have left, and one of the hidden group. */
export async function plantQuiet(world: World, around: Around): Promise<PlantedQuiet> {
  const { lane, quiet, member, former, facilitator, ivy } = around
  const say = (who: Someone, group: GroupId, word: string) =>
    world.db.acting(who.id, async (as) => {
      await writeQuietWord(as, group, canary(word), randomUUID())
      return myQuietWords(as, group)
    })
  await say(ivy, quiet, 'hidden quiet word')
  await say(former, lane, 'left quiet word')
  const [said] = await say(member, lane, 'lane quiet word')
  const [line] = said?.lines ?? []
  if (!said || !line) throw new Error('nothing was said')
  await world.db.acting(facilitator.id, (as) => answerQuietWord(as, said.id, canary('lane quiet answer'), randomUUID()))
  return { word: said.id, line: line.id }
}
