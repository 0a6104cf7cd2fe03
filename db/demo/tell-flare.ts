import { keepFlarePlan } from '../../src/domain/people/flare.ts'
import { choosePeople } from '../../src/domain/people/flaring/people.ts'
import { flarePlan } from './content/flare.ts'
import { known, seatKey, type World } from './world.ts'

/** A plan for a flare, written on a good day. Nobody has been told of anything by it. */
export async function tellFlare(world: World): Promise<void> {
  const { by, group, tells, ...plan } = flarePlan
  await world.db.acting(known(world.people, by), async (as) => {
    await keepFlarePlan(as, { ...plan, rests: [known(world.seats, seatKey(group, by))] })
    await choosePeople(
      as,
      tells.map((person) => known(world.seats, seatKey(group, person))),
    )
  })
}
