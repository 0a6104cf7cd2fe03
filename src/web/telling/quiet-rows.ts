import type { z } from 'zod'
import type { QuietHours } from '../../domain/telling/quiet-hours.ts'
import { anyOf, type Typed } from '../form.ts'
import { hourOrNone } from '../groups/fields.ts'

/** Rows are numbered fields (`quiet1_starts`), a fixed number of them, so that adding one needs no script. */
export const QUIET_ROWS = 4
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const
export const QUIET_NUMBERS: readonly number[] = Array.from({ length: QUIET_ROWS }, (_, i) => i + 1)

export const quietShape: Record<string, z.ZodType> = Object.assign(
  {},
  ...QUIET_NUMBERS.map((n) => ({
    [`quiet${n}_starts`]: hourOrNone(),
    [`quiet${n}_ends`]: hourOrNone(),
    [`quiet${n}_weekdays`]: anyOf(WEEKDAYS),
  })),
)

/** One row may stand for several days; each is kept as hours of its own. */
export function quietFrom(values: Record<string, unknown>): QuietHours[] {
  return QUIET_NUMBERS.flatMap((n) => {
    const [starts, ends] = [String(values[`quiet${n}_starts`]), String(values[`quiet${n}_ends`])]
    if (!starts || !ends) return []
    return (values[`quiet${n}_weekdays`] as string[]).map((day) => ({ weekday: Number(day), starts, ends }))
  })
}

/** Part of a row is a slip, not a wish: says which field of it is missing. */
export function unfinishedQuiet(typed: Typed): string | undefined {
  for (const n of QUIET_NUMBERS) {
    const [starts, ends, days] = [typed[`quiet${n}_starts`], typed[`quiet${n}_ends`], typed[`quiet${n}_weekdays`] ?? []]
    if (!starts && !ends && days.length === 0) continue
    if (!starts) return `quiet${n}_starts`
    if (!ends) return `quiet${n}_ends`
    if (days.length === 0) return `quiet${n}_weekdays`
  }
  return undefined
}

/** What was kept, as the form shows it: days with the same hours share a row. */
export function typedQuiet(quiet: readonly QuietHours[]): Typed {
  const rows = [...Map.groupBy(quiet, ({ starts, ends }) => `${starts} ${ends}`).values()].slice(0, QUIET_ROWS)
  return Object.assign(
    {},
    ...rows.map((hours, i) => ({
      [`quiet${i + 1}_weekdays`]: hours.map(({ weekday }) => String(weekday)),
      [`quiet${i + 1}_starts`]: hours[0]?.starts ?? '',
      [`quiet${i + 1}_ends`]: hours[0]?.ends ?? '',
    })),
  )
}

/** How many rows stand open: those with anything in them, and at least one. */
export function quietOpen(typed: Typed): number {
  const filled = QUIET_NUMBERS.filter((n) =>
    ['starts', 'ends', 'weekdays'].some((part) => (typed[`quiet${n}_${part}`] ?? '').length > 0),
  )
  return Math.max(1, filled.at(-1) ?? 0)
}
