import { Temporal } from 'temporal-polyfill'

export const PARTS = ['morning', 'afternoon', 'evening', 'night'] as const
export type Part = (typeof PARTS)[number]
/** 0 is Sunday. */
export type Day = 0 | 1 | 2 | 3 | 4 | 5 | 6

export const QUARTERS = 672
const QUARTER_MS = 15 * 60_000
const WEEK_MS = QUARTERS * QUARTER_MS
/** 1970-01-04 was a Sunday. */
const FIRST_SUNDAY_MS = 3 * 86_400_000

/** Morning from 6, afternoon from 12, evening from 18, night from 22. */
export function partOf(hour: number): number {
  return hour < 6 ? 3 : hour < 12 ? 0 : hour < 18 ? 1 : hour < 22 ? 2 : 3
}

/** The quarter hour of the week a moment lies in, 0 = Sunday 00:00 UTC. */
export function quarterOf(moment: Date): number {
  return Math.floor(((((moment.getTime() - FIRST_SUNDAY_MS) % WEEK_MS) + WEEK_MS) % WEEK_MS) / QUARTER_MS)
}

const kept = new Map<string, readonly number[]>()
const MOST_KEPT = 300

/** For each quarter of the week in UTC: day * 4 + part of the day it falls into in `zone`, in the week that begins now. Zones lie
 *  whole quarters apart, so that a quarter is never in two parts; a clock change moves the quarters after it. */
export function cellsOfWeek(zone: string, now: Date): readonly number[] {
  const start = Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS
  const key = `${zone} ${start}`
  const known = kept.get(key)
  if (known) return known
  const cells = findCells(zone, start)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, cells)
  return cells
}

function findCells(zone: string, start: number): readonly number[] {
  let local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone)
  let change = local.getTimeZoneTransition('next')
  const cells = new Array<number>(QUARTERS).fill(0)
  for (let at = start; at < start + WEEK_MS; at += QUARTER_MS) {
    if (change && at >= change.epochMilliseconds) {
      local = change
      change = local.getTimeZoneTransition('next')
    }
    const wall = new Date(at + local.offsetNanoseconds / 1e6)
    cells[quarterOf(new Date(at))] = wall.getUTCDay() * 4 + partOf(wall.getUTCHours())
  }
  return cells
}

/** Names of the quarters of the week in which a meeting would start on one of the days and in one of the parts; no days or no
 *  parts is any. `cells`: of each quarter. Three digits each, as the directory keeps them. */
export function quartersIn(cells: readonly number[], days: readonly number[], parts: readonly number[]): string[] {
  return cells.flatMap((cell, quarter) =>
    (days.length === 0 || days.includes(Math.floor(cell / 4))) && (parts.length === 0 || parts.includes(cell % 4))
      ? [String(quarter).padStart(3, '0')]
      : [],
  )
}

/** The same table for times as printed, which know no zone. */
export const PRINTED_CELLS: readonly number[] = Array.from(
  { length: QUARTERS },
  (_, quarter) => Math.floor(quarter / 96) * 4 + partOf(Math.floor((quarter % 96) / 4)),
)

/** When a weekly wall time comes next, now or later. `weekday` 0 is Sunday, `starts` is `HH:MM`. A wall time that a clock change
 *  skips is moved on by as much; one that comes twice is taken the first time. */
export function comingOf(zone: string, weekday: number, starts: string, now: Date): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const [hour = 0, minute = 0] = starts.split(':').map(Number)
  const ahead = (weekday - (here.dayOfWeek % 7) + 7) % 7
  for (const days of [ahead, ahead + 7]) {
    const moment = here.toPlainDate().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } })
    if (moment.epochMilliseconds >= now.getTime()) return new Date(moment.epochMilliseconds)
  }
  throw new Error('A wall time of the week comes within eight days')
}

/** When a wall time of every second, third or fourth week comes next, counted from a day it comes on. */
export function comingEvery(
  zone: string,
  { weekday, starts, every, anchor }: { weekday: number; starts: string; every: number; anchor: string },
  now: Date,
): Date {
  const first = Temporal.PlainDate.from(anchor)
  let from = now
  for (let week = 0; week <= every; week++) {
    const moment = comingOf(zone, weekday, starts, from)
    const day = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).toPlainDate()
    if (first.until(day).days % (7 * every) === 0) return moment
    from = new Date(moment.getTime() + 1)
  }
  throw new Error('The anchor of a rhythm lies on another day of the week')
}

/** When a monthly wall time (`nth` 1–4, or -1 for the last) comes next. */
export function comingMonthly(zone: string, weekday: number, starts: string, nth: number, now: Date): Date {
  let from = now
  for (let week = 0; week < 10; week++) {
    const moment = comingOf(zone, weekday, starts, from)
    const day = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone)
    if (nth === -1 ? day.add({ days: 7 }).month !== day.month : Math.ceil(day.day / 7) === nth) return moment
    from = new Date(moment.getTime() + 1)
  }
  throw new Error('An nth weekday comes within ten weeks')
}
