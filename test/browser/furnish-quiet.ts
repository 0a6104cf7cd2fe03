import { randomUUID } from 'node:crypto'
import type { GroupId, MembershipId } from '../../src/database/ids.ts'
import { writeDebrief } from '../../src/domain/safety/desk.ts'
import { sayDuty } from '../../src/domain/safety/duties.ts'
import {
  answerQuietWord,
  closeQuietWord,
  myQuietWords,
  type QuietWordId,
  writeQuietWord,
} from '../../src/domain/safety/quiet-words.ts'
import type { Someone, World } from '../world.ts'

/** One quiet word that was answered and closed, and one that waits. */
export async function furnishQuiet(
  world: World,
  group: GroupId,
  { ada, ben, seat }: { ada: Someone; ben: Someone; seat: MembershipId },
): Promise<QuietWordId> {
  const say = (words: string) =>
    world.db.acting(ben.id, async (as) => {
      await writeQuietWord(as, group, words, randomUUID())
      const open = (await myQuietWords(as, group)).find(({ closedAt }) => closedAt === null)
      if (!open) throw new Error('nothing was said')
      return open.id
    })
  const first = await say('May I come late on Tuesdays?\n\nMornings are slow here.')
  await world.db.acting(ada.id, async (as) => {
    await answerQuietWord(as, first, 'Of course. The door stays open.', randomUUID())
    await closeQuietWord(as, first)
  })
  await world.db.acting(ada.id, async (as) => {
    const hour = { weekday: 2, starts: '10:00', ends: '12:00' }
    await sayDuty(as, seat, { group, hour, date: '2030-01-01' }, 'weekly')
    await writeDebrief(as, { group, seat }, 'That was a heavy hour. The break helped.', randomUUID())
  })
  return say('Something was said yesterday that stays with me.')
}
