import { Hono } from 'hono'
import type { Reading } from '../../database/database.ts'
import { insidersAndGuests } from '../../domain/groups/standing.ts'
import { comingMeetings, meetingsOf } from '../../domain/meeting/meetings.ts'
import { findPoll } from '../../domain/meeting/polls.ts'
import type { Env } from '../env.ts'
import { loadAs } from '../groups/load.ts'
import { asGroupId } from '../ids.ts'
import { CalendarPage } from './calendar-views.tsx'
import { monthOf } from './month.ts'

/** A group's calendar, for those inside. */
export const calendars = new Hono<Env>()

calendars.get('/groups/:id/calendar', async (c) => {
  const { scene } = c.var
  const id = asGroupId(c.req.param('id'))
  const month = monthOf(c.req.query('month'), scene.now, scene.zone)
  const { group, mine, more } = await loadAs(c, insidersAndGuests, (as: Reading) =>
    Promise.all([comingMeetings(as, [id], month.from, month.until), meetingsOf(as, id), findPoll(as, id)]),
  )
  const [dates, meetings, poll] = more
  const leads = mine.standing === 'facilitator' && !group.closed_at
  return c.html(
    <CalendarPage
      scene={scene}
      group={group}
      month={month}
      dates={dates}
      meetings={meetings}
      poll={poll}
      leads={leads}
    />,
  )
})
