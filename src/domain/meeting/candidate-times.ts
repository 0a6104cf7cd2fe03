import { Temporal } from 'temporal-polyfill'
import { momentOf } from '../../standards/recurrence/recurrence.ts'
import type { Candidate } from './fair-times.ts'
import { type Span, touches } from './week-in-time.ts'

/** What a group looks for: how long, once or every week, and how far ahead. */
export interface Wish {
  readonly minutes: number
  readonly weekly: boolean
  /** How many weeks ahead a single meeting may be. A weekly one begins in the first. */
  readonly weeks: number
}

/** People need some days to see the question and to answer it. */
const SOONEST_DAYS = 3
/** Dates of a weekly meeting that are looked at, so that a change of clocks somewhere is seen before it comes. */
const DATES_AHEAD = 8

/** Every full hour by the group's clock in the stretch asked for, but hours that never come and those that meet what is `taken`
 *  by the group already (in order). */
export function candidateTimes(wish: Wish, zone: string, now: Date, taken: readonly Span[]): Candidate[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  const days = wish.weekly ? 7 : wish.weeks * 7 - SOONEST_DAYS
  return Array.from({ length: days }, (_, at) => today.add({ days: SOONEST_DAYS + at }).toString())
    .flatMap((day) => HOURS.map((hour) => candidateAt(wish, zone, day, hour)))
    .filter((found) => found !== undefined)
    .filter(({ dates }) => !dates.some((date) => touches(taken, date)))
}

/** The same of one moment that was chosen before. */
export function candidateFrom(wish: Pick<Wish, 'minutes' | 'weekly'>, zone: string, at: Date): Candidate | undefined {
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  return candidateAt(wish, zone, wall.toPlainDate().toString(), wall.toPlainTime().toString({ smallestUnit: 'minute' }))
}

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

function candidateAt(
  { minutes, weekly }: Pick<Wish, 'minutes' | 'weekly'>,
  zone: string,
  day: string,
  time: string,
): Candidate | undefined {
  const first = Temporal.PlainDate.from(day)
  const moments = Array.from({ length: weekly ? DATES_AHEAD : 1 }, (_, week) =>
    momentOf(first.add({ days: 7 * week }).toString(), time, zone)?.getTime(),
  )
  if (moments[0] === undefined) return undefined
  const dates = moments.filter((at) => at !== undefined)
  return { day, dates: dates.map((starts) => ({ starts, ends: starts + minutes * 60_000 })) }
}
