import { Temporal } from 'temporal-polyfill'

/** The moment when a day (`2026-11-22`) is over in a zone. */
export function endOfDay(day: string, zone: string): Date {
  const next = Temporal.PlainDate.from(day).add({ days: 1 })
  return new Date(next.toZonedDateTime(zone).epochMilliseconds)
}
