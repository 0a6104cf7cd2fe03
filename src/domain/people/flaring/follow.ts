import { sql } from 'kysely'
import type { System } from '../../../database/database.ts'
import type { PersonId } from '../../../database/ids.ts'
import { COLUMNS, type Meeting, meetingOf, type Row } from '../../meeting/meetings.ts'
import { comingDates } from '../../meeting/upkeep.ts'

const DAY_MS = 86_400_000
/** Dates further away are passed on when they come nearer, by the night. */
const AHEAD_MS = 60 * DAY_MS

/** Does what somebody's flare asks for at this moment: tells those they chose, passes on the dates they hold, or ends what is over.
 *  May be done again at any time, without harm. */
export async function followFlare(as: System, person: PersonId, now = new Date()): Promise<void> {
  const { rows } = await sql<{ until: Date | null }>`select follow_flare(${person}) as until`.execute(as.db)
  const until = rows[0]?.until
  if (until) await passOnHostings(as, person, now, until)
}

/** The same for everybody who is in a flare or has something left of one, once a night. */
export async function followFlares(as: System): Promise<void> {
  const { rows } = await sql<{ person_id: PersonId }>`
    select person_id from comforts where flare_until > now()
    union select person_id from flare_notes union select person_id from rests where by_flare
    union select m.person_id from passed_hostings p join memberships m on m.id = p.membership_id where m.person_id is not null`.execute(
    as.db,
  )
  for (const { person_id } of rows) await followFlare(as, person_id)
  await as.db.deleteFrom('passed_hostings').where('on_date', '<', sql<string>`current_date - 2`).execute()
}

async function passOnHostings(as: System, person: PersonId, now: Date, until: Date): Promise<void> {
  const { rows } = await sql<Row & { seat: string; on_date: string | null }>`
    select ${COLUMNS}, h.membership_id as seat, h.on_date from meetings m join meeting_hosts h on h.meeting_id = m.id
      join memberships s on s.id = h.membership_id join groups g on g.id = m.group_id
    where s.person_id = ${person} and s.state = 'member' and m.ended_at is null and g.closed_at is null`.execute(as.db)
  const last = new Date(Math.min(until.getTime(), now.getTime() + AHEAD_MS))
  for (const row of rows) {
    const meeting = meetingOf(row)
    const dates = datesHeld(meeting, row.on_date, now, last)
    await sql`select pass_hosting(${meeting.id}, ${row.seat}, ${dates.map(({ onDate }) => onDate)}::date[],
      ${dates.map(({ starts }) => starts)}::timestamptz[])`.execute(as.db)
  }
}

/** Dates within the flare, of all that are to come or the one for which they are named. */
function datesHeld(meeting: Meeting, named: string | null, now: Date, until: Date) {
  return comingDates(meeting, now).filter(
    ({ onDate, starts }) => starts < until && (named === null || named === onDate),
  )
}
