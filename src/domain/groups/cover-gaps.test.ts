import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { CoverGap, CoverHour } from './group.ts'
import { coverAt } from './when.ts'

const mondays: CoverHour = { weekday: 1, starts: '20:00', ends: '22:00' }
const nights: CoverHour = { weekday: 5, starts: '22:00', ends: '02:00' }

test('while everybody has handed over, nobody is on duty until the day one of them comes back', () => {
  const gaps: CoverGap[] = [{ hour: undefined, until: '2026-12-07' }]
  assert.deepEqual(coverAt([mondays], 'Europe/London', new Date('2026-11-23T21:00:00Z'), gaps), {
    on: false,
    next: new Date('2026-12-07T20:00:00Z'),
  })
})

test('without a day nobody says when somebody will be', () => {
  const gaps: CoverGap[] = [{ hour: undefined, until: null }]
  assert.deepEqual(coverAt([mondays, nights], 'UTC', new Date('2026-11-23T21:00:00Z'), gaps), {
    on: false,
    next: undefined,
  })
})

test('one date that stands empty is passed over, the night that began on it too', () => {
  const gaps: CoverGap[] = [{ hour: nights, onDate: '2026-11-27' }]
  assert.deepEqual(coverAt([nights], 'UTC', new Date('2026-11-28T01:00:00Z'), gaps), {
    on: false,
    next: new Date('2026-12-04T22:00:00Z'),
  })
})

const ZONES = ['UTC', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia']
const HOURS = ['00:00', '01:30', '02:00', '02:30', '09:00', '12:00', '20:00', '23:59']
const hour = fc.record({
  weekday: fc.nat({ max: 6 }),
  starts: fc.constantFrom(...HOURS),
  ends: fc.constantFrom(...HOURS),
})
const from = Temporal.PlainDate.from('2026-03-20')
const date = fc.nat({ max: 250 }).map((days) => from.add({ days }))

/** On duty or not, by walking through the dates around it as a person with a calendar would. */
function onDutyAt(cover: readonly CoverHour[], home: string, at: number, gaps: readonly CoverGap[]): boolean {
  const here = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(home).toPlainDate()
  return [-2, -1, 0, 1].some((days) => {
    const day = here.add({ days })
    return cover.some((its) => {
      if (day.dayOfWeek % 7 !== its.weekday) return false
      const empty = gaps.some((gap) =>
        gap.hour === undefined
          ? gap.until === null || day.toString() < gap.until
          : gap.onDate === day.toString() && JSON.stringify(gap.hour) === JSON.stringify(its),
      )
      if (empty) return false
      const last = its.ends > its.starts ? day : day.add({ days: 1 })
      const starts = day.toZonedDateTime({ timeZone: home, plainTime: its.starts }).epochMilliseconds
      const ends = last.toZonedDateTime({ timeZone: home, plainTime: its.ends }).epochMilliseconds
      return starts <= at && at < ends
    })
  })
}

test('whatever hours, zones, clock changes and gaps there are: on duty means on duty, and until then nobody is', () => {
  fc.assert(
    fc.property(
      fc.array(hour, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...ZONES),
      date,
      fc.nat({ max: 24 * 60 - 1 }),
      fc.array(fc.nat({ max: 3 }), { maxLength: 3 }),
      fc.option(fc.nat({ max: 40 }), { nil: undefined }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (cover, home, day, minute, skipped, untilDays, samples) => {
        const now = new Date(day.toZonedDateTime(home).add({ minutes: minute }).epochMilliseconds)
        const gaps: CoverGap[] = skipped.flatMap((which) => {
          const its = cover[which]
          if (!its) return []
          const ahead = (its.weekday - (day.dayOfWeek % 7) + 7) % 7
          return [{ hour: its, onDate: day.add({ days: ahead }).toString() }]
        })
        if (untilDays !== undefined) gaps.push({ hour: undefined, until: day.add({ days: untilDays }).toString() })
        const at = coverAt(cover, home, now, gaps)
        const is = (ms: number) => onDutyAt(cover, home, ms, gaps)
        assert.equal(at.on, is(now.getTime()))
        const end = at.on ? at.until : at.next
        assert.ok(end, 'somebody is on duty some day')
        for (const part of samples) assert.equal(is(now.getTime() + part * (end.getTime() - now.getTime() - 1)), at.on)
        if (!at.on) assert.ok(is(end.getTime()))
      },
    ),
    { numRuns: 300 },
  )
})
