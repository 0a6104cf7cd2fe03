import { randomUUID } from 'node:crypto'
import type { GroupId, MembershipId } from '../src/database/ids.ts'
import { type DebriefId, debriefsOf, keepReadyWords, writeDebrief } from '../src/domain/safety/desk.ts'
import { sayDuty } from '../src/domain/safety/duties.ts'
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
  readonly debrief: DebriefId
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
  readonly seats: Readonly<Record<'facilitator' | 'member', MembershipId>>
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
  return { word: said.id, line: line.id, debrief: await plantDuty(world, around) }
}

/** A name put to the hour of the lane's card, something handed over, an hour that stands empty, words kept ready, and a note. */
async function plantDuty(world: World, { lane, facilitator, seats }: Around): Promise<DebriefId> {
  const hour = { weekday: 2, starts: '10:00', ends: '12:00' }
  const debrief = await world.db.acting(facilitator.id, async (as) => {
    const seat = seats.facilitator
    await sayDuty(as, seat, { group: lane, hour, date: '2030-01-01' }, 'weekly')
    await sayDuty(as, seat, { group: lane, hour, date: '2030-01-01' }, 'not_then')
    await keepReadyWords(as, lane, [canary('lane ready words')])
    await writeDebrief(as, { group: lane, seat }, canary('lane debrief'), randomUUID())
    return (await debriefsOf(as, lane))[0]?.id
  })
  if (!debrief) throw new Error('no note was left')
  // Of somebody who has no duty: so that whoever leads can still be seen to hand over theirs.
  await world.owner('insert into hand_overs (membership_id, group_id) values ($1, $2)', [seats.member, lane])
  return debrief
}
