import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import type { CalendarEvent } from '../../standards/icalendar/calendar.ts'
import { COLUMNS, type Meeting, meetingOf, type Row } from './meetings.ts'

/** What a meeting is called in a file, and which page it leads to. */
export interface EventWords {
  readonly title: (groupName: string) => string
  readonly url: (meeting: Meeting) => string
}

/** Who looks away for longer than this finds what is over, or was cancelled as a whole, gone from their calendar. */
const KEPT_DAYS = 90

/** The meetings of one group, or of all of mine, for a calendar program: no way in, nothing about them, nobody's name. */
export async function calendarEvents(as: Reading, group: GroupId | null, words: EventWords): Promise<CalendarEvent[]> {
  const { rows } = await sql<Row & { groupName: string }>`
    select ${COLUMNS}, g.name as "groupName" from meetings m join groups g on g.id = m.group_id
    where (${group}::uuid is null or m.group_id = ${group})
      and (array_position(known_groups(), m.group_id) is not null or array_position(guest_groups(), m.group_id) is not null)
      and coalesce(least(m.ended_at, m.over_at), now()) > now() - make_interval(days => ${KEPT_DAYS})
    order by m.id limit 1000`.execute(as.db)
  return rows.map(({ groupName, ...row }) => eventOf(meetingOf(row), groupName, words))
}

/** One meeting in the words of a calendar program. */
export function eventOf(meeting: Meeting, groupName: string, { title, url }: EventWords): CalendarEvent {
  const { startsOn, starts, minutes, zone, rule, sequence, changes } = meeting
  return {
    ...{ startsOn, starts, minutes, zone, rule, sequence, changes },
    uid: meeting.id,
    stamp: meeting.updatedAt,
    cancelled: meeting.ended,
    title: title(groupName),
    url: url(meeting),
  }
}
