import { sql, type Transaction } from 'kysely'
import type { System } from '../../database/database.ts'
import type { GroupId, Id } from '../../database/ids.ts'
import type { Schema } from '../../database/schema.ts'
import { type Occurrence, occurrencesBetween } from '../../standards/recurrence/recurrence.ts'
import { readRule } from '../../standards/recurrence/rule.ts'
import { cardTimes, sameTimes } from './card-times.ts'
import { COLUMNS, type Meeting, meetingOf, type Row } from './meetings.ts'

interface Writing {
  readonly db: Transaction<Schema>
}

const DAY_MS = 86_400_000
/** How far ahead the hours are written down in which a way in can be read. */
const AHEAD_MS = 400 * DAY_MS
const AT_ONCE = 200

/** Writes anew what follows from a group's meetings: when each is over, when its ways in can be read, and the card's own times,
 *  by which the directory finds the group. `emptied`: its last meeting has just been taken away, and the card's times with it. */
export async function followSchedule(as: Writing, group: GroupId, now = new Date(), emptied = false): Promise<void> {
  const { rows } = await sql<Row & { over_at: Date | null }>`select ${COLUMNS}, m.over_at from meetings m
    where m.group_id = ${group} and m.ended_at is null and (m.over_at is null or m.over_at > ${now})`.execute(as.db)
  for (const row of rows) {
    const meeting = meetingOf(row)
    await rememberEnd(as, meeting, row.over_at, now)
    await openWaysIn(as, meeting, comingDates(meeting, now))
  }
  const meetings = rows.map(meetingOf)
  if (emptied || meetings.some(({ rule }) => rule !== '')) await writeCardTimes(as, group, meetings, now)
}

/** The same for every group that has a schedule, once a night: clocks change, and what is written down ends. */
export async function followSchedules(as: System, now = new Date()): Promise<void> {
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const groups = await as.db
      .selectFrom('meetings')
      .select('group_id')
      .distinct()
      .where('group_id', '>', last as GroupId)
      .where('ended_at', 'is', null)
      .orderBy('group_id')
      .limit(AT_ONCE)
      .execute()
    for (const { group_id } of groups) await followSchedule(as, group_id, now)
    if (groups.length < AT_ONCE) return
    last = groups.at(-1)?.group_id ?? last
  }
}

/** Takes away what has had its day: replies, and who held or how one came to a date that is over. */
export async function forgetMeetings(as: System): Promise<void> {
  await as.db.deleteFrom('meeting_replies').where('ends_at', '<', new Date()).execute()
  const yesterday = sql<string>`current_date - 2`
  await as.db.deleteFrom('meeting_hosts').where('on_date', '<', yesterday).execute()
  await sql`delete from meeting_ways_in w where w.on_date < ${yesterday} and not w.openings && tstzrange(now(), null)`.execute(
    as.db,
  )
}

/** The dates to come that will be. */
export function comingDates(meeting: Meeting, now: Date): Occurrence[] {
  const dates = occurrencesBetween(meeting, meeting.changes, now, new Date(now.getTime() + AHEAD_MS))
  return dates.filter(({ cancelled }) => !cancelled)
}

async function rememberEnd(as: Writing, meeting: Meeting, known: Date | null, now: Date): Promise<void> {
  const read = meeting.rule === '' ? undefined : readRule(meeting.rule)
  const endless = read !== undefined && read.until === undefined && read.count === undefined
  const dates = endless ? [] : occurrencesBetween(meeting, meeting.changes, new Date(0), new Date(8e12))
  const last = dates.reduce((end, { ends }) => Math.max(end, ends.getTime()), now.getTime())
  if ((known?.getTime() ?? 0) === (endless ? 0 : last)) return
  await as.db
    .updateTable('meetings')
    .set({ over_at: endless ? null : new Date(last) })
    .where('id', '=', meeting.id)
    .execute()
}

async function openWaysIn(as: Writing, meeting: Meeting, dates: readonly Occurrence[]): Promise<void> {
  const ways = await as.db
    .selectFrom('meeting_ways_in')
    .select(['id', 'on_date'])
    .where('meeting_id', '=', meeting.id)
    .execute()
  const own = new Set(ways.map(({ on_date }) => on_date))
  const open = (chosen: readonly Occurrence[]) =>
    `{${chosen.map(({ starts, ends }) => `[${new Date(starts.getTime() - meeting.shownBeforeMinutes * 60_000).toISOString()},${ends.toISOString()})`).join()}}`
  for (const { id, on_date } of ways) {
    const chosen = dates.filter(({ onDate }) => (on_date === null ? !own.has(onDate) : onDate === on_date))
    await as.db
      .updateTable('meeting_ways_in')
      .set({ openings: open(chosen) })
      .where('id', '=', id as Id<'meeting_ways_in'>)
      .execute()
  }
}

async function writeCardTimes(as: Writing, group: GroupId, meetings: readonly Meeting[], now: Date): Promise<void> {
  const card = await as.db.selectFrom('groups').select('zone').where('id', '=', group).executeTakeFirst()
  if (!card) return
  const known = await as.db
    .selectFrom('group_times')
    .select(['weekday', 'starts', 'minutes', 'every', 'nth'])
    .where('group_id', '=', group)
    .execute()
  const times = cardTimes(meetings, card.zone, now)
  if (sameTimes(known, times)) return
  await as.db.deleteFrom('group_times').where('group_id', '=', group).execute()
  if (times.length > 0)
    await as.db
      .insertInto('group_times')
      .values(times.map((time) => ({ group_id: group, ...time })))
      .execute()
}
