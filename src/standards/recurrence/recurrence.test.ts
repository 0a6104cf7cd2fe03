import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { clockShift, momentOf, occurrencesBetween, type Recurrence } from './recurrence.ts'

const always = [new Date('2000-01-01'), new Date('2060-01-01')] as const
const series = (startsOn: string, starts: string, zone: string, rule: string): Recurrence => ({
  startsOn,
  starts,
  minutes: 60,
  zone,
  rule,
})
const instants = (recurrence: Recurrence) =>
  occurrencesBetween(recurrence, [], ...always).map(({ starts }) => starts.toISOString().slice(0, 16))
const dates = (recurrence: Recurrence) => occurrencesBetween(recurrence, [], ...always).map(({ onDate }) => onDate)

test('an hour that a clock change skips is no meeting, and is not counted', () => {
  const daily = series('2024-03-09', '02:30', 'America/New_York', 'FREQ=DAILY;COUNT=3')
  assert.deepEqual(instants(daily), ['2024-03-09T07:30', '2024-03-11T06:30', '2024-03-12T06:30'])
  const weekly = series('2026-03-22', '02:30', 'Europe/Berlin', 'FREQ=WEEKLY;BYDAY=SU;COUNT=2')
  assert.deepEqual(dates(weekly), ['2026-03-22', '2026-04-05'])
})

test('an hour that comes twice is the first of the two', () => {
  const daily = series('2026-10-24', '01:30', 'Europe/London', 'FREQ=DAILY;COUNT=3')
  assert.deepEqual(instants(daily), ['2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30'])
})

test('the last Tuesday moves by half an hour on Lord Howe', () => {
  const monthly = series('2026-03-31', '19:00', 'Australia/Lord_Howe', 'FREQ=MONTHLY;BYDAY=-1TU;COUNT=3')
  assert.deepEqual(instants(monthly), ['2026-03-31T08:00', '2026-04-28T08:30', '2026-05-26T08:30'])
})

test('a month without a 31st has no meeting', () => {
  const monthly = series('2026-01-31', '10:00', 'Europe/London', 'FREQ=MONTHLY;COUNT=4')
  assert.deepEqual(dates(monthly), ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31'])
})

test('a meeting at the very last moment still is one', () => {
  const weekly = series('2026-10-27', '19:00', 'America/New_York', 'FREQ=WEEKLY;UNTIL=20261111T000000Z')
  assert.deepEqual(dates(weekly), ['2026-10-27', '2026-11-03', '2026-11-10'])
})

test('where weeks begin on Sunday, every other week has other Sundays', () => {
  const weekly = series('2026-03-10', '18:00', 'Europe/Berlin', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=6')
  assert.deepEqual(dates(weekly), ['2026-03-10', '2026-03-22', '2026-03-24', '2026-04-05', '2026-04-07', '2026-04-19'])
})

test('one date is moved, one cancelled, and both keep the date they are known by', () => {
  const weekly = series('2026-11-03', '19:00', 'Europe/London', 'FREQ=WEEKLY;BYDAY=TU')
  const changes = [
    { onDate: '2026-11-10', cancelled: false, startsOn: '2026-11-12', starts: '18:30', minutes: 90 },
    { onDate: '2026-11-17', cancelled: true, startsOn: '2026-11-17', starts: '19:00', minutes: 60 },
    { onDate: '2026-11-11', cancelled: false, startsOn: '2026-11-14', starts: '18:30', minutes: 90 },
  ]
  const got = occurrencesBetween(weekly, changes, new Date('2026-11-04'), new Date('2026-11-25'))
  assert.deepEqual(
    got.map(({ onDate, starts, cancelled, changed }) => [
      onDate,
      starts.toISOString().slice(0, 16),
      cancelled,
      changed,
    ]),
    [
      ['2026-11-10', '2026-11-12T18:30', false, true],
      ['2026-11-17', '2026-11-17T19:00', true, false],
      ['2026-11-24', '2026-11-24T19:00', false, false],
    ],
  )
})

test('a date that was moved into the week that is looked at is found, one moved out of it is not', () => {
  const weekly = series('2026-11-03', '19:00', 'Europe/London', 'FREQ=WEEKLY;BYDAY=TU')
  const move = [{ onDate: '2026-11-10', cancelled: false, startsOn: '2026-12-04', starts: '19:00', minutes: 60 }]
  const at = (from: string, until: string) =>
    occurrencesBetween(weekly, move, new Date(from), new Date(until)).map(({ onDate }) => onDate)
  assert.deepEqual(at('2026-12-02', '2026-12-07'), ['2026-11-10'])
  assert.deepEqual(at('2026-11-09', '2026-11-12'), [])
})

test('a meeting that is under way is still among the coming', () => {
  const once = series('2026-11-03', '19:00', 'Europe/London', '')
  const at = (from: string) => occurrencesBetween(once, [], new Date(from), new Date('2027-01-01')).length
  assert.equal(at('2026-11-03T19:59:00Z'), 1)
  assert.equal(at('2026-11-03T20:00:00Z'), 0)
})

test('a rule with a billion dates has none', () => {
  for (const rule of ['FREQ=SECONDLY', 'FREQ=WEEKLY;COUNT=1000000000', 'FREQ=DAILY;BYSECOND=1,2,3', 'nonsense']) {
    assert.deepEqual(occurrencesBetween(series('2026-11-03', '19:00', 'UTC', rule), [], ...always), [], rule)
  }
  const forever = series('2026-11-03', '19:00', 'UTC', 'FREQ=WEEKLY;BYDAY=TU')
  assert.equal(occurrencesBetween(forever, [], new Date('1900-01-01'), new Date('9999-01-01'), 20).length, 20)
})

test('there is no half past two on the night the clocks go forward', () => {
  assert.equal(momentOf('2026-03-29', '02:30', 'Europe/Berlin'), undefined)
  assert.equal(momentOf('2026-10-25', '02:30', 'Europe/Berlin')?.toISOString(), '2026-10-25T00:30:00.000Z')
})

test('between two clock changes London meets New York an hour sooner', () => {
  const before = new Date('2026-10-22T18:00:00Z')
  const at = new Date('2026-10-29T19:00:00Z')
  assert.equal(clockShift('Europe/London', 'America/New_York', before, at), 60)
  assert.equal(
    clockShift('America/New_York', 'Europe/London', new Date('2026-10-22T23:00:00Z'), new Date('2026-10-29T23:00:00Z')),
    -60,
  )
  assert.equal(clockShift('Europe/London', 'Europe/Berlin', before, at), 0)
})

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
const days = fc.integer({ min: 0, max: 2000 }).map((n) => Temporal.PlainDate.from('2025-01-01').add({ days: n }))
const minutesOfDay = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)

test('in every zone a weekly meeting is at its wall time, on its weekday, or not at all', () => {
  fc.assert(
    fc.property(zones, days, minutesOfDay, fc.integer({ min: 1, max: 4 }), (zone, first, minute, every) => {
      const time = Temporal.PlainTime.from('00:00').add({ minutes: minute })
      const starts = time.toString({ smallestUnit: 'minute' })
      const weekday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][first.dayOfWeek - 1]
      if (!momentOf(first.toString(), starts, zone)) return
      const rule = `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${weekday}`
      const expected = Array.from({ length: 60 }, (_, week) => first.add({ weeks: week * every }))
        .filter((date) => momentOf(date.toString(), starts, zone))
        .map((date) => date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
        .slice(0, 50)
      const got = occurrencesBetween(
        series(first.toString(), starts, zone, rule),
        [],
        new Date('2024-01-01'),
        new Date('2040-01-01'),
        50,
      )
      assert.deepEqual(
        got.map((one) => one.starts.getTime()),
        expected,
      )
    }),
    { numRuns: 300 },
  )
})

test('whatever the window, what is found in its halves is what is found in the whole', () => {
  fc.assert(
    fc.property(zones, fc.integer({ min: 1, max: 800 }), fc.integer({ min: 1, max: 800 }), (zone, a, b) => {
      const monthly = series('2025-01-28', '01:15', zone, 'FREQ=MONTHLY;BYDAY=4TU')
      const from = new Date('2025-01-01T00:00:00Z')
      const [middle, end] = [a, a + b].map((n) => new Date(from.getTime() + n * 43_200_000)) as [Date, Date]
      const halves = [...occurrencesBetween(monthly, [], from, middle), ...occurrencesBetween(monthly, [], middle, end)]
      const once = [...new Map(halves.map((one) => [one.onDate, one])).values()]
      assert.deepEqual(once, occurrencesBetween(monthly, [], from, end))
    }),
    { numRuns: 200 },
  )
})
