import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'

/** Meetings as a clock on some wall shows them. */
export interface Recurrence {
  /** The date of the first, `2026-11-24`. */
  readonly startsOn: string
  /** `19:00`. */
  readonly starts: string
  readonly minutes: number
  /** IANA name. */
  readonly zone: string
  /** The value of RRULE (RFC 5545); '' for a single meeting. */
  readonly rule: string
}

/** One date that is other than the rule says. */
export interface Change {
  /** The date the rule gives, which names the occurrence for good (RECURRENCE-ID). */
  readonly onDate: string
  readonly cancelled: boolean
  readonly startsOn: string
  readonly starts: string
  readonly minutes: number
}

export interface Occurrence {
  readonly onDate: string
  readonly starts: Date
  readonly ends: Date
  readonly cancelled: boolean
  /** It was moved, or takes longer or shorter. */
  readonly changed: boolean
}

const DAY_MS = 86_400_000
/** Nobody looks further, however long the window: it keeps the work bounded for any rule. */
const FURTHEST_DAYS = 22_000
const EXPANDABLE =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|WKST|UNTIL|COUNT)=[A-Z0-9,+-]+)*$/

/**
 * The meetings that are under way or begin between the two moments, cancelled ones too, by their beginning; the first `most`.
 * As RFC 5545 has it, an hour that a clock change skips is no meeting and not counted, and one that comes twice is the first.
 * Rules that are no meeting's (by the hour, a billion dates) have none.
 */
export function occurrencesBetween(
  recurrence: Recurrence,
  changes: readonly Change[],
  from: Date,
  until: Date,
  most = 1000,
): Occurrence[] {
  const earliest = from.getTime() - recurrence.minutes * 60_000
  const changed = new Map(changes.map((change) => [change.onDate, change]))
  const found: Occurrence[] = []
  for (const starts of startsBetween(recurrence, earliest, until.getTime(), most + changes.length)) {
    const onDate = starts.toPlainDate().toString()
    if (!changed.delete(onDate)) found.push(occurrence(onDate, starts.epochMilliseconds, recurrence.minutes))
    else found.push(changedOccurrence(recurrence, changes.find((change) => change.onDate === onDate) as Change))
  }
  // Dates of outside the window that were moved into it.
  for (const change of changed.values()) {
    const moved = changedOccurrence(recurrence, change)
    if (isWithin(moved, from, until) && occursOn(recurrence, change.onDate)) found.push(moved)
  }
  return found
    .filter((one) => isWithin(one, from, until))
    .sort((a, b) => a.starts.getTime() - b.starts.getTime())
    .slice(0, most)
}

/** Whether the rule gives that date, whatever was changed about it since. */
export function occursOn(recurrence: Recurrence, date: string): boolean {
  const noon = Date.parse(`${date}T12:00:00Z`)
  if (Number.isNaN(noon)) return false
  return startsBetween(recurrence, noon - 2 * DAY_MS, noon + 2 * DAY_MS, 10).some(
    (starts) => starts.toPlainDate().toString() === date,
  )
}

/** The moment of a wall time; undefined where that night has no such hour. `date` is `2026-03-29`, `time` `02:30`. */
export function momentOf(date: string, time: string, zone: string): Date | undefined {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  const zoned = wall.toZonedDateTime(zone)
  return zoned.toPlainDateTime().equals(wall) ? new Date(zoned.epochMilliseconds) : undefined
}

/** How much earlier (below zero) or later the clock of `zone` shows the second moment than the first, in minutes, though both are
 *  at one time of the day by the clock of `home`: 0 but between clock changes. */
export function clockShift(home: string, zone: string, before: Date, at: Date): number {
  return apart(home, zone, at) - apart(home, zone, before)
}

const apart = (home: string, zone: string, at: Date) => (offset(zone, at) - offset(home, at)) / 60_000_000_000

const offset = (zone: string, at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).offsetNanoseconds

/** In windows that grow, so that the next meeting costs little and ten years are not slow. */
function startsBetween(recurrence: Recurrence, from: number, until: number, most: number): Temporal.ZonedDateTime[] {
  const first = Temporal.PlainDateTime.from(`${recurrence.startsOn}T${recurrence.starts}`).toZonedDateTime(
    recurrence.zone,
  )
  const end = Math.min(until, Math.max(from, first.epochMilliseconds) + FURTHEST_DAYS * DAY_MS)
  if (recurrence.rule === '') {
    const at = first.epochMilliseconds
    return at >= from && at < end ? [first] : []
  }
  const { rule } = recurrence
  if (!EXPANDABLE.test(rule) || Number(/COUNT=(\d+)/.exec(rule)?.[1] ?? 1) > 1000) return []
  const dates = new RRuleTemporal({
    rruleString: `RRULE:${rule}`,
    dtstart: first,
    cache: false,
    maxIterations: 100_000,
  })
  const found: Temporal.ZonedDateTime[] = []
  let days = 64
  for (
    let at = Math.max(from, first.epochMilliseconds);
    at < end && found.length < most;
    days = Math.min(days * 4, 4096)
  ) {
    const next = Math.min(at + days * DAY_MS, end)
    found.push(...(dates.between(new Date(at), new Date(next - 1), true) as Temporal.ZonedDateTime[]))
    at = next
  }
  return found
}

function changedOccurrence(recurrence: Recurrence, change: Change): Occurrence {
  const starts = Temporal.PlainDateTime.from(`${change.startsOn}T${change.starts}`).toZonedDateTime(recurrence.zone)
  const moved =
    change.startsOn !== change.onDate || change.starts !== recurrence.starts || change.minutes !== recurrence.minutes
  return {
    ...occurrence(change.onDate, starts.epochMilliseconds, change.minutes),
    cancelled: change.cancelled,
    changed: moved && !change.cancelled,
  }
}

function occurrence(onDate: string, starts: number, minutes: number): Occurrence {
  return {
    onDate,
    starts: new Date(starts),
    ends: new Date(starts + minutes * 60_000),
    cancelled: false,
    changed: false,
  }
}

const isWithin = ({ starts, ends }: Occurrence, from: Date, until: Date) => ends > from && starts < until
