import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import type { CalendarEvent } from './calendar.ts'
import { writeCalendar } from './write-calendar.ts'

/** A weekly meeting in Berlin, with what differs. */
export function meetingFor(more: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: '6f1c2a34-0000-4000-8000-000000000001',
    sequence: 2,
    stamp: new Date('2026-11-22T17:00:00Z'),
    title: 'Meeting',
    url: 'https://holdfast.example/groups/q83vEjRWeJCrze8SNFZ4kA/calendar',
    startsOn: '2026-11-24',
    starts: '19:00',
    minutes: 90,
    zone: 'Europe/Berlin',
    rule: 'FREQ=WEEKLY;BYDAY=TU',
    cancelled: false,
    changes: [],
    ...more,
  }
}

export const fileOf = (...events: CalendarEvent[]) => writeCalendar({ name: 'Meetings', events })

/** Reads a file as somebody else's program does. */
export const readBack = (text: string) => new ICAL.Component(ICAL.parse(text))

/** The moments (ms) at which ical.js has the first event of a file begin, single dates as they were changed to. */
export function startsIn(text: string, most: number): number[] {
  const [master, ...exceptions] = readBack(text).getAllSubcomponents('vevent')
  if (!master) return []
  const event = new ICAL.Event(master, { exceptions })
  const dates = event.iterator()
  const starts: number[] = []
  for (let next = dates.next(); next && starts.length < most; next = dates.next())
    starts.push(event.getOccurrenceDetails(next).startDate.toUnixTime() * 1000)
  return starts.sort((a, b) => a - b)
}

/** A clock change: when (ms), and the offset from then on in minutes. */
export type Put = readonly [at: number, offset: number]

/** The clock changes that the VTIMEZONE of a file says, between two years: its rules and dates unrolled, nothing else asked. */
export function putsIn(text: string, zone: string, from: number, until: number): Put[] {
  const component = readBack(text)
    .getAllSubcomponents('vtimezone')
    .find((one) => one.getFirstPropertyValue('tzid') === zone)
  const puts: Put[] = []
  for (const kind of component?.getAllSubcomponents() ?? []) {
    const before = (kind.getFirstPropertyValue('tzoffsetfrom') as ICAL.UtcOffset).toSeconds()
    const after = (kind.getFirstPropertyValue('tzoffsetto') as ICAL.UtcOffset).toSeconds()
    for (const wall of wallsOf(kind, until)) puts.push([Date.parse(`${wall}Z`) - before * 1000, after / 60])
  }
  const within = puts.filter(([at]) => at >= Date.UTC(from, 0) && at < Date.UTC(until, 0))
  return within.sort(([a], [b]) => a - b)
}

function wallsOf(kind: ICAL.Component, until: number): string[] {
  const start = kind.getFirstPropertyValue('dtstart') as ICAL.Time
  const walls = [start, ...kind.getAllProperties('rdate').map((date) => date.getFirstValue())].map(String)
  const dates = (kind.getFirstPropertyValue('rrule') as ICAL.Recur | null)?.iterator(start)
  for (let next = dates?.next(); next && next.year < until; next = dates?.next()) walls.push(String(next))
  return [...new Set(walls)]
}

/** The same as this machine's clocks do it, found by looking at them week by week. */
export function putsOf(zone: string, from: number, until: number): Put[] {
  const offsetAt = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9
  const puts: Put[] = []
  for (let at = Date.UTC(from, 0); at < Date.UTC(until, 0); at += WEEK_MS) {
    if (offsetAt(at) === offsetAt(at + WEEK_MS)) continue
    let [before, after] = [at, at + WEEK_MS]
    while (after - before > 60_000) {
      const middle = before + Math.ceil((after - before) / 120_000) * 60_000
      if (offsetAt(middle) === offsetAt(at)) before = middle
      else after = middle
    }
    puts.push([after, offsetAt(after)])
  }
  return puts.filter(([at]) => at < Date.UTC(until, 0))
}

const WEEK_MS = 7 * 86_400_000
