import type { MeetingRow } from './meeting-row.ts'
import { type RawRow, remark } from './raw-row.ts'
import { readRow } from './read-row.ts'
import { type BrokenFile, brokenFile, type RowProblem } from './row-problem.ts'

export interface ReadOptions {
  /** IANA zone for rows that name none; without it their times are "as printed". */
  zone?: string | undefined
  /** Leave rows that cannot be read out of the import instead of refusing the file. */
  skipUnreadable?: boolean | undefined
}

export interface FeedRead {
  /** In the order of the file; a row with several days stands here once for each. */
  rows: MeetingRow[]
  problems: RowProblem[]
  /** Rows the file holds, readable or not. */
  rowsRead: number
  /** Fields of the file of which nothing is kept. */
  ignoredFields: string[]
}

export type ReadResult = FeedRead | { broken: BrokenFile }

const MOST_REPORTED = 50

/** One value of a feed's list, ready to be read field by field. */
export function rawRow(value: unknown, row: number, line?: number): RawRow {
  const isRow = typeof value === 'object' && value !== null && !Array.isArray(value)
  const raw: RawRow = { row, line, values: isRow ? (value as Record<string, unknown>) : {}, problems: [], moved: [] }
  if (!isRow) remark(raw, 'unreadable', 'feeds.value.not_a_row')
  return raw
}

/** Reads all rows; one value that cannot be read refuses the whole file, unless such rows may be skipped. */
export function readRows(
  raws: readonly RawRow[],
  options: ReadOptions,
): { rows: MeetingRow[]; problems: RowProblem[] } | { broken: BrokenFile } {
  const rows = raws.flatMap((raw) => (raw.problems.length > 0 ? [] : readRow(raw, options.zone)))
  const problems = raws.flatMap((raw) => raw.problems)
  const unreadable = problems.filter(({ kind }) => kind === 'unreadable')
  const [first] = unreadable
  if (first && !options.skipUnreadable) {
    const { broken } = brokenFile(first.reason, first.values, first)
    return { broken: { ...broken, problems: unreadable.slice(0, MOST_REPORTED) } }
  }
  return {
    rows,
    problems: problems.map((problem) => (problem.kind === 'unreadable' ? { ...problem, kind: 'skipped' } : problem)),
  }
}
