import { randomInt } from 'node:crypto'
import type { ActingPerson } from '../../src/database/database.ts'
import { agreementTemplate } from '../../src/domain/groups/agreement-templates.ts'
import { type Face, foundGroup, type GroupDraft } from '../../src/domain/groups/found.ts'
import { writeWelcome } from '../../src/domain/groups/lead.ts'
import { leaders, requireStanding } from '../../src/domain/groups/standing.ts'
import { answerListing, groupsWaiting } from '../../src/domain/place/approval.ts'
import { KEEPSAKES } from '../../src/web/ui/keepsakes.ts'
import { groups } from './content/groups.ts'
import { people } from './content/people.ts'
import type { DemoGroup, DemoPerson, Place, Rhythm } from './content/types.ts'
import { founderOf, known, seatKey, type World } from './world.ts'

/** Each group is founded by whoever has held it longest, and the steward lists those that are to be listed. */
export async function tellGroups(world: World): Promise<void> {
  for (const person of people) {
    const founded = groups.filter(({ key }) => founderOf(key).person === person)
    if (founded.length === 0) continue
    await world.db.acting(known(world.people, person.key), async (as) => {
      for (const group of founded) await tellGroup(as, world, person, group)
    })
  }
  const listed = new Set(
    groups.filter(({ visibility }) => visibility === 'listed').map(({ key }) => known(world.groups, key)),
  )
  const steward = people.find(({ steward }) => steward)?.key ?? ''
  await world.db.acting(known(world.people, steward), async (as) => {
    for (const waiting of await groupsWaiting(as)) {
      if (listed.has(waiting.id)) await answerListing(as, waiting.id, { listed: true, reason: '', seen: waiting.mark })
    }
  })
}

async function tellGroup(as: ActingPerson, world: World, person: DemoPerson, group: DemoGroup): Promise<void> {
  const id = await foundGroup(as, draftOf(group), faceOf(person, founderOf(group.key).place))
  const { mine } = await requireStanding(as, id, leaders)
  await writeWelcome(as, id, group.welcome ?? '', group.wayIn)
  world.groups.set(group.key, id)
  world.seats.set(seatKey(group.key, person.key), mine.seat.id)
}

/** How somebody is seen in one group: the name they use there, and a keepsake drawn by chance. */
export function faceOf(person: DemoPerson, place: Place): Face {
  const objects = Object.keys(KEEPSAKES)
  return { name: place.name ?? person.name, keepsake: `${objects[randomInt(objects.length)]}-${randomInt(1, 7)}` }
}

function draftOf(group: DemoGroup): GroupDraft {
  const language = group.languages[0] ?? 'en'
  return {
    ...{
      name: group.name,
      purpose: group.purpose,
      tone: group.tone,
      formats: group.formats,
      languages: group.languages,
    },
    ...{ zone: group.zone, faith: group.faith, access: group.access, guests: group.guests, door: group.door },
    focus: group.focus[0] ?? 'any_pain',
    furtherFoci: group.focus.slice(1, 3),
    identityLed: group.audiences,
    sizeBand: group.size,
    medicationTalk: group.medication,
    notFor: group.notFor,
    searchEngines: group.searchable,
    newcomersSee: 'since',
    listing: group.visibility === 'hidden' ? 'hidden' : 'listed',
    times: group.rhythm.map((rhythm) => timeOf(rhythm, group.key)),
    cover: group.cover.flatMap(({ weekdays, from, until }) =>
      weekdays.map((weekday) => ({ weekday, starts: from, ends: until })),
    ),
    questions: group.questions,
    agreement: [...agreementTemplate(group.agreement.template, language, group.medication), ...group.agreement.extra],
  }
}

function timeOf(rhythm: Rhythm, key: string) {
  const { weekday, start, minutes } = rhythm
  const often =
    rhythm.every === 'week'
      ? { every: rhythm.weeks, nth: null, anchor: rhythm.weeks === 2 ? anchorOf(weekday, key) : null }
      : { every: 1, nth: rhythm.nth }
  return { weekday, starts: start, minutes, ...often }
}

/** Of groups that meet every second week half meet in the coming one: the first such day from tomorrow, or a week later. */
function anchorOf(weekday: number, key: string): string {
  const date = new Date(Date.now() + DAY)
  while (date.getUTCDay() !== weekday) date.setTime(date.getTime() + DAY)
  return new Date(date.getTime() + (key.length % 2) * 7 * DAY).toISOString().slice(0, 10)
}
const DAY = 24 * 60 * 60 * 1000
