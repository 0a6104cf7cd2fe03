import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { ActingPerson } from '../../database/database.ts'
import type { MeetingId } from './meetings.ts'
import type { Poll, PollTime } from './polls.ts'
import { ruleOf } from './rhythm.ts'
import { type MeetingDraft, scheduleMeeting } from './schedule.ts'

/** Puts the time that was chosen into the calendar and ends the poll; what people said of its times is gone.
 *  @throws Refusal poll_is_over where somebody else was first; time_is_past; not_found for whoever does not lead */
export async function settlePoll(
  as: ActingPerson,
  poll: Poll,
  time: PollTime,
  more: Pick<MeetingDraft, 'about' | 'access' | 'waysIn'>,
): Promise<MeetingId> {
  await sql`select settle_poll(${poll.id}, ${time.id})`.execute(as.db)
  const wall = Temporal.Instant.fromEpochMilliseconds(time.starts.getTime()).toZonedDateTimeISO(poll.zone)
  const startsOn = wall.toPlainDate().toString()
  return scheduleMeeting(as, poll.group_id, {
    ...{ startsOn, starts: wall.toPlainTime().toString({ smallestUnit: 'minute' }) },
    ...{ minutes: poll.minutes, zone: poll.zone, rule: poll.weekly ? ruleOf('weekly', startsOn, poll.zone) : '' },
    ...{ shownBeforeMinutes: 60, capacity: null, waitingList: false, host: undefined, coHost: undefined },
    ...more,
  })
}
