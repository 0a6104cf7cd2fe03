import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { GroupId, MembershipId } from '../src/database/ids.ts'
import { shareLead } from '../src/domain/groups/lead.ts'
import { myQuietWords, quietWordsTo } from '../src/domain/safety/quiet-words.ts'
import { paths } from '../src/web/paths.ts'
import type { gentle } from './drafts.ts'
import type { Someone, World } from './world.ts'

/** Ada and Ben lead, Cleo and Dot are members, Eve is a guest. */
export interface Circle {
  readonly ada: Someone
  readonly ben: Someone
  readonly cleo: Someone
  readonly dot: Someone
  readonly eve: Someone
  readonly group: GroupId
  readonly seats: Readonly<Record<'ada' | 'ben' | 'cleo' | 'dot' | 'eve', MembershipId>>
}

export async function openCircle(world: World, draft: Partial<typeof gentle> = {}): Promise<Circle> {
  const [ada, ben, cleo, dot, eve] = (await Promise.all(
    ['Ada', 'Ben', 'Cleo', 'Dot', 'Eve'].map((name) => world.someone(name)),
  )) as [Someone, Someone, Someone, Someone, Someone]
  const group = await world.group(ada, draft)
  const [first] = await world.owner<{ id: MembershipId }>('select id from memberships where group_id = $1', [group])
  const seats = {
    ada: first?.id as MembershipId,
    ben: await world.sit(ben, group),
    cleo: await world.sit(cleo, group),
    dot: await world.sit(dot, group),
    eve: await world.sit(eve, group, { asGuest: true }),
  }
  await world.db.acting(ada.id, (as) => shareLead(as, seats.ben, true))
  return { ada, ben, cleo, dot, eve, group, seats }
}

/** What people say in quiet words, and what they see of them. */
export function inQuiet(world: () => World, circle: () => Circle) {
  const waiting = (who: Someone) => world().db.reading(who.id, (as) => quietWordsTo(as, circle().group))
  /** The page of the thread in which that was said, as somebody who leads finds it. */
  const address = async (who: Someone, words: string) => {
    const word = (await waiting(who)).find(({ lines }) => lines.some((line) => line.words === words))
    assert.ok(word, `${who.name} reads “${words}”`)
    return paths.dutyWord(circle().group, word.id)
  }
  return {
    waiting,
    address,
    say: (who: Someone, words: string, key: string = randomUUID()) =>
      world().post(who, paths.quietWord(circle().group), { words, key }),
    answer: async (who: Someone, to: string, words: string) =>
      world().post(who, `${await address(who, to)}/answer`, { words, key: randomUUID() }),
    mine: (who: Someone) => world().db.reading(who.id, (as) => myQuietWords(as, circle().group)),
    page: async (who: Someone) => (await world().visit(who, paths.quietWord(circle().group))).body,
    withMail: (who: Someone) =>
      world().owner(`insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, $2, $3, now())`, [
        who.id,
        `${who.id}@example.org`,
        Buffer.from(who.id),
      ]),
    mails: async (who: Someone) =>
      (
        await world().owner<{ text_id: string }>(
          'select text_id from outbox where person_id = $1 and sent_at is null order by queued_at',
          [who.id],
        )
      ).map(({ text_id }) => text_id),
  }
}
