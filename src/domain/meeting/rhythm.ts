import { Temporal } from 'temporal-polyfill'
import { isLastOfMonth, nthOf, readRule, weekdayOf, writeRule } from '../../standards/recurrence/rule.ts'

/** How often a meeting is, as people say it. `monthly` is on the same weekday of the month as the first. */
export const rhythms = ['once', 'weekly', 'every_2', 'every_3', 'every_4', 'monthly', 'monthly_last'] as const
export type Rhythm = (typeof rhythms)[number]

const WEEKS: Partial<Record<Rhythm, number>> = { weekly: 1, every_2: 2, every_3: 3, every_4: 4 }

/** The rule that says it, from that date on and, where given, until that one in the zone. */
export function ruleOf(rhythm: Rhythm, startsOn: string, zone: string, until?: string): string {
  if (rhythm === 'once') return ''
  const end = until === undefined ? {} : { until: endOfDay(until, zone) }
  const weekday = weekdayOf(startsOn)
  const every = WEEKS[rhythm]
  if (every !== undefined) return writeRule({ rhythm: 'weekly', every, weekdays: [weekday], ...end })
  // A fifth Tuesday is in no rule; the first then does not fit, and the form says so.
  const nth = rhythm === 'monthly_last' ? -1 : Math.min(nthOf(startsOn), 4)
  return writeRule({ rhythm: 'monthly', every: 1, nth, weekday, ...end })
}

/** What people call a rule; undefined for one that no form of ours writes. */
export function rhythmOf(rule: string): { readonly rhythm: Rhythm | undefined; readonly until: Date | undefined } {
  const read = readRule(rule)
  if (rule === '' || !read) return { rhythm: rule === '' ? 'once' : undefined, until: undefined }
  const { until } = read
  if (read.count !== undefined) return { rhythm: undefined, until }
  if (read.rhythm === 'monthly') {
    return { rhythm: read.every > 1 ? undefined : read.nth === -1 ? 'monthly_last' : 'monthly', until }
  }
  const said = rhythms.find((rhythm) => WEEKS[rhythm] === read.every)
  return { rhythm: read.weekdays.length === 1 ? said : undefined, until }
}

/** Which monthly rhythms begin on that date. */
export const mayBeginMonthly = (rhythm: Rhythm, date: string) =>
  rhythm === 'monthly' ? nthOf(date) <= 4 : rhythm !== 'monthly_last' || isLastOfMonth(date)

function endOfDay(date: string, zone: string): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone)
  return new Date(next.epochMilliseconds - 1000)
}
