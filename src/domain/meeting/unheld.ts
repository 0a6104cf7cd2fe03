import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import type { MeetingId } from './meetings.ts'

/** A date that nobody holds, because whoever was named for it passed it on. Why is written nowhere. */
export interface Unheld {
  readonly group: GroupId
  readonly groupName: string
  readonly meeting: MeetingId
  readonly onDate: string
}

/** The next such date of each group I lead, where it was not I who passed it on. */
export async function unheldDates(as: Reading): Promise<Unheld[]> {
  const { rows } = await sql<Unheld>`
    select distinct on (p.group_id) p.group_id as "group", g.name as "groupName", p.meeting_id as meeting, p.on_date as "onDate"
    from passed_hostings p join groups g on g.id = p.group_id and g.closed_at is null
    where array_position(facilitated_groups(), p.group_id) is not null and array_position(my_seats(), p.membership_id) is null
      and p.on_date >= current_date - 1
      and not exists (select from meeting_hosts h where h.meeting_id = p.meeting_id and (h.on_date is null or h.on_date = p.on_date)
        and not exists (select from passed_hostings o where o.meeting_id = h.meeting_id and o.on_date = p.on_date and o.membership_id = h.membership_id))
    order by p.group_id, p.on_date`.execute(as.db)
  return rows
}
