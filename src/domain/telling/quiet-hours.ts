import { Temporal } from 'temporal-polyfill'

/** Hours of a weekday in which nothing is sent, as wall time: `22:00` to `08:00` runs over midnight; the same twice is a whole day. */
export interface QuietHours {
  /** 0 is Sunday. */
  readonly weekday: number
  readonly starts: string
  readonly ends: string
}

/** So many steps from one stretch of quiet into the next are a week without an hour left. */
const MOST_STEPS = 100

/** The first moment from `now` on that lies in none of the quiet hours, in that zone, through changes of the clock; undefined when the
 *  whole week is quiet. An hour that comes twice is quiet both times; of one that never comes nothing is kept. */
export function nextAllowed(now: Date, hours: readonly QuietHours[], zone: string): Date | undefined {
  let at = now.getTime()
  for (let step = 0; step < MOST_STEPS; step++) {
    const end = endOfQuiet(at, hours, zone)
    if (end === undefined) return new Date(at)
    if (end > now.getTime() + 8 * 86_400_000) return undefined
    at = end
  }
  return undefined
}

/** Whether any hour of the week is left. Asked of an ordinary week, in which no clock changes. */
export function leavesAnHour(hours: readonly QuietHours[]): boolean {
  return nextAllowed(new Date('2026-01-04T00:00:00Z'), hours, 'UTC') !== undefined
}

/** When the quiet in which that moment lies ends; undefined: it lies in none. */
function endOfQuiet(at: number, hours: readonly QuietHours[], zone: string): number | undefined {
  if (hours.length === 0) return undefined
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  let latest: number | undefined
  // Two days back: where the date line moved, a day was left out.
  for (const back of [0, 1, 2]) {
    const day = today.subtract({ days: back })
    for (const { weekday, starts, ends } of hours) {
      if (day.dayOfWeek % 7 !== weekday) continue
      const last = ends <= starts ? day.add({ days: 1 }) : day
      const end = momentOf(last, ends, zone, 'later')
      if (momentOf(day, starts, zone, 'earlier') <= at && at < end) latest = Math.max(latest ?? end, end)
    }
  }
  return latest
}

/** A wall time that never comes is the moment at which the clock jumps over it; one that comes twice is the one asked for. */
function momentOf(day: Temporal.PlainDate, wall: string, zone: string, which: 'earlier' | 'later'): number {
  const meant = day.toPlainDateTime(wall)
  const moment = meant.toZonedDateTime(zone, { disambiguation: which })
  if (moment.toPlainDateTime().equals(meant)) return moment.epochMilliseconds
  const after = meant.toZonedDateTime(zone, { disambiguation: 'later' })
  return (after.getTimeZoneTransition('previous') ?? after).epochMilliseconds
}
