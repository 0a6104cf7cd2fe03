import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { candidateFrom, candidateTimes, type Wish } from './candidate-times.ts'
import { type Candidate, type Choosing, chooseFairly } from './fair-times.ts'
import { type GoodHours, HOURS_OF, partsOfDay } from './good-hours.ts'
import { liesIn, type Span, spansOf, type Week } from './week-in-time.ts'

const ZONES = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Santiago', 'UTC']
const NOW = new Date('2026-10-20T08:00:00Z')
const HOUR_MS = 3_600_000
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]

const hour = fc.record({
  weekday: fc.constantFrom(...EVERY_DAY),
  part: fc.constantFrom(...partsOfDay),
})
const week = fc.record({
  zone: fc.constantFrom(...ZONES),
  hours: fc
    .uniqueArray(hour, { minLength: 1, maxLength: 20, selector: ({ weekday, part }) => `${weekday}${part}` })
    .map((hours) => hours.map(({ weekday, part }): GoodHours => hoursOn(weekday, part))),
})
const weeks = fc.array(week, { minLength: 1, maxLength: 6 })
const wish = fc.record({
  minutes: fc.constantFrom(30, 60, 90, 120),
  weekly: fc.boolean(),
  weeks: fc.constantFrom(2, 4),
})
const seed = fc.integer({ min: 1, max: 1 << 20 })

test('a time that is good for nobody is never proposed where one is good for somebody, nor a hard one where one is good for all', () => {
  fc.assert(
    fc.property(weeks, wish, seed, (people, asked, from) => {
      const candidates = knownTimes(asked)
      const chosen = chooseFairly(people, { ...once(candidates, from), most: 5 })
      const good = candidates.map((one) => people.filter((person) => isGood(person, one)).length)
      const best = Math.max(...good)
      for (const one of chosen) {
        const fits = people.filter((person) => isGood(person, one)).length
        assert.ok(best === people.length ? fits === people.length : best === 0 || fits > 0)
      }
      assert.ok(chosen.length > 0 && chosen.length <= 5)
    }),
    { numRuns: 40 },
  )
})

test('people count alike: in whatever order they are, the times are the same', () => {
  const shuffled = weeks.chain((people) =>
    fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length, maxLength: people.length })),
  )
  fc.assert(
    fc.property(shuffled, wish, seed, ([people, others], asked, from) => {
      const candidates = knownTimes(asked)
      const choose = (of: readonly Week[]) => chooseFairly(of, { ...once(candidates, from), most: 5 })
      assert.deepEqual(choose(people), choose(others))
    }),
    { numRuns: 30 },
  )
})

test('where one half lives a night away from the other, they take turns having the hard hour', () => {
  const day = (zone: string): Week => ({
    zone,
    hours: EVERY_DAY.flatMap((weekday) => [hoursOn(weekday, 'morning'), hoursOn(weekday, 'afternoon')]),
  })
  // Twelve hours apart, so that no hour is good for both; three against one changes nothing.
  const candidates = candidateTimes({ minutes: 60, weekly: false, weeks: 2 }, 'UTC', NOW, [])
  const people = [day('Pacific/Fiji'), day('UTC'), day('UTC'), day('UTC')]
  fc.assert(
    fc.property(seed, (from) => {
      const before: Candidate[] = []
      for (let round = 0; round < 8; round++) {
        const [next] = chooseFairly(people, { ...once(candidates, from + round), before, most: 1 })
        assert.ok(next)
        before.push(next)
      }
      const hardFor = before.map((one) => people.findIndex((person) => !isGood(person, one)))
      for (const [at, who] of hardFor.entries()) if (at > 1) assert.equal(who, hardFor[at - 2], hardFor.join())
      assert.notEqual(hardFor[0], hardFor[1])
    }),
    { numRuns: 20 },
  )
})

test('the times of one list are not all hard for the same people', () => {
  const evenings = (zone: string): Week => ({ zone, hours: EVERY_DAY.map((weekday) => hoursOn(weekday, 'evening')) })
  const people = [evenings('Europe/London'), evenings('America/New_York'), evenings('Australia/Sydney')]
  const candidates = candidateTimes({ minutes: 60, weekly: false, weeks: 2 }, 'Europe/London', NOW, [])
  const chosen = chooseFairly(people, { ...once(candidates, 7), most: 5 })
  for (const person of people) assert.ok(chosen.some((one) => isGood(person, one)))
  assert.ok(new Set(chosen.map(({ day }) => day)).size > 3, 'and they are on several days')
})

test('a weekly time stays good while clocks change in one zone and not yet in the other', () => {
  // London goes back on 25 October, New York on 1 November: for a week they are an hour nearer.
  const narrow = (zone: string, starts: string, ends: string): Week => ({
    zone,
    hours: EVERY_DAY.map((weekday) => ({ weekday, starts, ends })),
  })
  const people = [narrow('Europe/London', '15:00', '18:00'), narrow('America/New_York', '10:00', '12:00')]
  const weekly = candidateTimes({ minutes: 60, weekly: true, weeks: 2 }, 'Europe/London', NOW, [])
  const chosen = chooseFairly(people, { ...once(weekly, 3), most: 9 })
  const walls = chosen.map(({ dates }) => new Date(dates.at(-1)?.starts ?? 0).toISOString().slice(11, 16))
  // 15:00 in London is 10:00 in New York, but 11:00 in the week between; 16:00 is 11:00, and 12:00 then.
  assert.deepEqual([...new Set(walls)], ['15:00'])
  const single = candidateTimes({ minutes: 60, weekly: false, weeks: 2 }, 'Europe/London', NOW, [])
  const between = chooseFairly(people, { ...once(single, 3), most: 40 }).filter(
    ({ day }) => day > '2026-10-25' && day < '2026-11-01',
  )
  assert.ok(between.every(({ dates }) => /T1[45]:00/.test(new Date(dates[0]?.starts ?? 0).toISOString())))
  assert.ok(between.length > 0)
})

test('an hour that never comes is no time, and what the group has in its calendar is passed over', () => {
  const spring = new Date('2026-03-26T08:00:00Z')
  const asked = { minutes: 60, weekly: false, weeks: 2 }
  const all = candidateTimes(asked, 'Europe/London', spring, [])
  const night = all.filter(({ day }) => day === '2026-03-29')
  assert.equal(night.length, 23)
  assert.equal(candidateFrom(asked, 'Europe/London', new Date('2026-03-29T01:00:00Z'))?.day, '2026-03-29')
  const [first] = all
  assert.ok(first?.dates[0])
  const { starts, ends } = first.dates[0]
  const free = candidateTimes(asked, 'Europe/London', spring, [{ starts: starts + HOUR_MS / 2, ends: ends + HOUR_MS }])
  assert.equal(free.length, all.length - 2)
})

test('a week with no hours in it, and one that lasts all day, are weeks too', () => {
  const [none, all]: Week[] = [
    { zone: 'UTC', hours: [] },
    { zone: 'UTC', hours: EVERY_DAY.map((weekday) => ({ weekday, starts: '00:00', ends: '24:00' })) },
  ]
  const candidates = candidateTimes({ minutes: 720, weekly: true, weeks: 2 }, 'UTC', NOW, [])
  assert.ok(none && all)
  assert.equal(chooseFairly([all], { ...once(candidates, 1), most: 5 }).length, 5)
  assert.ok(chooseFairly([none, all], { ...once(candidates, 1), most: 5 }).length > 0)
  assert.deepEqual(chooseFairly([all], { ...once([], 1), most: 5 }), [])
})

/** By London's clock; each kind of wish is reckoned once. */
const known = new Map<string, Candidate[]>()
function knownTimes(asked: Wish): Candidate[] {
  const key = JSON.stringify(asked)
  const found = known.get(key) ?? candidateTimes(asked, 'Europe/London', NOW, [])
  known.set(key, found)
  return found
}

const hoursOn = (weekday: number, part: (typeof partsOfDay)[number]): GoodHours => {
  const [starts, ends] = HOURS_OF[part]
  return { weekday, starts, ends }
}

/** Chance that comes out the same each time it is asked from the same number. */
function once(candidates: readonly Candidate[], from: number): Omit<Choosing, 'most'> {
  let at = from
  const chance = () => {
    at = (at * 48_271) % 2_147_483_647
    return at / 2_147_483_647
  }
  return { candidates, before: [], chance }
}

/** Asked of many times, each week is reckoned once. */
const spansKnown = new Map<Week, readonly Span[]>()
function isGood(person: Week, { dates }: Candidate): boolean {
  const from = NOW.getTime()
  const spans = spansKnown.get(person) ?? spansOf(person, from, from + 100 * 24 * HOUR_MS)
  spansKnown.set(person, spans)
  return dates.every((date) => liesIn(spans, date))
}
