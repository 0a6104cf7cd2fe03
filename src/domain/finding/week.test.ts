import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { cellsOfWeek, comingMonthly, comingOf, PARTS, partOf, quarterOf, quartersIn } from './week.ts'

const ZONES = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Africa/Casablanca',
  'America/Santiago',
]
const zones = fc.constantFrom(...ZONES)
const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })

/** The plain way: each quarter's next occurrence, asked of Temporal one by one. */
function plainCell(zone: string, now: Date, quarter: number): number {
  const start = Math.floor(now.getTime() / 900_000) * 900_000
  const at = start + ((quarter - quarterOf(now) + 672) % 672) * 900_000
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return (local.dayOfWeek % 7) * 4 + partOf(local.hour)
}

test('a quarter of the week lies on the reader’s own day and part of day, across clock changes', () => {
  fc.assert(
    fc.property(zones, moments, fc.array(fc.nat(671), { minLength: 20, maxLength: 20 }), (zone, now, quarters) => {
      const cells = cellsOfWeek(zone, now)
      for (const quarter of quarters)
        assert.equal(cells[quarter], plainCell(zone, now, quarter), `${zone} ${now.toISOString()} ${quarter}`)
    }),
    { numRuns: 300 },
  )
})

test('the week in which clocks change is right in every quarter', () => {
  const weeks = [
    ['Europe/London', '2026-10-21T09:10:00Z'],
    ['America/New_York', '2026-03-05T00:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-01T12:00:00Z'],
    ['Africa/Casablanca', '2026-02-12T00:00:00Z'],
  ] as const
  for (const [zone, at] of weeks) {
    const now = new Date(at)
    assert.deepEqual(
      cellsOfWeek(zone, now),
      Array.from({ length: 672 }, (_, quarter) => plainCell(zone, now, quarter)),
    )
  }
})

test('someone in Kathmandu who asks for evenings gets the quarter that starts at six', () => {
  const cells = cellsOfWeek('Asia/Kathmandu', new Date('2026-11-22T00:00:00Z'))
  const evening = quartersIn(cells, [2], [PARTS.indexOf('evening')])
  // 18:00 in Kathmandu is 12:15 UTC; Tuesday is day 2
  assert.equal(evening[0], String(2 * 96 + 12 * 4 + 1).padStart(3, '0'))
  assert.equal(evening.length, 16)
})

test('a weekly hour comes next on its own weekday and hour, and never in the past', () => {
  fc.assert(
    fc.property(
      zones,
      moments,
      fc.nat(6),
      fc.nat(23),
      fc.constantFrom('00', '15', '40'),
      (zone, now, weekday, hour, minute) => {
        const starts = `${String(hour).padStart(2, '0')}:${minute}`
        const coming = comingOf(zone, weekday, starts, now)
        const local = Temporal.Instant.fromEpochMilliseconds(coming.getTime()).toZonedDateTimeISO(zone)
        assert.ok(coming >= now && coming.getTime() - now.getTime() <= 8 * 86_400_000)
        const wall = local.toPlainTime().toString({ smallestUnit: 'minute' })
        // a skipped hour moves on, and may move into the next day
        if (wall === starts) assert.equal(local.dayOfWeek % 7, weekday)
        else assert.notEqual(local.offset, local.subtract({ hours: 3 }).offset)
      },
    ),
  )
})

test('the first Thursday and the last Thursday of a month are found', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  assert.equal(comingMonthly('Europe/London', 4, '19:00', 1, now).toISOString(), '2026-12-03T19:00:00.000Z')
  assert.equal(comingMonthly('Europe/London', 4, '19:00', -1, now).toISOString(), '2026-11-26T19:00:00.000Z')
})
