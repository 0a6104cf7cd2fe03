import type { ActingPerson } from '../../src/database/database.ts'
import { requireGroup } from '../../src/domain/groups/group.ts'
import { writeWelcome } from '../../src/domain/groups/lead.ts'
import { draftsFromCard } from '../../src/domain/meeting/from-card.ts'
import { type Coming, comingMeetings } from '../../src/domain/meeting/meetings.ts'
import { replyToMeeting } from '../../src/domain/meeting/replies.ts'
import { cancelDate, changeDate, scheduleMeeting } from '../../src/domain/meeting/schedule.ts'
import { groups } from './content/groups.ts'
import { cancelled, later, topics, withoutCalendar } from './content/meetings.ts'
import { people } from './content/people.ts'
import type { DemoGroup } from './content/types.ts'
import { founderOf, known, placesIn, seatKey, type World } from './world.ts'

const DAY_MS = 86_400_000

/** Most groups have put their hours in the calendar, with the way in; some say what the next one is about, and some who come. */
export async function tellMeetings(world: World): Promise<void> {
  const scheduled = groups.filter(({ key }) => !withoutCalendar.includes(key))
  for (const { key } of people) {
    const led = scheduled.filter((group) => founderOf(group.key).person.key === key)
    if (led.length === 0) continue
    await world.db.acting(known(world.people, key), async (as) => {
      for (const group of led) await tellCalendar(as, world, group)
    })
  }
  for (const person of people) {
    const among = person.places.filter(({ as }) => as === 'member' || as === 'facilitator')
    if (among.length === 0) continue
    await world.db.acting(known(world.people, person.key), async (as) => {
      for (const place of among) await hope(as, world, place.group)
    })
  }
}

async function tellCalendar(as: ActingPerson, world: World, { key, wayIn, welcome }: DemoGroup): Promise<void> {
  const group = await requireGroup(as, known(world.groups, key))
  const [host, coHost] = placesIn(key)
    .filter(({ place }) => place.as === 'facilitator')
    .map(({ person }) => world.seats.get(seatKey(key, person.key)))
  for (const draft of draftsFromCard(group, wayIn ?? ''))
    await scheduleMeeting(as, group.id, { ...draft, host, coHost })
  await writeWelcome(as, group.id, welcome ?? '')
  const [first, , third] = await datesOf(as, world, key)
  if (first && topics[key]) await change(as, first, { about: topics[key], hours: 0 })
  if (third && later.includes(key)) await change(as, third, { about: '', hours: 1 })
  if (third && cancelled.includes(key)) await cancelDate(as, third.meeting, third.onDate)
}

async function change(
  as: ActingPerson,
  date: Coming,
  { about, hours }: { about: string; hours: number },
): Promise<void> {
  const { meeting, onDate } = date
  const hour = Number(meeting.starts.slice(0, 2)) + hours
  const starts = hour < 24 ? `${String(hour).padStart(2, '0')}${meeting.starts.slice(2)}` : meeting.starts
  const { minutes } = meeting
  await changeDate(as, meeting, onDate, { startsOn: onDate, starts, minutes, about, waysIn: [], host: undefined })
}

/** About two in three have said that they hope to come. */
async function hope(as: ActingPerson, world: World, key: string): Promise<void> {
  const [next] = await datesOf(as, world, key)
  const turn = [...`${key}${as.viewer}`].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 3
  if (next && !next.cancelled && turn > 0) await replyToMeeting(as, next, 'hope')
}

function datesOf(as: ActingPerson, world: World, key: string): Promise<Coming[]> {
  return comingMeetings(as, [known(world.groups, key)], new Date(), new Date(Date.now() + 100 * DAY_MS), 3)
}
