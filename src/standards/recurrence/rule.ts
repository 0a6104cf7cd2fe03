/** The rhythms a meeting may have, of all that RFC 5545 §3.3.10 can say: every n weeks on some weekdays, or the nth (-1: last)
 *  weekday every n months. `weekday` is 0 (Sunday) to 6. It ends after a date, after so many times, or not at all. */
export type Rule = (
  | { readonly rhythm: 'weekly'; readonly every: number; readonly weekdays: readonly number[] }
  | { readonly rhythm: 'monthly'; readonly every: number; readonly nth: number; readonly weekday: number }
) & {
  /** The last moment at which a meeting may begin. */
  readonly until?: Date
  readonly count?: number
}

export type RuleProblem = 'not_understood' | 'too_often' | 'too_many' | 'ends_before' | 'start_does_not_fit'

/** As in BYDAY, from Sunday. */
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const MOST_TIMES = 1000
const MOST_EVERY = 12

/** Why this value of RRULE cannot be a meeting's, of which the first is on `startsOn` (`2026-11-24`); '' is a single meeting. */
export function problemWithRule(rule: string, startsOn: string): RuleProblem | undefined {
  if (rule === '') return undefined
  if (/^(?:.*;)?FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY)\b|BY(HOUR|MINUTE|SECOND)=/i.test(rule)) return 'too_often'
  const read = readRule(rule)
  if (!read) return 'not_understood'
  if (read.count !== undefined && read.count > MOST_TIMES) return 'too_many'
  // A day on, because the last date's own zone may be behind UTC.
  if (read.until && read.until.getTime() < Date.parse(`${startsOn}T00:00:00Z`) - 86_400_000) return 'ends_before'
  return beginsOn(read, startsOn) ? undefined : 'start_does_not_fit'
}

/** The rule in its parts; undefined for anything a meeting may not have. */
export function readRule(rule: string): Rule | undefined {
  const parts = partsOf(rule)
  if (!parts) return undefined
  const { FREQ, INTERVAL = '1', BYDAY = '', WKST = 'MO', UNTIL, COUNT, ...others } = parts
  const every = Number(INTERVAL)
  if (Object.keys(others).length > 0 || !/^\d{1,2}$/.test(INTERVAL) || every < 1 || every > MOST_EVERY) return undefined
  if (!DAYS.includes(WKST) || (UNTIL !== undefined && COUNT !== undefined)) return undefined
  const end = endOf(UNTIL, COUNT)
  if (!end) return undefined
  if (FREQ === 'WEEKLY') {
    const weekdays = BYDAY.split(',').map((day) => DAYS.indexOf(day))
    const clear = !weekdays.includes(-1) && new Set(weekdays).size === weekdays.length
    return clear ? { rhythm: 'weekly', every, weekdays, ...end } : undefined
  }
  const day = /^\+?(-1|[1-4])(SU|MO|TU|WE|TH|FR|SA)$/.exec(BYDAY)
  if (FREQ !== 'MONTHLY' || !day) return undefined
  return { rhythm: 'monthly', every, nth: Number(day[1]), weekday: DAYS.indexOf(day[2] ?? ''), ...end }
}

/** The value of RRULE that says it. */
export function writeRule(rule: Rule): string {
  const days =
    rule.rhythm === 'weekly' ? rule.weekdays.map((day) => DAYS[day]).join(',') : `${rule.nth}${DAYS[rule.weekday]}`
  const interval = rule.every === 1 ? '' : `;INTERVAL=${rule.every}`
  const until = rule.until ? `;UNTIL=${rule.until.toISOString().replace(/[-:]|\.\d+/g, '')}` : ''
  const count = rule.count === undefined ? '' : `;COUNT=${rule.count}`
  return `FREQ=${rule.rhythm.toUpperCase()}${interval};BYDAY=${days}${until}${count}`
}

/** 0 (Sunday) to 6 of a date such as `2026-11-24`. */
export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()

/** Which of its weekday in its month a date is: 1–5. */
export const nthOf = (date: string) => Math.ceil(Number(date.slice(8)) / 7)

/** No later date of the month has the same weekday. */
export function isLastOfMonth(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return day + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function beginsOn(rule: Rule, date: string): boolean {
  if (rule.rhythm === 'weekly') return rule.weekdays.includes(weekdayOf(date))
  return weekdayOf(date) === rule.weekday && (rule.nth === -1 ? isLastOfMonth(date) : nthOf(date) === rule.nth)
}

function partsOf(rule: string): Record<string, string> | undefined {
  if (rule.length > 200 || !/^[A-Z]+=[A-Z0-9,+-]+(;[A-Z]+=[A-Z0-9,+-]+)*$/.test(rule)) return undefined
  const pairs = rule.split(';').map((part) => part.split('=') as [string, string])
  return new Set(pairs.map(([name]) => name)).size === pairs.length ? Object.fromEntries(pairs) : undefined
}

function endOf(until: string | undefined, count: string | undefined): Pick<Rule, 'until' | 'count'> | undefined {
  if (count !== undefined) return /^[1-9]\d{0,14}$/.test(count) ? { count: Number(count) } : undefined
  if (until === undefined) return {}
  const at = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(until)
  const moment = at && new Date(`${at[1]}-${at[2]}-${at[3]}T${at[4]}:${at[5]}:${at[6]}Z`)
  return moment && !Number.isNaN(moment.getTime()) ? { until: moment } : undefined
}
