import type { ActingPerson } from '../../src/database/database.ts'
import { askToJoin, joinGroup, leaveGroup, rest } from '../../src/domain/groups/belong.ts'
import { invite } from '../../src/domain/groups/invitations.ts'
import { shareLead } from '../../src/domain/groups/lead.ts'
import { groups } from './content/groups.ts'
import { people } from './content/people.ts'
import type { DemoGroup, DemoPerson, Place } from './content/types.ts'
import { faceOf } from './tell-groups.ts'
import { founderOf, groupCalled, known, placesIn, seatKey, type World } from './world.ts'

const DAY = 24 * 60 * 60 * 1000

/** Everybody comes in where they belong, by the door or with an invitation, and is there as the content says. */
export async function tellBelonging(world: World): Promise<void> {
  const invitations = await tellInvitations(world)
  for (const person of people) {
    const places = person.places.filter((place) => founderOf(place.group).person !== person)
    if (places.length === 0) continue
    await world.db.acting(known(world.people, person.key), async (as) => {
      for (const place of places) await tellPlace(as, world, person, place, invitations.get(place.group))
    })
  }
  await tellCoFacilitators(world)
}

/** A door that is not open lets in whoever was invited. */
async function tellInvitations(world: World): Promise<Map<string, string>> {
  const tokens = new Map<string, string>()
  for (const person of people) {
    const led = groups.filter((group) => founderOf(group.key).person === person && needsInviting(group))
    if (led.length === 0) continue
    await world.db.acting(known(world.people, person.key), async (as) => {
      for (const { key } of led) {
        const { token } = await invite(as, known(world.groups, key), { endsAt: new Date(Date.now() + DAY), note: '' })
        tokens.set(key, token)
      }
    })
  }
  return tokens
}

function needsInviting(group: DemoGroup): boolean {
  return placesIn(group.key).some(
    ({ person, place }) => founderOf(group.key).person !== person && !comesInAlone(group, place),
  )
}

function comesInAlone({ visibility, guests, door }: DemoGroup, place: Place): boolean {
  if (place.as === 'asker') return true
  return visibility === 'listed' && (place.as === 'guest' ? guests === 'yes' : door === 'open')
}

async function tellPlace(
  as: ActingPerson,
  world: World,
  person: DemoPerson,
  place: Place,
  invitation: string | undefined,
): Promise<void> {
  const group = known(world.groups, place.group)
  const face = faceOf(person, place)
  if (place.as === 'asker') {
    await askToJoin(as, group, { asGuest: false, name: face.name, answers: [...(place.answers ?? [])] })
    return
  }
  const alone = comesInAlone(groupCalled(place.group), place)
  const entry = { asGuest: place.as === 'guest', accepted: 1, face, ...(!alone && invitation && { invitation }) }
  const seat = await joinGroup(as, group, entry)
  world.seats.set(seatKey(place.group, person.key), seat)
  if (place.as === 'resting') await rest(as, seat)
  if (place.as === 'left') await leaveGroup(as, group)
}

async function tellCoFacilitators(world: World): Promise<void> {
  for (const { key } of groups) {
    const founder = founderOf(key).person
    const others = placesIn(key).filter(({ person, place }) => place.as === 'facilitator' && person !== founder)
    if (others.length === 0) continue
    await world.db.acting(known(world.people, founder.key), async (as) => {
      for (const { person } of others) await shareLead(as, known(world.seats, seatKey(key, person.key)), true)
    })
  }
}
