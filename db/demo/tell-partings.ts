import { leaveGroup } from '../../src/domain/groups/belong.ts'
import { removeMember } from '../../src/domain/groups/lead.ts'
import { blockMember } from '../../src/domain/people/blocks.ts'
import { blocks, departures, removals } from './content/people.ts'
import { known, personCalled, seatKey, type World } from './world.ts'

/** Who blocks whom, who was removed, and who led and went: after everything else, because each parts people. */
export async function tellPartings(world: World): Promise<void> {
  for (const { by, of } of blocks) {
    const group = sharedGroup(by, of)
    if (!group) throw new Error(`${by} and ${of} meet in no group, so neither can block the other`)
    await world.db.acting(known(world.people, by), (as) => blockMember(as, known(world.seats, seatKey(group, of))))
  }
  for (const { group, person, by, reason } of removals) {
    await world.db.acting(known(world.people, by), (as) =>
      removeMember(as, known(world.seats, seatKey(group, person)), { reason, until: undefined }),
    )
  }
  for (const { group, person } of departures)
    await world.db.acting(known(world.people, person), (as) => leaveGroup(as, known(world.groups, group)))
}

/** Where both sit when they block; whoever will be removed still sits there. */
function sharedGroup(by: string, of: string): string | undefined {
  const sits = (key: string) =>
    personCalled(key)
      .places.filter(({ as }) => as !== 'asker' && as !== 'left')
      .map(({ group }) => group)
  return sits(by).find((group) => sits(of).includes(group))
}
