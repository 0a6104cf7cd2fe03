import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import { occurrencesBetween } from '../../standards/recurrence/recurrence.ts'
import { type Coming, comingMeetings } from './meetings.ts'
import { type Host, hostsOf, type Replies, repliesTo } from './replies.ts'
import { type WayIn, waysIn } from './ways-in.ts'

/** One date with all that its page says. */
export interface DateSeen {
  readonly date: Coming
  /** Empty before it is time, and afterwards. */
  readonly ways: readonly WayIn[]
  readonly hosts: readonly Host[]
  readonly replies: Replies
  /** When the one before it began, by the rule. */
  readonly before: Date | undefined
}

const DAY_MS = 86_400_000
const AHEAD_DAYS = 400

/** What a group's page says of its calendar: the next date that will be, and those before it that were cancelled. */
export interface NextDate {
  readonly next: DateSeen | undefined
  readonly cancelled: readonly Coming[]
}

export async function findNextDate(as: Reading, group: GroupId, now: Date, language: string): Promise<NextDate> {
  const dates = await comingMeetings(as, [group], now, new Date(now.getTime() + AHEAD_DAYS * DAY_MS), 20)
  const next = dates.find(({ cancelled }) => !cancelled)
  const before = dates.filter(({ cancelled, starts }) => cancelled && (!next || starts < next.starts))
  return {
    next: next && (await lookAtDate(as, next, now, language)),
    cancelled: next ? before.slice(0, 2) : before.slice(0, 1),
  }
}

export async function lookAtDate(as: Reading, date: Coming, now: Date, language: string): Promise<DateSeen> {
  const { meeting, onDate, starts } = date
  const [own, usual, hosts, replies] = await Promise.all([
    waysIn(as, meeting.id, onDate),
    waysIn(as, meeting.id, null),
    hostsOf(as, meeting.id, onDate),
    repliesTo(as, meeting.id, onDate, language),
  ])
  const open = !date.cancelled && opensAt(date) <= now && date.ends > now
  const ways = own.length > 0 ? own : usual
  const earlier = occurrencesBetween(
    meeting,
    [],
    new Date(starts.getTime() - 100 * DAY_MS),
    new Date(starts.getTime() - 1),
  )
  return { date, ways: open ? ways.filter((way) => way.open) : [], hosts, replies, before: earlier.at(-1)?.starts }
}

/** From when those inside can read the way in. */
export const opensAt = ({ starts, meeting }: Coming) => new Date(starts.getTime() - meeting.shownBeforeMinutes * 60_000)
