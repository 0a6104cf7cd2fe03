import { randomUUID } from 'node:crypto'
import { requireGroup } from '../../src/domain/groups/group.ts'
import { sayDuty } from '../../src/domain/safety/duties.ts'
import { answerQuietWord, quietWordsTo, writeQuietWord } from '../../src/domain/safety/quiet-words.ts'
import { onDuty, quietWord } from './content/quiet.ts'
import { known, seatKey, type World } from './world.ts'

/** A quiet word that was answered, and names beside the hours of duty. */
export async function tellQuiet(world: World): Promise<void> {
  const { by, words, answeredBy, answer } = quietWord
  const group = known(world.groups, quietWord.group)
  await world.db.acting(known(world.people, by), (as) => writeQuietWord(as, group, words, randomUUID()))
  await world.db.acting(known(world.people, answeredBy), async (as) => {
    for (const word of await quietWordsTo(as, group)) await answerQuietWord(as, word.id, answer, randomUUID())
  })
  for (const [turn, who] of onDuty.entries()) {
    await world.db.acting(known(world.people, who), async (as) => {
      const { cover } = await requireGroup(as, group)
      const seat = known(world.seats, seatKey(quietWord.group, who))
      // Said of every week, so no date matters.
      for (const hour of cover.filter((_, i) => i % onDuty.length === turn))
        await sayDuty(as, seat, { group, hour, date: '' }, 'weekly')
    })
  }
}
