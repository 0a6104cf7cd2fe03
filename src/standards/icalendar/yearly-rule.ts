import type { Temporal } from 'temporal-polyfill'

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** How the date of a clock change is found in a year, as RFC 5545 says it. */
interface YearlyRule {
  readonly text: string
  readonly holds: (onset: Temporal.PlainDateTime) => boolean
}

/** Any dozen years in a row have a date fall on every weekday: what holds for fewer may do so by chance (the night after Cairo's last
 *  Thursday of October is its last Friday for seven years, until it falls in November). */
const YEARS_ENOUGH = 12

/** The yearly rule that the onsets follow longest up to the last, and the first year of it. undefined: none holds long enough to be
 *  one. Onsets are sorted. */
export function findYearlyRule(
  onsets: readonly Temporal.PlainDateTime[],
): { readonly text: string; readonly since: number } | undefined {
  const last = onsets.at(-1)
  if (!last) return undefined
  let best: { text: string; since: number } | undefined
  for (const rule of rulesThrough(last)) {
    const since = yearFrom(onsets, rule)
    if (since <= last.year + 1 - YEARS_ENOUGH && (!best || since < best.since)) best = { text: rule.text, since }
  }
  return best
}

/** All rules that `onset` itself follows, the plainest first: the last Sunday, the second Sunday, a Sunday on or after the 8th. */
function rulesThrough(onset: Temporal.PlainDateTime): YearlyRule[] {
  const day = DAYS[onset.dayOfWeek - 1]
  const alike = (other: Temporal.PlainDateTime) =>
    other.month === onset.month &&
    other.dayOfWeek === onset.dayOfWeek &&
    other.toPlainTime().equals(onset.toPlainTime())
  const between = (least: number, most: number) => (other: Temporal.PlainDateTime) =>
    alike(other) && other.day >= least && other.day <= most
  const month = `FREQ=YEARLY;BYMONTH=${onset.month}`
  const lastWeek = (other: Temporal.PlainDateTime) => alike(other) && other.day > other.daysInMonth - 7
  const nth = Math.ceil(onset.day / 7)
  const firstDays = Array.from({ length: 7 }, (_, back) => onset.day - back).filter(
    (first) => first >= 1 && first + 6 <= onset.daysInMonth,
  )
  return [
    { text: `${month};BYDAY=-1${day}`, holds: lastWeek },
    { text: `${month};BYDAY=${nth}${day}`, holds: between(nth * 7 - 6, nth * 7) },
    ...firstDays.map((first) => ({
      text: `${month};BYMONTHDAY=${Array.from({ length: 7 }, (_, i) => first + i)};BYDAY=${day}`,
      holds: between(first, first + 6),
    })),
  ].filter((rule) => rule.holds(onset))
}

function yearFrom(onsets: readonly Temporal.PlainDateTime[], rule: YearlyRule): number {
  let since = (onsets.at(-1)?.year ?? 0) + 1
  for (const onset of onsets.toReversed()) {
    if (onset.year !== since - 1 || !rule.holds(onset)) break
    since = onset.year
  }
  return since
}
