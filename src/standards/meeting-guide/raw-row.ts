import type { WayIn } from './meeting-row.ts'
import type { ProblemValues, RowProblem, RowReason } from './row-problem.ts'

/** One object of a feed, read field by field; whatever is odd about it is remarked. */
export interface RawRow {
  row: number
  line: number | undefined
  values: Readonly<Record<string, unknown>>
  problems: RowProblem[]
  /** Ways in found inside texts that are public. */
  moved: WayIn[]
}

export function remark(
  raw: RawRow,
  kind: RowProblem['kind'],
  reason: RowReason,
  field?: string,
  values: ProblemValues = {},
): void {
  raw.problems.push({ row: raw.row, line: raw.line, field, kind, reason, values })
}

/** The value of a field of its own; a feed cannot reach what objects inherit. null counts as absent. */
export function fieldOf(raw: RawRow, field: string): unknown {
  return Object.hasOwn(raw.values, field) ? (raw.values[field] ?? undefined) : undefined
}

/** Text or a number; anything else breaks a field that a row cannot do without, and empties any other. */
export function textOf(raw: RawRow, field: string, need: 'needed' | 'spare' = 'spare'): string {
  const value = fieldOf(raw, field)
  if (value === undefined || value === false || value === '') return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (need === 'needed') remark(raw, 'unreadable', 'feeds.value.not_text', field)
  else if (typeof value !== 'boolean' && !isEmpty(value)) remark(raw, 'noted', 'feeds.row.field_ignored', field)
  return ''
}

/** A list of texts, or one text; anything else is left out. */
export function textsOf(raw: RawRow, field: string): string[] {
  const value = fieldOf(raw, field)
  if (value === undefined) return []
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').slice(0, 20)
  const text = textOf(raw, field)
  return text === '' ? [] : text.split('>')
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
