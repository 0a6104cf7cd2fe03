import type { GroupId, MembershipId } from '../src/database/ids.ts'
import { followFlare } from '../src/domain/people/flaring/follow.ts'
import { letters } from '../src/web/ids.ts'
import { paths } from '../src/web/paths.ts'
import type { Someone, World } from './world.ts'

/** What the people Ada chose read in her flare. */
export const WORDS = 'I will be quiet for a while. All is well.'

export interface FlareCircle {
  readonly ada: Someone
  readonly ben: Someone
  readonly cleo: Someone
  readonly group: GroupId
  readonly seats: Readonly<Record<'ada' | 'ben' | 'cleo', MembershipId>>
}

/** Slow Mornings, which Cleo leads; Ada, who will be in a flare, and Ben sit in it. */
export async function openFlareCircle(world: World): Promise<FlareCircle> {
  const ada = await world.someone('Ada')
  const ben = await world.someone('Ben')
  const cleo = await world.someone('Cleo')
  const group = await world.group(cleo, { name: 'Slow Mornings' })
  const [first] = await world.owner<{ id: MembershipId }>('select id from memberships where group_id = $1', [group])
  const seats = { cleo: first?.id as MembershipId, ada: await world.sit(ada, group), ben: await world.sit(ben, group) }
  return { ada, ben, cleo, group, seats }
}

/** What Ada does about her flare, and what others read of it. */
export function inFlare(world: () => World, circle: () => FlareCircle) {
  return {
    plan: (people: readonly MembershipId[], more: Record<string, string | string[]> = {}) =>
      world().post(circle().ada, paths.yourFlare(), { days: '3', words: WORDS, people: people.map(letters), ...more }),
    begin: () => world().post(circle().ada, paths.comfort(), { light: 'device', flare: 'on' }),
    /** Five minutes later, as far as Ada's flare knows. */
    async later(): Promise<void> {
      const { id } = circle().ada
      await world().owner(
        `update comforts set flare_since = flare_since - interval '6 minutes', flare_tells_at = flare_tells_at - interval '6 minutes' where person_id = $1`,
        [id],
      )
      await world().db.asSystem('the wait of a test is over', (as) => followFlare(as, id))
    },
    reads: async (who: Someone, path = paths.home()) => (await world().visit(who, path)).body.includes(WORDS),
  }
}
