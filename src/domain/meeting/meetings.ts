import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId, Id } from '../../database/ids.ts'
import {
  type Change,
  type Occurrence,
  occurrencesBetween,
  type Recurrence,
} from '../../standards/recurrence/recurrence.ts'
import type { AccessFeature } from '../groups/choices.ts'
import { notFound, refuse } from '../refusal.ts'

export type MeetingId = Id<'meetings'>

/** A meeting of a group, or a series of them, as those inside see it. */
export interface Meeting extends Recurrence {
  readonly id: MeetingId
  readonly group_id: GroupId
  /** What it is about; '' where nothing was said. */
  readonly about: string
  readonly access: readonly AccessFeature[]
  /** From how long before its beginning the way in can be read. */
  readonly shownBeforeMinutes: number
  /** How many may come; null where nobody counts. */
  readonly capacity: number | null
  readonly waitingList: boolean
  /** As in RFC 5545: one more with each change. */
  readonly sequence: number
  readonly updatedAt: Date
  /** All of it was cancelled. */
  readonly ended: boolean
  readonly changes: readonly (Change & { readonly about: string; readonly sequence: number })[]
}

/** One date of a meeting. */
export type Coming = Occurrence & {
  readonly meeting: Meeting
  readonly groupName: string
  /** What this one is about. */
  readonly about: string
}

/** What is under way or begins between the two moments, cancelled dates too, by beginning; the first `most`. Nothing of groups that
 *  have come to their end, or that the viewer is not in. */
export async function comingMeetings(
  as: Reading,
  groups: readonly GroupId[] | 'mine',
  from: Date,
  until: Date,
  most = 500,
): Promise<Coming[]> {
  const asked = groups === 'mine' ? sql`known_groups() || guest_groups()` : sql`${[...groups]}::uuid[]`
  const { rows } = await sql<Row & { groupName: string }>`
    select ${COLUMNS}, g.name as "groupName" from unnest(${asked}) of(id) join groups g on g.id = of.id and g.closed_at is null
      join meetings m on m.group_id = g.id
    where m.ended_at is null and (m.over_at is null or m.over_at > ${from})`.execute(as.db)
  return rows
    .flatMap(({ groupName, ...row }) => datesOf(meetingOf(row), groupName, from, until, most))
    .sort((a, b) => a.starts.getTime() - b.starts.getTime())
    .slice(0, most)
}

/** The dates of one meeting, likewise. */
export function datesOf(meeting: Meeting, groupName: string, from: Date, until: Date, most?: number): Coming[] {
  return occurrencesBetween(meeting, meeting.changes, from, until, most).map((date) => ({
    ...date,
    meeting,
    groupName,
    about: meeting.changes.find(({ onDate }) => onDate === date.onDate)?.about || meeting.about,
  }))
}

/** Every meeting of a group that is not over yet, ended ones too where `withEnded`, by its first date. */
export async function meetingsOf(as: Reading, group: GroupId, withEnded = false): Promise<Meeting[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} from meetings m where m.group_id = ${group}
    and (${withEnded} or (m.ended_at is null and (m.over_at is null or m.over_at > now()))) order by m.starts_on, m.starts, m.id`.execute(
    as.db,
  )
  return rows.map(meetingOf)
}

/** A meeting of that group, ended or not, where the viewer is inside. */
export async function findMeeting(as: Reading, group: GroupId, id: MeetingId): Promise<Meeting | undefined> {
  const { rows } =
    await sql<Row>`select ${COLUMNS} from meetings m where m.id = ${id} and m.group_id = ${group}`.execute(as.db)
  return rows[0] && meetingOf(rows[0])
}

/** One that has not been cancelled as a whole. @throws Refusal not_found */
export async function requireMeeting(as: Reading, group: GroupId, id: MeetingId): Promise<Meeting> {
  const meeting = await findMeeting(as, group, id)
  return meeting && !meeting.ended ? meeting : refuse(notFound())
}

export interface Row {
  id: MeetingId
  group_id: GroupId
  starts_on: string
  starts: string
  minutes: number
  zone: string
  rule: string
  about: string
  access: string[]
  shown_before_minutes: number
  capacity: number | null
  waiting_list: boolean
  sequence: number
  updated_at: Date
  ended_at: Date | null
  changes: Meeting['changes']
}

/** Of `meetings m`, for `meetingOf`. */
export const COLUMNS = sql`m.id, m.group_id, m.starts_on, m.starts, m.minutes, m.zone, m.rule, m.about, m.access, m.shown_before_minutes,
  m.capacity, m.waiting_list, m.sequence, m.updated_at, m.ended_at,
  coalesce((select json_agg(json_build_object('onDate', c.on_date, 'cancelled', c.cancelled, 'startsOn', c.starts_on,
    'starts', to_char(c.starts, 'HH24:MI'), 'minutes', c.minutes, 'about', c.about, 'sequence', c.sequence) order by c.on_date)
    from meeting_changes c where c.meeting_id = m.id), '[]') as changes`

export function meetingOf(row: Row): Meeting {
  return {
    id: row.id,
    group_id: row.group_id,
    startsOn: row.starts_on,
    starts: row.starts.slice(0, 5),
    minutes: row.minutes,
    zone: row.zone,
    rule: row.rule,
    about: row.about,
    access: row.access as AccessFeature[],
    shownBeforeMinutes: row.shown_before_minutes,
    capacity: row.capacity,
    waitingList: row.waiting_list,
    sequence: row.sequence,
    updatedAt: row.updated_at,
    ended: row.ended_at !== null,
    changes: row.changes,
  }
}
