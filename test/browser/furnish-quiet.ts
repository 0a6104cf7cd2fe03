import { randomUUID } from 'node:crypto'
import type { GroupId } from '../../src/database/ids.ts'
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
  { ada, ben }: { ada: Someone; ben: Someone },
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
  return say('Something was said yesterday that stays with me.')
}
