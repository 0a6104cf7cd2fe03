import { liesIn, nightsOf, type Span, spansOf, touches, type Week } from './week-in-time.ts'

/** A time that could be proposed: its dates in order, the first alone where it is a single one. */
export interface Candidate {
  readonly dates: readonly Span[]
  /** The day it is on by the group's clock, so that the times proposed are on several. */
  readonly day: string
}

/** What is asked: a few out of all these, after these have been chosen before. */
export interface Choosing {
  readonly candidates: readonly Candidate[]
  readonly before: readonly Candidate[]
  readonly most: number
  /** 0 to 1: which of times that are equally good comes first. The earliest would show where good hours begin. */
  readonly chance: () => number
}

/** How hard a time is for somebody: in their good hours, outside them, or at night besides. */
type Burden = 0 | 1 | 2

/**
 * Times that are fair, by the hour. The rule:
 * 1. If any time is in everybody's good hours, only such times are proposed.
 * 2. Else none that is in nobody's, as long as one is in somebody's.
 * 3. Of these, one after another, the time that is least hard for whoever has had the hardest so far (then for the next, and so on),
 *    where what was chosen before and what stands on the list already count; then a day that is not on the list; then chance.
 * People are a list without names and count alike, so their order changes nothing.
 */
export function chooseFairly(weeks: readonly Week[], { candidates, before, most, chance }: Choosing): Candidate[] {
  if (candidates.length === 0) return []
  const burdensOf = burdensFor(weeks, [...candidates, ...before])
  const weighed = candidates.map((candidate) => ({ candidate, burdens: burdensOf(candidate), turn: chance() }))
  let left = weighed.filter(({ burdens }) => burdens.every((one) => one === 0))
  if (left.length === 0) left = weighed.filter(({ burdens }) => burdens.includes(0))
  if (left.length === 0) left = weighed
  let borne: readonly number[] = before.map(burdensOf).reduce(plus, Array<number>(weeks.length).fill(0))
  const chosen: Candidate[] = []
  while (chosen.length < most && left.length > 0) {
    const best = left
      .map((one) => ({ ...one, sum: plus(borne, one.burdens).toSorted((a, b) => b - a), days: onDay(chosen, one) }))
      .reduce((a, b) => (compare(a, b) <= 0 ? a : b))
    borne = plus(borne, best.burdens)
    chosen.push(best.candidate)
    left = left.filter(({ candidate }) => candidate !== best.candidate && !meet(candidate, best.candidate))
  }
  return chosen
}

interface Weighed {
  readonly sum: readonly number[]
  readonly days: number
  readonly turn: number
}

function compare(a: Weighed, b: Weighed): number {
  const at = a.sum.findIndex((one, i) => one !== b.sum[i])
  const harder = at < 0 ? 0 : (a.sum[at] ?? 0) - (b.sum[at] ?? 0)
  return harder || a.days - b.days || a.turn - b.turn
}

/** How hard each time is for each week; of a series, its hardest date. */
function burdensFor(weeks: readonly Week[], all: readonly Candidate[]): (candidate: Candidate) => readonly Burden[] {
  const dates = all.flatMap((one) => one.dates)
  const from = dates.reduce((first, { starts }) => Math.min(first, starts), Number.POSITIVE_INFINITY)
  const until = dates.reduce((last, { ends }) => Math.max(last, ends), 0)
  const nights = new Map([...new Set(weeks.map(({ zone }) => zone))].map((zone) => [zone, nightsOf(zone, from, until)]))
  const people = weeks.map((week) => ({ good: spansOf(week, from, until), nights: nights.get(week.zone) ?? [] }))
  return ({ dates: own }) =>
    people.map(({ good, nights: asleep }) => {
      const hard = own.filter((date) => !liesIn(good, date))
      if (hard.length === 0) return 0
      return hard.some((date) => touches(asleep, date)) ? 2 : 1
    })
}

const plus = (a: readonly number[], b: readonly number[]) => a.map((one, i) => one + (b[i] ?? 0))

const onDay = (chosen: readonly Candidate[], { candidate }: { candidate: Candidate }) =>
  chosen.filter(({ day }) => day === candidate.day).length

/** Two times of which one begins before the other is over are one proposal. */
const meet = (a: Candidate, b: Candidate) => a.dates.some((date) => touches(b.dates, date))
