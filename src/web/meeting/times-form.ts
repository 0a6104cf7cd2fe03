import { z } from 'zod'
import { MOST_TIMES } from '../../domain/meeting/find-times.ts'
import type { MessageId } from '../../locales/words.ts'
import { momentOf } from '../../standards/recurrence/recurrence.ts'
import { oneOf, type Typed, whole } from '../form.ts'
import { dayOrNone, hourOrNone } from '../groups/fields.ts'
import { dayIn } from './meeting-form.ts'

export const OFTEN = ['once', 'weekly'] as const
/** How far ahead times are looked for, in weeks. */
export const STRETCHES = ['2', '4'] as const
/** Rows are numbered fields (`day1`), a fixed number of them, so that adding one needs no script. */
export const ROWS: readonly number[] = Array.from({ length: MOST_TIMES }, (_, i) => i + 1)

const FURTHEST_MS = 183 * 86_400_000
const shape = { minutes: whole(10, 720), often: oneOf(OFTEN) }

export const SearchForm = z.object({ ...shape, stretch: oneOf(STRETCHES) })

const rowShape: Record<string, z.ZodType> = Object.assign(
  {},
  ...ROWS.map((n) => ({ [`day${n}`]: dayOrNone(), [`hour${n}`]: hourOrNone() })),
)

export const TimesForm = z.object({ ...shape, ...rowShape })

/** The moments that were written by the clock of `zone`; or why one of them cannot be, beside the field that says so. */
export function momentsFrom(
  values: Record<string, unknown>,
  zone: string,
  now: Date,
): { readonly starts: readonly Date[] } | { readonly field: string; readonly id: MessageId } {
  const starts: Date[] = []
  for (const n of ROWS) {
    const [day, hour] = [String(values[`day${n}`]), String(values[`hour${n}`])]
    if (!day && !hour) continue
    if (!day || !hour) return { field: day ? `hour${n}` : `day${n}`, id: 'times.form.unfinished' }
    const at = momentOf(day, hour, zone)
    if (!at) return { field: `hour${n}`, id: 'meeting.form.no_such_hour' }
    if (at <= now) return { field: `day${n}`, id: 'times.form.past' }
    if (at.getTime() - now.getTime() > FURTHEST_MS) return { field: `day${n}`, id: 'times.form.far' }
    if (starts.some((other) => other.getTime() === at.getTime())) return { field: `hour${n}`, id: 'times.form.twice' }
    starts.push(at)
  }
  return starts.length > 0 ? { starts } : { field: 'day1', id: 'times.form.none' }
}

/** Times as the form shows them, by the clock of `zone`. */
export function typedTimes(starts: readonly Date[], zone: string): Typed {
  return Object.assign(
    {},
    ...starts
      .slice(0, MOST_TIMES)
      .map((at, i) => ({ [`day${i + 1}`]: dayIn(at, zone), [`hour${i + 1}`]: hourIn(at, zone) })),
  )
}

/** How many rows stand open: those with anything in them, and two at least. */
export const rowsOpen = (typed: Typed) => Math.max(2, ROWS.findLast((n) => typed[`day${n}`] || typed[`hour${n}`]) ?? 0)

const hourIn = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at)
