import { Temporal } from 'temporal-polyfill'
import { occurrencesBetween } from '../../standards/recurrence/recurrence.ts'
import { readRule, weekdayOf } from '../../standards/recurrence/rule.ts'
import type { GroupTime } from '../groups/group.ts'
import type { Meeting } from './meetings.ts'

const YEAR_MS = 366 * 86_400_000

/** What the card says of meetings that recur, in the group's own zone, as it is now; what a card cannot say is left out. */
export function cardTimes(meetings: readonly Meeting[], home: string, now: Date): GroupTime[] {
  const times = meetings.flatMap((meeting) => timesOf(meeting, home, now))
  const clear = new Map(times.map((time) => [`${time.weekday} ${time.starts} ${time.every} ${time.nth}`, time]))
  return [...clear.values()].sort((a, b) => a.weekday - b.weekday || a.starts.localeCompare(b.starts))
}

export function sameTimes(a: readonly GroupTime[], b: readonly GroupTime[]): boolean {
  const said = (times: readonly GroupTime[]) =>
    times
      .map(({ weekday, starts, minutes, every, nth }) => [weekday, starts.slice(0, 5), minutes, every, nth].join())
      .sort()
      .join(' ')
  return said(a) === said(b)
}

function timesOf(meeting: Meeting, home: string, now: Date): GroupTime[] {
  const rule = meeting.rule === '' ? undefined : readRule(meeting.rule)
  if (!rule || rule.every > 4) return []
  // The rule's own dates: one that was moved is no rhythm.
  const dates = occurrencesBetween(meeting, [], now, new Date(now.getTime() + YEAR_MS), 14)
  const weekdays = rule.rhythm === 'weekly' ? rule.weekdays : [rule.weekday]
  return weekdays.flatMap((weekday): GroupTime[] => {
    const next = dates.find(({ onDate }) => weekdayOf(onDate) === weekday)
    if (!next) return []
    const wall = Temporal.Instant.fromEpochMilliseconds(next.starts.getTime()).toZonedDateTimeISO(home)
    const sameDay = wall.toPlainDate().toString() === next.onDate
    // Where the day is another there, the second Tuesday may be the first Monday or the second: no rhythm says it.
    if (rule.rhythm === 'monthly' && (!sameDay || rule.every > 1)) return []
    const time = {
      weekday: wall.dayOfWeek % 7,
      starts: wall.toPlainTime().toString({ smallestUnit: 'minute' }),
      minutes: meeting.minutes,
    }
    return rule.rhythm === 'monthly'
      ? [{ ...time, every: 1, nth: rule.nth }]
      : [{ ...time, every: rule.every, nth: null }]
  })
}
