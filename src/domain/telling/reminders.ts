import { sql } from 'kysely'
import type { System } from '../../database/database.ts'
import { momentOf, type Occurrence, occurrencesBetween } from '../../standards/recurrence/recurrence.ts'
import { COLUMNS, type Meeting, type MeetingId, meetingOf, type Row } from '../meeting/meetings.ts'

const DAY_MS = 86_400_000
/** That a date was moved or called off is told when it is so near; what is further, people read in the calendar. */
const AHEAD_MS = 8 * DAY_MS
const AT_ONCE = 500

type State = 'on' | 'moved' | 'off'

/** Queues what members want to be reminded of, once each; withdraws and corrects what was planned for a date that is otherwise now. May
 *  be done again at any time, without harm. */
export async function planReminders(as: System, now = new Date()): Promise<void> {
  let last = '00000000-0000-0000-0000-000000000000' as MeetingId
  for (;;) {
    const { rows } = await sql<Row & { over: boolean }>`
      select ${COLUMNS}, m.ended_at is not null or g.closed_at is not null as over from meetings m join groups g on g.id = m.group_id
      where m.id > ${last} and (
        (m.ended_at is null and g.closed_at is null and (m.over_at is null or m.over_at > ${now}))
        or exists (select from outbox o where o.meeting_id = m.id and o.about_at > ${now}))
      order by m.id limit ${AT_ONCE}`.execute(as.db)
    await planFor(as, rows, now)
    const end = rows.at(-1)
    if (!end || rows.length < AT_ONCE) return
    last = end.id
  }
}

async function planFor(as: System, rows: readonly (Row & { over: boolean })[], now: Date): Promise<void> {
  const dates = rows.flatMap((row) => (row.over ? [] : datesOf(meetingOf(row), now)))
  await sql`select plan_reminders(${rows.map(({ id }) => id)}::uuid[], ${dates.map(({ id }) => id)}::uuid[], ${dates.map(({ onDate }) => onDate)}::date[],
    ${dates.map(({ starts }) => starts)}::timestamptz[], ${dates.map(({ state }) => state)}::text[])`.execute(as.db)
}

function datesOf(meeting: Meeting, now: Date) {
  return occurrencesBetween(meeting, meeting.changes, now, new Date(now.getTime() + AHEAD_MS)).map((date) => ({
    id: meeting.id,
    onDate: date.onDate,
    starts: date.starts,
    state: stateOf(meeting, date),
  }))
}

/** A date that only takes longer, or is about something else, is not moved. */
function stateOf(meeting: Meeting, { cancelled, changed, onDate, starts }: Occurrence): State {
  if (cancelled) return 'off'
  if (!changed) return 'on'
  return momentOf(onDate, meeting.starts, meeting.zone)?.getTime() === starts.getTime() ? 'on' : 'moved'
}
