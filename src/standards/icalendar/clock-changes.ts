import { Temporal } from 'temporal-polyfill'

/** A moment at which the clocks of a zone are put. Offsets are seconds east of UTC. */
export interface ClockChange {
  readonly from: number
  readonly to: number
  /** The wall clock as it stood the moment before, which is how a VTIMEZONE says when. */
  readonly onset: Temporal.PlainDateTime
}

export const FIRST_YEAR = 1970
/** As far ahead as zones are written out where no yearly rule holds. */
export const LAST_YEAR = 2037

const known = new Map<string, readonly ClockChange[]>()

/** Every clock change of a zone from 1970 to the end of 2037, as this machine's own time zone data has them. */
export function clockChangesOf(zone: string): readonly ClockChange[] {
  const changes = known.get(zone) ?? findClockChanges(zone)
  known.set(zone, changes)
  return changes
}

/** Dates (`2027-03-28`) on which the clocks of a zone leave out that time of the day (`02:30`). */
export function datesLeftOut(zone: string, time: string): string[] {
  const gaps = knownGaps.get(zone) ?? findGaps(zone)
  knownGaps.set(zone, gaps)
  return gaps.flatMap(([before, after]) =>
    [...new Set([before.slice(0, 10), after.slice(0, 10)])].filter((date) => {
      const wall = `${date}T${time}`
      return before <= wall && wall < after
    }),
  )
}

/** The wall clock before it is put forward, and after: `2027-03-28T02:00`, `2027-03-28T03:00`. As texts they compare as times do, and
 *  a file of two hundred meetings asks often. */
type Gap = readonly [before: string, after: string]
const knownGaps = new Map<string, readonly Gap[]>()

function findGaps(zone: string): Gap[] {
  return clockChangesOf(zone)
    .filter(({ from, to }) => to > from)
    .map(({ from, to, onset }) => [minuteOf(onset), minuteOf(onset.add({ seconds: to - from }))])
}

const minuteOf = (wall: Temporal.PlainDateTime) => wall.toString({ smallestUnit: 'minute' })

function findClockChanges(zone: string): ClockChange[] {
  const changes: ClockChange[] = []
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from({
    year: FIRST_YEAR,
    month: 1,
    day: 1,
    timeZone: zone,
  })
  for (;;) {
    const before: Temporal.ZonedDateTime = at
    at = at.getTimeZoneTransition('next')
    if (!at || at.year > LAST_YEAR) return changes
    const from = before.offsetNanoseconds / 1e9
    const to = at.offsetNanoseconds / 1e9
    // A change of the zone's name alone moves no clock.
    if (from !== to) changes.push({ from, to, onset: at.toPlainDateTime().add({ seconds: from - to }) })
  }
}

/** The offset of a zone at the beginning of 1970, in seconds. */
export function firstOffsetOf(zone: string): number {
  return Temporal.ZonedDateTime.from({ year: FIRST_YEAR, month: 1, day: 1, timeZone: zone }).offsetNanoseconds / 1e9
}
