import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leavesAnHour, nextAllowed, type QuietHours } from './quiet-hours.ts'

const NIGHTS: QuietHours[] = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, starts: '22:00', ends: '08:00' }))
const allowed = (now: string, hours: readonly QuietHours[], zone: string) =>
  nextAllowed(new Date(now), hours, zone)?.toISOString()

test('at night it waits for the morning, over midnight, and by day it goes at once', () => {
  assert.equal(allowed('2026-11-24T23:30:00Z', NIGHTS, 'Europe/London'), '2026-11-25T08:00:00.000Z')
  assert.equal(allowed('2026-11-25T03:00:00Z', NIGHTS, 'Europe/London'), '2026-11-25T08:00:00.000Z')
  assert.equal(allowed('2026-11-25T08:00:00Z', NIGHTS, 'Europe/London'), '2026-11-25T08:00:00.000Z')
  assert.equal(allowed('2026-11-25T12:00:00Z', [], 'Europe/London'), '2026-11-25T12:00:00.000Z')
})

test('the night is that of the zone somebody lives in', () => {
  assert.equal(allowed('2026-11-24T12:00:00Z', NIGHTS, 'Pacific/Auckland'), '2026-11-24T19:00:00.000Z')
})

test('a night in which the clock changes ends at eight all the same', () => {
  assert.equal(allowed('2026-03-28T23:00:00Z', NIGHTS, 'Europe/Madrid'), '2026-03-29T06:00:00.000Z')
  assert.equal(allowed('2026-10-24T23:00:00Z', NIGHTS, 'Europe/Madrid'), '2026-10-25T07:00:00.000Z')
})

test('an end that comes twice is the second, one that never comes is where the clock jumps', () => {
  const sunday = (starts: string, ends: string): QuietHours[] => [{ weekday: 0, starts, ends }]
  assert.equal(allowed('2026-10-24T23:30:00Z', sunday('01:00', '02:30'), 'Europe/Madrid'), '2026-10-25T01:30:00.000Z')
  assert.equal(allowed('2026-03-29T00:30:00Z', sunday('01:00', '02:30'), 'Europe/Madrid'), '2026-03-29T01:00:00.000Z')
})

test('whole days follow one another; a whole week leaves nothing', () => {
  const whole = (...days: number[]) => days.map((weekday) => ({ weekday, starts: '00:00', ends: '00:00' }))
  assert.equal(allowed('2026-11-28T10:00:00Z', whole(6, 0), 'UTC'), '2026-11-30T00:00:00.000Z')
  assert.equal(allowed('2026-11-28T10:00:00Z', whole(0, 1, 2, 3, 4, 5, 6), 'UTC'), undefined)
  assert.equal(leavesAnHour(whole(0, 1, 2, 3, 4, 5, 6)), false)
  assert.equal(leavesAnHour([...whole(1, 2, 3, 4, 5, 6), { weekday: 0, starts: '00:00', ends: '23:00' }]), true)
})

const ZONES = [
  'Europe/London',
  'Europe/Madrid',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Gaza',
  'Pacific/Chatham',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'UTC',
]
const MINUTE = 60_000
const clock = fc
  .tuple(fc.nat({ max: 23 }), fc.constantFrom(0, 15, 30, 45))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const week = fc.array(fc.record({ weekday: fc.nat({ max: 6 }), starts: clock, ends: clock }), { maxLength: 5 })
const moment = fc
  .integer({ min: Date.UTC(2025, 0, 1) / MINUTE, max: Date.UTC(2031, 0, 1) / MINUTE })
  .map((minutes) => new Date(minutes * MINUTE))
/** Moments around which clocks change somewhere: the last and first weekends of the months in which they do. */
const nearChange = fc
  .tuple(
    fc.integer({ min: 2025, max: 2030 }),
    fc.constantFrom(1, 2, 3, 8, 9, 10),
    fc.integer({ min: 1, max: 31 }),
    fc.nat({ max: 1439 }),
  )
  .map(([year, month, day, minute]) => new Date(Date.UTC(year, month, day, 0, minute)))

test('between now and then every minute is quiet, and then is not, in any zone and across every change of the clock', () => {
  fc.assert(
    fc.property(fc.oneof(moment, nearChange), week, fc.constantFrom(...ZONES), (now, hours, zone) => {
      const then = nextAllowed(now, hours, zone)
      if (!then) return assert.ok(hours.length > 0)
      assert.ok(then >= now)
      assert.ok(!readsQuiet(then, hours, zone), `${then.toISOString()} is quiet by the clock on the wall`)
      // A quarter of an hour at a time is enough: all hours here are written so.
      for (let at = now.getTime(); at < then.getTime(); at += 15 * MINUTE)
        assert.ok(
          readsQuiet(new Date(at), hours, zone) || clockChangesNear(at, zone),
          `${new Date(at).toISOString()} was not quiet`,
        )
    }),
    { numRuns: 600 },
  )
})

/** The same said independently: what a clock on the wall reads, looked up in the week. */
function readsQuiet(at: Date, hours: readonly QuietHours[], zone: string): boolean {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(parts.weekday ?? '')
  const wall = `${parts.hour}:${parts.minute}`
  return hours.some(({ weekday, starts, ends }) =>
    starts < ends
      ? weekday === day && starts <= wall && wall < ends
      : (weekday === day && starts <= wall) || ((weekday + 1) % 7 === day && wall < ends),
  )
}

function clockChangesNear(at: number, zone: string): boolean {
  const offset = (moment: number) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).format(moment).split('GMT')[1]
  return offset(at - 150 * MINUTE) !== offset(at + 150 * MINUTE)
}
