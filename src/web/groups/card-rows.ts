import { z } from 'zod'
import type { CoverHour, GroupTime } from '../../domain/groups/group.ts'
import { anyOf, clockTime, type Needed, oneOf, type Typed, whole } from '../form.ts'
import { dayOrNone } from './fields.ts'

/** Rows are numbered fields (`time1_starts`), a fixed number of them, so that adding one needs no script. A row without an
 *  hour is no row. */
export const ROWS = 6
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const
/** Every so many weeks, or the nth of a month. */
export const RHYTHMS = ['w1', 'w2', 'w3', 'w4', 'm1', 'm2', 'm3', 'm4', 'm-1'] as const

const numbers = Array.from({ length: ROWS }, (_, i) => i + 1)
const hourOrNone = () =>
  z
    .string()
    .optional()
    .default('')
    .transform((typed) => typed.trim())
    .refine((typed) => typed === '' || clockTime().safeParse(typed).success, { error: 'forms.hour_like' })
    .transform((typed) => (typed === '' ? '' : clockTime().parse(typed)))

type Fields = Record<string, z.ZodType>

export const timeShape: Fields = Object.assign(
  {},
  ...numbers.map((n) => ({
    [`time${n}_weekday`]: oneOf(WEEKDAYS).optional().default('1'),
    [`time${n}_starts`]: hourOrNone(),
    [`time${n}_minutes`]: whole(10, 4320).optional().default(60),
    [`time${n}_rhythm`]: oneOf(RHYTHMS).optional().default('w1'),
    [`time${n}_anchor`]: dayOrNone(),
  })),
)

export const coverShape: Fields = Object.assign(
  {},
  ...numbers.map((n) => ({
    [`cover${n}_weekdays`]: anyOf(WEEKDAYS),
    [`cover${n}_starts`]: hourOrNone(),
    [`cover${n}_ends`]: hourOrNone(),
  })),
)

export function timesFrom(values: Record<string, unknown>): GroupTime[] {
  return numbers
    .filter((n) => values[`time${n}_starts`])
    .map((n) => {
      const rhythm = String(values[`time${n}_rhythm`])
      const often = rhythm.startsWith('m')
        ? { every: 1, nth: Number(rhythm.slice(1)) }
        : { every: Number(rhythm.slice(1)), nth: null }
      return {
        weekday: Number(values[`time${n}_weekday`]),
        starts: String(values[`time${n}_starts`]),
        minutes: Number(values[`time${n}_minutes`]),
        ...often,
        anchor: often.every > 1 ? String(values[`time${n}_anchor`]) || null : null,
      }
    })
}

/** One cover row may stand for several days; each is kept as a row of its own. */
export function coverFrom(values: Record<string, unknown>): CoverHour[] {
  return numbers.flatMap((n) => {
    const [starts, ends] = [String(values[`cover${n}_starts`]), String(values[`cover${n}_ends`])]
    if (!starts || !ends) return []
    return (values[`cover${n}_weekdays`] as string[]).map((day) => ({ weekday: Number(day), starts, ends }))
  })
}

/** Half a row is a slip, not a wish: says which field of it is missing, and what it asks for. */
export function unfinishedRow(typed: Typed): { readonly field: string; readonly needed: Needed } | undefined {
  for (const n of numbers) {
    const [starts, ends, days] = [typed[`cover${n}_starts`], typed[`cover${n}_ends`], typed[`cover${n}_weekdays`] ?? []]
    if (!starts && !ends && days.length === 0) continue
    if (!starts) return { field: `cover${n}_starts`, needed: 'forms.needed.row_starts' }
    if (!ends) return { field: `cover${n}_ends`, needed: 'forms.needed.row_ends' }
    if (days.length === 0) return { field: `cover${n}_weekdays`, needed: 'forms.needed.row_days' }
  }
  return undefined
}

/** A rhythm counted from a day that lies on another day of the week would never come: says in which field. */
export function strayAnchor(values: Record<string, unknown>): string | undefined {
  const stray = numbers.find((n) => {
    const anchor = values[`time${n}_anchor`]
    if (!values[`time${n}_starts`] || !anchor || !/^w[234]$/.test(String(values[`time${n}_rhythm`]))) return false
    return new Date(`${anchor}T00:00:00Z`).getUTCDay() !== Number(values[`time${n}_weekday`])
  })
  return stray === undefined ? undefined : `time${stray}_anchor`
}

/** Rows of a group as the form shows them. */
export function typedTimes(times: readonly GroupTime[]): Typed {
  return Object.assign(
    {},
    ...times.slice(0, ROWS).map((time, i) => ({
      [`time${i + 1}_weekday`]: String(time.weekday),
      [`time${i + 1}_starts`]: time.starts,
      [`time${i + 1}_minutes`]: String(time.minutes),
      [`time${i + 1}_rhythm`]: time.nth === null ? `w${time.every}` : `m${time.nth}`,
      [`time${i + 1}_anchor`]: time.anchor ?? '',
    })),
  )
}

export function typedCover(cover: readonly CoverHour[]): Typed {
  const rows = [...Map.groupBy(cover, ({ starts, ends }) => `${starts} ${ends}`).values()].slice(0, ROWS)
  return Object.assign(
    {},
    ...rows.map((hours, i) => ({
      [`cover${i + 1}_weekdays`]: hours.map(({ weekday }) => String(weekday)),
      [`cover${i + 1}_starts`]: hours[0]?.starts ?? '',
      [`cover${i + 1}_ends`]: hours[0]?.ends ?? '',
    })),
  )
}

/** How many rows of hours are in sight: up to the last that is filled, one at least. */
export function filledTimes(typed: Typed): number {
  return numbers.filter((n) => typed[`time${n}_starts`]).at(-1) ?? 1
}

/** How many rows of duty stand open: those filled and one more. */
export function rowsOpen(typed: Typed): number {
  const filled = numbers.filter((n) => typed[`cover${n}_starts`] || typed[`cover${n}_ends`]).at(-1) ?? 0
  return Math.min(ROWS, filled + 1)
}
