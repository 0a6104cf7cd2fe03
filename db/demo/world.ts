import type { Database } from '../../src/database/database.ts'
import type { GroupId, MembershipId, PersonId } from '../../src/database/ids.ts'
import { groups } from './content/groups.ts'
import { people } from './content/people.ts'
import type { DemoGroup, DemoPerson, Place } from './content/types.ts'

/** What has been told so far: which person, group and seat each handle of the content has become. */
export interface World {
  readonly db: Database
  readonly people: Map<string, PersonId>
  readonly groups: Map<string, GroupId>
  /** By `seatKey`. */
  readonly seats: Map<string, MembershipId>
}

export const seatKey = (group: string, person: string) => `${group} ${person}`

export const emptyWorld = (db: Database): World => ({ db, people: new Map(), groups: new Map(), seats: new Map() })

/** What a handle has become; a handle nobody has is a mistake in the content. */
export function known<T>(told: ReadonlyMap<string, T>, key: string): T {
  const found = told.get(key)
  if (found === undefined) throw new Error(`The demo speaks of "${key}" before it is told`)
  return found
}

export function groupCalled(key: string): DemoGroup {
  return groups.find((group) => group.key === key) ?? mistake(key)
}

export function personCalled(key: string): DemoPerson {
  return people.find((person) => person.key === key) ?? mistake(key)
}

/** Everybody's places in a group, longest there first. */
export function placesIn(group: string): { person: DemoPerson; place: Place }[] {
  return people
    .flatMap((person) => person.places.filter((place) => place.group === group).map((place) => ({ person, place })))
    .sort((one, other) => other.place.sinceDaysAgo - one.place.sinceDaysAgo)
}

/** Whoever has held it longest founded it. */
export function founderOf(group: string): { person: DemoPerson; place: Place } {
  return placesIn(group).find(({ place }) => place.as === 'facilitator') ?? mistake(group)
}

function mistake(key: string): never {
  throw new Error(`The demo knows nothing called "${key}"`)
}
