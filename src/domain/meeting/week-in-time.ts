import { Temporal } from 'temporal-polyfill'
import type { GoodHours } from './good-hours.ts'

/** From a moment to a moment, in milliseconds since 1970. */
export interface Span {
  readonly starts: number
  readonly ends: number
}

/** Somebody's week, with the zone whose clock it goes by. Who it is is said nowhere. */
export interface Week {
  readonly zone: string
  readonly hours: readonly GoodHours[]
}

const DAY_MS = 86_400_000
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]
/** When people sleep, so that an hour outside somebody's week can still be less hard than another. */
const ASLEEP = EVERY_DAY.flatMap((weekday): GoodHours[] => [
  { weekday, starts: '00:00', ends: '07:00' },
  { weekday, starts: '22:00', ends: '24:00' },
])

/** When such a week is between the two moments, through changes of its zone's clock: spans in order that do not touch. */
export function spansOf({ zone, hours }: Week, from: number, until: number): Span[] {
  const wall = wallIn(zone)
  const spans = daysIn(zone, from, until).flatMap((day) =>
    hours
      .filter(({ weekday }) => weekday === day.dayOfWeek % 7)
      .map(({ starts, ends }) => ({ starts: wall(day, starts), ends: wall(day, ends) })),
  )
  return joined(spans.filter(({ starts, ends }) => ends > starts))
}

/** The nights of a zone likewise. */
export const nightsOf = (zone: string, from: number, until: number) => spansOf({ zone, hours: ASLEEP }, from, until)

/** The whole of it lies in one of the spans. */
export function liesIn(spans: readonly Span[], { starts, ends }: Span): boolean {
  const span = spans[lastBefore(spans, starts)]
  return span !== undefined && span.ends >= ends
}

/** Some of it does. */
export function touches(spans: readonly Span[], { starts, ends }: Span): boolean {
  const at = lastBefore(spans, starts)
  return (spans[at]?.ends ?? 0) > starts || (spans[at + 1]?.starts ?? Number.POSITIVE_INFINITY) < ends
}

/** Which span is the last to begin by then; -1: none. */
function lastBefore(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.starts ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function daysIn(zone: string, from: number, until: number): Temporal.PlainDate[] {
  const dayOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  const [first, last] = [dayOf(from - DAY_MS), dayOf(until + DAY_MS)]
  return Array.from({ length: first.until(last).days + 1 }, (_, days) => first.add({ days }))
}

/** The moment of a wall time, each reckoned once. One that never comes is the moment the clock jumps to. */
function wallIn(zone: string): (day: Temporal.PlainDate, time: string) => number {
  const known = new Map<string, number>()
  return (day, time) => {
    const key = `${day} ${time}`
    const found = known.get(key)
    if (found !== undefined) return found
    const meant = time === '24:00' ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(time)
    const moment = meant.toZonedDateTime(zone).epochMilliseconds
    known.set(key, moment)
    return moment
  }
}

function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = []
  for (const span of spans.toSorted((a, b) => a.starts - b.starts)) {
    const last = whole.at(-1)
    if (last && last.ends >= span.starts) whole[whole.length - 1] = { ...last, ends: Math.max(last.ends, span.ends) }
    else whole.push(span)
  }
  return whole
}
