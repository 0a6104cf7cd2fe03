import { type Day, PARTS, type Part, PRINTED_CELLS, quartersIn } from './week.ts'
import type { DirectoryWish } from './wish.ts'

const PRINTED_HOURS = hoursOf(PRINTED_CELLS)

/** Marks of the groups that meet on one of the days and in one of the parts; times as printed count as they are printed.
 *  Undefined when any time will do. */
export function timeMarks(
  cells: readonly number[],
  days: readonly Day[],
  parts: readonly Part[],
): { facet: string; values: string[] }[] | undefined {
  if (days.length === 0 && parts.length === 0) return undefined
  const numbers = partNumbers(parts)
  const hours = isHourly(cells)
  return [
    { facet: hours ? 'hour' : 'quarter', values: quartersIn(hours ? hoursOf(cells) : cells, days, numbers) },
    { facet: 'printed', values: quartersIn(PRINTED_HOURS, days, numbers) },
  ]
}

/** The reader's week as the database counts in it. */
export function weekFor(cells: readonly number[], wish: Pick<DirectoryWish, 'days' | 'parts'>) {
  return {
    cells: isHourly(cells) ? hoursOf(cells) : cells,
    printed: PRINTED_HOURS,
    days: wish.days,
    parts: partNumbers(wish.parts),
  }
}

/** Most zones lie whole hours apart; then 168 hours say all that 672 quarters do. */
function isHourly(cells: readonly number[]): boolean {
  return cells.every((cell, at) => cell === cells[at - (at % 4)])
}

function hoursOf(cells: readonly number[]): number[] {
  return cells.filter((_, at) => at % 4 === 0)
}

function partNumbers(parts: readonly Part[]): number[] {
  return parts.map((part) => PARTS.indexOf(part))
}
