import { Temporal } from 'temporal-polyfill'
import type { Calendar, CalendarEvent } from './calendar.ts'
import { datesLeftOut } from './clock-changes.ts'
import { joinLines, textValue, utcValue, wallValue } from './property.ts'
import { vtimezoneOf } from './vtimezone.ts'

/** Meetings began with the place; what is older is written right from its own year on. */
const ZONES_SINCE = 2024

/** A calendar as RFC 5545 has it, with the names and the pace of RFC 7986: `text/calendar; charset=utf-8`. */
export function writeCalendar({ name, events }: Calendar): string {
  return joinLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Holdfast//Holdfast//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${textValue(name)}`,
    // What RFC 7986 made of these two; Google and Outlook still read only the old ones.
    `X-WR-CALNAME:${textValue(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...zonesOf(events),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ])
}

function zonesOf(events: readonly CalendarEvent[]): string[] {
  const zones = [...new Set(events.map(({ zone }) => zone))].sort()
  return zones.flatMap((zone) => {
    const years = events.filter((event) => event.zone === zone).map(({ startsOn }) => Number(startsOn.slice(0, 4)))
    return vtimezoneOf(zone, Math.min(ZONES_SINCE, ...years.map((year) => year - 1)))
  })
}

function eventLines(event: CalendarEvent): string[] {
  const wall = (date: string, time: string) => `;TZID=${event.zone}:${wallValue(date, time)}`
  return [
    ...component(event, event, [
      ...(event.rule ? [`RRULE:${ruleValue(event)}`] : []),
      ...datesWithout(event).map((date) => `EXDATE${wall(date, event.starts)}`),
    ]),
    ...event.changes
      .filter(({ cancelled }) => !cancelled)
      .flatMap((change) => component(event, change, [`RECURRENCE-ID${wall(change.onDate, event.starts)}`])),
  ]
}

/** Dates on which a series does not meet: called off, or its hour is one that the clocks leave out that night. RFC 5545 §3.3.10 has
 *  programs pass over the latter, and many ring an hour later instead. */
function datesWithout({ rule, zone, starts, startsOn, changes }: CalendarEvent): string[] {
  const cancelled = changes.filter((change) => change.cancelled).map(({ onDate }) => onDate)
  const skipped = rule === '' ? [] : datesLeftOut(zone, starts).filter((date) => date >= startsOn)
  return [...new Set([...cancelled, ...skipped])].sort()
}

/** A length and no end: the wall clock's end of a meeting that lasts into the hour that comes twice would say another. */
function component(
  event: CalendarEvent,
  { startsOn, starts, minutes }: { startsOn: string; starts: string; minutes: number },
  more: readonly string[],
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${textValue(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utcValue(event.stamp)}`,
    `DTSTART;TZID=${event.zone}:${wallValue(startsOn, starts)}`,
    `DURATION:PT${minutes}M`,
    ...more,
    `SUMMARY:${textValue(event.title)}`,
    `URL:${event.url}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

/** RFC 5545 §3.3.10: UNTIL is in UTC where DTSTART has a zone. A day, or an hour by the wall clock, is turned into it. */
function ruleValue({ rule, zone, starts }: CalendarEvent): string {
  return rule.replace(/UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?(?![\dTZ])/, (_, year, month, day, ...time) => {
    const [hour, minute] = time[0] === undefined ? starts.split(':') : time
    const wall = Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}`)
    return `UNTIL=${utcValue(wall.toZonedDateTime(zone).epochMilliseconds)}`
  })
}
