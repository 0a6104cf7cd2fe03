import { Temporal } from 'temporal-polyfill'
import type { CoverGap, CoverHour, GroupTime } from './group.ts'

/** A stretch of a weekday as a clock on some wall shows it: `weekday` 0 (Sunday) to 6, hours as `10:30`. */
export interface WallTime {
  readonly weekday: number
  readonly from: string
  readonly until: string
}

/** The coming occurrence of something that recurs, or the one that is under way. */
export interface Occurrence {
  readonly starts: Temporal.ZonedDateTime
  readonly ends: Temporal.ZonedDateTime
}

/**
 * When a group meets next, or meets now. Wall time and zone decide, so the moment moves with the clock changes of the group's
 * own zone; an hour that a change skips is the hour after it (Temporal's "compatible"). `home` is an IANA zone.
 */
export function comingTime(time: GroupTime, home: string, now: Date): Occurrence {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(home)
  const dates = time.nth === null ? rhythm(here, time) : monthly(here, time.weekday, time.nth)
  for (const date of dates) {
    const starts = date.toZonedDateTime({ timeZone: home, plainTime: time.starts })
    const ends = starts.add({ minutes: time.minutes })
    if (ends.epochMilliseconds > now.getTime()) return { starts, ends }
  }
  throw new Error('A rhythm came to no end of its own')
}

/** Whether it is known in which weeks the group meets. */
export function isCertain({ every, nth, anchor }: Pick<GroupTime, 'every' | 'nth' | 'anchor'>): boolean {
  return every === 1 || nth !== null || Boolean(anchor)
}

/** The occurrence as the clock of `zone` shows it. */
export function wallTimeIn({ starts, ends }: Occurrence, zone: string): WallTime {
  const from = starts.withTimeZone(zone)
  return { weekday: from.dayOfWeek % 7, from: hour(from), until: hour(ends.withTimeZone(zone)) }
}

/** Whether somebody is on duty at `now`: until when, or from when again; nobody knows when there are no hours, or all stand empty
 *  until further notice. */
export function coverAt(
  cover: readonly CoverHour[],
  home: string,
  now: Date,
  gaps: readonly CoverGap[] = [],
): { on: true; until: Date } | { on: false; next: Date | undefined } {
  const spells = spellsOf(cover, home, now, gaps)
  const first = spells[0]
  if (!first || first.from > now.getTime()) return { on: false, next: first && new Date(first.from) }
  // Hours that touch are one spell: on duty until 22:00 and from 22:00 means on duty.
  const until = spells.reduce((end, spell) => (spell.from <= end ? Math.max(end, spell.until) : end), first.until)
  return { on: true, until: new Date(until) }
}

/** Cover hours as the clock of `zone` shows them in the coming week; days with equal hours stand together. */
export function coverIn(
  cover: readonly CoverHour[],
  home: string,
  zone: string,
  now: Date,
): { weekdays: number[]; from: string; until: string }[] {
  const hours = new Map<string, { weekdays: number[]; from: string; until: string }>()
  for (const spell of cover) {
    const { weekday, from, until } = wallTimeIn(comingHours(spell, home, now), zone)
    const same = hours.get(`${from} ${until}`) ?? { weekdays: [], from, until }
    hours.set(`${from} ${until}`, same)
    if (!same.weekdays.includes(weekday)) same.weekdays.push(weekday)
  }
  // Weeks are told from Monday.
  for (const { weekdays } of hours.values()) weekdays.sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
  return [...hours.values()]
}

/** The dates of a cover hour from the coming or present one on, `date` as `2026-11-24` in the group's zone, up to the second that does not
 *  stand empty. Nobody hands over for more than a year. */
export function comingDuties(
  hour: CoverHour,
  home: string,
  now: Date,
  gaps: readonly CoverGap[] = [],
): (Occurrence & { readonly date: string; readonly empty: boolean })[] {
  const duties = []
  let kept = 0
  for (let weeks = 0; kept < 2 && weeks <= 56; weeks++) {
    const spell = comingHours(hour, home, now, weeks)
    // A clock change may skip all of it.
    if (spell.starts.epochMilliseconds >= spell.ends.epochMilliseconds) continue
    const date = spell.starts.toPlainDate().toString()
    const empty = gaps.some((gap) => isIn(gap, hour, date))
    if (!empty) kept++
    duties.push({ ...spell, date, empty })
  }
  return duties
}

function isIn(gap: CoverGap, { weekday, starts, ends }: CoverHour, date: string): boolean {
  if (gap.hour === undefined) return gap.until === null || date < gap.until
  const { hour } = gap
  return gap.onDate === date && hour.weekday === weekday && hour.starts === starts && hour.ends === ends
}

/** The coming or present occurrence of a cover hour. Its end is a wall time too: over a clock change it is longer or shorter. */
function comingHours({ weekday, starts, ends }: CoverHour, home: string, now: Date, weeksOn = 0): Occurrence {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(home)
  for (const date of coming(here, weekday, 2)) {
    const from = date.add({ weeks: weeksOn })
    const until = ends > starts ? from : from.add({ days: 1 })
    const spell = {
      starts: from.toZonedDateTime({ timeZone: home, plainTime: starts }),
      ends: until.toZonedDateTime({ timeZone: home, plainTime: ends }),
    }
    if (spell.ends.epochMilliseconds > now.getTime()) return spell
  }
  throw new Error('A cover hour came to no end of its own')
}

/** The next two dates of every hour that do not stand empty. */
function spellsOf(
  cover: readonly CoverHour[],
  home: string,
  now: Date,
  gaps: readonly CoverGap[],
): { from: number; until: number }[] {
  return cover
    .flatMap((hours) => comingDuties(hours, home, now, gaps).filter(({ empty }) => !empty))
    .map(({ starts, ends }) => ({ from: starts.epochMilliseconds, until: ends.epochMilliseconds }))
    .sort((a, b) => a.from - b.from)
}

/** The dates of a rhythm of weeks: those counted from its anchor, or every week where it has none. */
function* rhythm(here: Temporal.ZonedDateTime, { weekday, minutes, every, anchor }: GroupTime) {
  const from = anchor ? Temporal.PlainDate.from(anchor) : undefined
  for (const date of coming(here, weekday, Math.ceil(minutes / 1440) + 1, 7 * every + 7)) {
    if (!from || from.until(date).days % (7 * every) === 0) yield date
  }
}

/** The dates of a weekday, from `daysBack` days ago to two weeks from now: what began then may not have ended. */
function* coming(
  here: Temporal.ZonedDateTime,
  weekday: number,
  daysBack: number,
  daysOn = 14,
): Generator<Temporal.PlainDate> {
  const today = here.toPlainDate()
  const earliest = (((weekday - (today.dayOfWeek % 7) + daysBack) % 7) + 7) % 7
  for (let days = earliest - daysBack; days <= daysOn; days += 7) yield today.add({ days })
}

/** The nth (-1: last) such weekday of the last month, this one and the next two. */
function* monthly(here: Temporal.ZonedDateTime, weekday: number, nth: number): Generator<Temporal.PlainDate> {
  const first = here.toPlainDate().with({ day: 1 })
  for (let months = -1; months <= 2; months++) {
    const month = first.add({ months })
    const earliest = nth === -1 ? month.with({ day: month.daysInMonth - 6 }) : month.add({ weeks: nth - 1 })
    yield earliest.add({ days: (weekday - (earliest.dayOfWeek % 7) + 7) % 7 })
  }
}

const hour = (moment: Temporal.ZonedDateTime) => moment.toPlainTime().toString({ smallestUnit: 'minute' })
