import { z } from 'zod'
import type { Reading } from '../../database/database.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import { accessFeatures } from '../../domain/groups/choices.ts'
import { findFellow } from '../../domain/groups/people.ts'
import type { Coming, Meeting } from '../../domain/meeting/meetings.ts'
import { mayBeginMonthly, rhythmOf, rhythms, ruleOf } from '../../domain/meeting/rhythm.ts'
import { type MeetingDraft, problemWithMeeting } from '../../domain/meeting/schedule.ts'
import { readLink, readPhone, type WayIn } from '../../domain/meeting/ways-in.ts'
import type { MessageId } from '../../locales/words.ts'
import { currentZone } from '../../standards/zone.ts'
import { anyOf, clockTime, day, lineOrNone, oneOf, type Typed, tick, whole, wordsOrNone, zone } from '../form.ts'
import { dayOrNone, wholeOrNone } from '../groups/fields.ts'
import { asMembershipId, letters } from '../ids.ts'

/** From how long before a meeting its way in can be read, in minutes. */
export const SHOWN = ['15', '60', '1440', '10080'] as const

export const wayShape = {
  link: lineOrNone(600),
  phone: lineOrNone(60),
  place: wordsOrNone(600),
  words: wordsOrNone(600),
}
const dateShape = {
  starts_on: day(),
  starts: clockTime(),
  minutes: whole(10, 4320),
  about: lineOrNone(200),
  ...wayShape,
  host: lineOrNone(22),
}

/** One date; ways in that are left out are the usual ones. */
export const DateForm = z.object(dateShape)

/** A meeting, or a series of them. */
export const MeetingForm = z.object({
  ...dateShape,
  zone: zone(),
  rhythm: oneOf(rhythms),
  until: dayOrNone(),
  shown: oneOf(SHOWN),
  co_host: lineOrNone(22),
  access: anyOf(accessFeatures),
  capacity: wholeOrNone(2, 500),
  waiting_list: tick(),
})

export type MeetingValues = z.infer<typeof MeetingForm>
type Ways = Pick<MeetingValues, 'link' | 'phone' | 'place' | 'words'>

/** The ways in that were written, as they are kept. */
export function waysFrom({ link, phone, place, words }: Ways): WayIn[] {
  const ways = [
    { kind: 'link', wayIn: link && (readLink(link) ?? '') },
    { kind: 'phone', wayIn: phone && (readPhone(phone) ?? '') },
    { kind: 'place', wayIn: place },
    { kind: 'words', wayIn: words },
  ] as const
  return ways.filter(({ wayIn }) => wayIn !== '')
}

interface Problem {
  readonly field: string
  readonly id: MessageId
}

/** A link that is none, a number nobody can dial. */
export function wayProblem({ link, phone }: Ways): Problem | undefined {
  if (link && !readLink(link)) return { field: 'link', id: 'meeting.form.no_link' }
  return phone && !readPhone(phone) ? { field: 'phone', id: 'meeting.form.no_phone' } : undefined
}

/** What was typed as a meeting; the hosts' seats are still to be looked for. */
export function draftFrom(values: MeetingValues): Omit<MeetingDraft, 'host' | 'coHost'> {
  const kept = currentZone(values.zone)
  return {
    startsOn: values.starts_on,
    starts: values.starts,
    minutes: values.minutes,
    zone: kept,
    rule: ruleOf(values.rhythm, values.starts_on, kept, values.until || undefined),
    about: values.about,
    access: values.access,
    shownBeforeMinutes: Number(values.shown),
    capacity: values.capacity ?? null,
    waitingList: values.waiting_list,
    waysIn: waysFrom(values),
  }
}

/** Why it cannot be, beside the field that says so. */
export function problemWith(values: MeetingValues, now: Date): Problem | undefined {
  const way = wayProblem(values)
  if (way) return way
  if (waysFrom(values).length === 0) return { field: 'link', id: 'meeting.form.way_needed' }
  if (!mayBeginMonthly(values.rhythm, values.starts_on)) return { field: 'rhythm', id: 'meeting.form.not_that_day' }
  if (values.until && values.until < values.starts_on) return { field: 'until', id: 'meeting.form.ends_before' }
  const problem = problemWithMeeting(draftFrom(values), now)
  if (problem === 'no_such_zone') return { field: 'zone', id: 'forms.choose_zone' }
  if (problem === 'no_such_hour') return { field: 'starts', id: 'meeting.form.no_such_hour' }
  if (problem === 'rule') return { field: 'rhythm', id: 'meeting.form.rule' }
  return problem === 'over' ? { field: values.until ? 'until' : 'starts_on', id: 'meeting.form.over' } : undefined
}

/** The seat of whoever was chosen, where they belong here; nobody otherwise. */
export async function hostFrom(as: Reading, group: GroupId, chosen: string): Promise<MembershipId | undefined> {
  if (!chosen) return undefined
  const fellow = await findFellow(as, group, asMembershipId(chosen))
  return fellow && !fellow.guest ? fellow.id : undefined
}

interface Hosts {
  readonly role: 'host' | 'co_host'
  readonly id: MembershipId
}

/** A meeting as the form shows it; `from` is the next date, where it goes on. */
export function typedMeeting(meeting: Meeting, ways: readonly WayIn[], hosts: readonly Hosts[], from: string): Typed {
  const { rhythm = 'weekly', until } = rhythmOf(meeting.rule)
  const host = (role: Hosts['role']) => hosts.find((one) => one.role === role)?.id
  return {
    ...typedWays(ways),
    starts_on: from,
    starts: meeting.starts,
    minutes: String(meeting.minutes),
    about: meeting.about,
    zone: meeting.zone,
    rhythm,
    until: until ? dayIn(until, meeting.zone) : '',
    shown: String(meeting.shownBeforeMinutes),
    access: meeting.access,
    capacity: meeting.capacity === null ? '' : String(meeting.capacity),
    ...(meeting.waitingList ? { waiting_list: 'on' } : {}),
    host: seatWord(host('host')),
    co_host: seatWord(host('co_host')),
  }
}

/** One date likewise. */
export function typedDate(
  { starts, ends, meeting, onDate, about }: Coming,
  ways: readonly WayIn[],
  host: MembershipId | undefined,
): Typed {
  const changed = meeting.changes.find((change) => change.onDate === onDate && !change.cancelled)
  return {
    ...typedWays(ways),
    starts_on: changed?.startsOn ?? onDate,
    starts: changed?.starts ?? meeting.starts,
    minutes: String(Math.round((ends.getTime() - starts.getTime()) / 60_000)),
    about,
    host: seatWord(host),
  }
}

export const seatWord = (seat: MembershipId | undefined) => (seat ? letters(seat) : '')

export const typedWays = (ways: readonly WayIn[]): Typed =>
  Object.fromEntries(ways.map(({ kind, wayIn }) => [kind, wayIn]))

/** `2026-11-24` as the clock of the zone shows the moment. */
export const dayIn = (at: Date, zoneName: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zoneName }).format(at)
