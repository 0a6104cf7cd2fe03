import { sql } from 'kysely'
import type { ActingPerson } from '../../database/database.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import { momentOf, occurrencesBetween, occursOn, type Recurrence } from '../../standards/recurrence/recurrence.ts'
import { problemWithRule } from '../../standards/recurrence/rule.ts'
import { isZone } from '../../standards/zone.ts'
import { conflict, notFound, refuse } from '../refusal.ts'
import { findMeeting, type Meeting, type MeetingId } from './meetings.ts'
import { comingDates, followSchedule } from './upkeep.ts'
import type { WayIn } from './ways-in.ts'

/** A meeting as those who lead write it down. */
export interface MeetingDraft extends Recurrence {
  readonly about: string
  readonly access: readonly string[]
  readonly shownBeforeMinutes: number
  readonly capacity: number | null
  readonly waitingList: boolean
  readonly waysIn: readonly WayIn[]
  readonly host: MembershipId | undefined
  readonly coHost: MembershipId | undefined
}

/** One date, other than the rule says. No ways in: the usual ones. */
export interface DateDraft {
  readonly startsOn: string
  readonly starts: string
  readonly minutes: number
  readonly about: string
  readonly waysIn: readonly WayIn[]
  readonly host: MembershipId | undefined
}

/** Nobody plans further. */
const FURTHEST_MS = 2 * 366 * 86_400_000

export type MeetingProblem = 'no_such_zone' | 'no_such_hour' | 'rule' | 'over'

/** Why such a meeting cannot be: its first date has no such hour, its rule no such date, or all of it is over. */
export function problemWithMeeting(draft: Recurrence, now = new Date()): MeetingProblem | undefined {
  if (!isZone(draft.zone)) return 'no_such_zone'
  if (!momentOf(draft.startsOn, draft.starts, draft.zone)) return 'no_such_hour'
  if (problemWithRule(draft.rule, draft.startsOn)) return 'rule'
  const soon = new Date(now.getTime() + FURTHEST_MS)
  return occurrencesBetween(draft, [], now, soon, 1).length > 0 ? undefined : 'over'
}

/** Puts a meeting into the group's calendar. @throws Refusal meeting_refused; not_found for whoever does not lead there */
export async function scheduleMeeting(as: ActingPerson, group: GroupId, draft: MeetingDraft): Promise<MeetingId> {
  if (problemWithMeeting(draft)) throw conflict('meeting_refused')
  const { id } = await as.db
    .insertInto('meetings')
    .values({ group_id: group, ...columnsOf(draft) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeWaysIn(as, group, id, null, draft.waysIn)
  await writeHosts(as, group, id, null, draft)
  await settle(as, group, id)
  return id
}

/** Rewrites all of a meeting. Dates that it no longer has lose what was changed or said about them. */
export async function editMeeting(as: ActingPerson, meeting: Meeting, draft: MeetingDraft): Promise<void> {
  if (problemWithMeeting(draft)) throw conflict('meeting_refused')
  const { group_id: group, id } = meeting
  await bump(as, id, columnsOf(draft))
  const gone = meeting.changes.filter(({ onDate }) => !occursOn(draft, onDate)).map(({ onDate }) => onDate)
  if (gone.length > 0) await forgetDates(as, id, gone)
  await writeWaysIn(as, group, id, null, draft.waysIn)
  await writeHosts(as, group, id, null, draft)
  await settle(as, group, id)
}

/** Moves one date, or says what it is about, or how to come in that time. @throws Refusal not_found where the rule has no such date */
export async function changeDate(as: ActingPerson, meeting: Meeting, onDate: string, draft: DateDraft): Promise<void> {
  if (!occursOn(meeting, onDate)) throw notFound()
  if (!momentOf(draft.startsOn, draft.starts, meeting.zone)) throw conflict('meeting_refused')
  const { startsOn, starts, minutes, about } = draft
  await writeChange(as, meeting, onDate, { cancelled: false, starts_on: startsOn, starts, minutes, about })
  await writeWaysIn(as, meeting.group_id, meeting.id, onDate, draft.waysIn)
  await writeHosts(as, meeting.group_id, meeting.id, onDate, { host: draft.host, coHost: undefined })
  await settle(as, meeting.group_id, meeting.id)
}

/** Cancels one date; it stays in the calendar and says so. */
export async function cancelDate(as: ActingPerson, meeting: Meeting, onDate: string): Promise<void> {
  if (!occursOn(meeting, onDate)) throw notFound()
  const { minutes, starts } = meeting
  await writeChange(as, meeting, onDate, { cancelled: true, starts_on: onDate, starts, minutes, about: '' })
  await settle(as, meeting.group_id, meeting.id)
}

/** That date is as the rule says again. */
export async function restoreDate(as: ActingPerson, meeting: Meeting, onDate: string): Promise<void> {
  await bump(as, meeting.id, {})
  await forgetDates(as, meeting.id, [onDate])
  await settle(as, meeting.group_id, meeting.id)
}

/** Cancels all that is to come. It stays in people's calendars as cancelled; its ways in can be read no more. */
export async function endMeeting(as: ActingPerson, meeting: Meeting): Promise<void> {
  await bump(as, meeting.id, { ended_at: new Date() })
  await as.db.updateTable('meeting_ways_in').set({ openings: '{}' }).where('meeting_id', '=', meeting.id).execute()
  await sql`select settle_replies(${meeting.id}, '{}', '{}')`.execute(as.db)
  await followSchedule(as, meeting.group_id, new Date(), meeting.rule !== '')
}

function columnsOf(draft: MeetingDraft) {
  return {
    starts_on: draft.startsOn,
    starts: draft.starts,
    minutes: draft.minutes,
    zone: draft.zone,
    rule: draft.rule,
    about: draft.about,
    access: [...draft.access],
    shown_before_minutes: draft.shownBeforeMinutes,
    capacity: draft.capacity,
    waiting_list: draft.waitingList,
  }
}

/** One change more, which calendars and open pages learn of. */
async function bump(as: ActingPerson, id: MeetingId, set: Partial<ReturnType<typeof columnsOf>> & { ended_at?: Date }) {
  const done = await as.db
    .updateTable('meetings')
    .set((eb) => ({ ...set, over_at: null, sequence: eb('sequence', '+', 1), updated_at: new Date() }))
    .where('id', '=', id)
    .returning('sequence')
    .executeTakeFirst()
  return done?.sequence ?? refuse(notFound())
}

async function writeChange(
  as: ActingPerson,
  { id, group_id }: Meeting,
  onDate: string,
  change: { cancelled: boolean; starts_on: string; starts: string; minutes: number; about: string },
): Promise<void> {
  const written = { ...change, sequence: await bump(as, id, {}) }
  await as.db
    .insertInto('meeting_changes')
    .values({ meeting_id: id, group_id, on_date: onDate, ...written })
    .onConflict((on) => on.columns(['meeting_id', 'on_date']).doUpdateSet(written))
    .execute()
}

async function forgetDates(as: ActingPerson, id: MeetingId, dates: readonly string[]): Promise<void> {
  for (const part of ['meeting_changes', 'meeting_ways_in', 'meeting_hosts'] as const) {
    await as.db
      .deleteFrom(part)
      .where('meeting_id', '=', id)
      .where('on_date', 'in', [...dates])
      .execute()
  }
}

async function writeWaysIn(
  as: ActingPerson,
  group: GroupId,
  id: MeetingId,
  onDate: string | null,
  ways: readonly WayIn[],
): Promise<void> {
  await as.db
    .deleteFrom('meeting_ways_in')
    .where('meeting_id', '=', id)
    .where('on_date', 'is not distinct from', onDate)
    .execute()
  if (ways.length === 0) return
  const rows = ways.map(({ kind, wayIn }) => ({
    meeting_id: id,
    group_id: group,
    on_date: onDate,
    kind,
    way_in: wayIn,
  }))
  await as.db.insertInto('meeting_ways_in').values(rows).execute()
}

async function writeHosts(
  as: ActingPerson,
  group: GroupId,
  id: MeetingId,
  onDate: string | null,
  { host, coHost }: Pick<MeetingDraft, 'host' | 'coHost'>,
): Promise<void> {
  await as.db
    .deleteFrom('meeting_hosts')
    .where('meeting_id', '=', id)
    .where('on_date', 'is not distinct from', onDate)
    .execute()
  const hosts = [
    ...(host ? [{ membership_id: host, role: 'host' }] : []),
    ...(coHost && coHost !== host ? [{ membership_id: coHost, role: 'co_host' }] : []),
  ]
  if (hosts.length === 0) return
  await as.db
    .insertInto('meeting_hosts')
    .values(hosts.map((one) => ({ meeting_id: id, group_id: group, on_date: onDate, ...one })))
    .execute()
}

/** What follows from the change: who said what about dates that are still to come, and all that `followSchedule` writes. */
async function settle(as: ActingPerson, group: GroupId, id: MeetingId): Promise<void> {
  const now = new Date()
  await followSchedule(as, group, now)
  const meeting = (await findMeeting(as, group, id)) ?? refuse(notFound())
  const dates = comingDates(meeting, now)
  await sql`select settle_replies(${id}, ${dates.map(({ onDate }) => onDate)}, ${dates.map(({ ends }) => ends)})`.execute(
    as.db,
  )
}
