import { type ReadOptions, type ReadResult, rawRow, readRows } from '../meeting-guide/read-result.ts'
import { type BrokenFile, brokenFile, type RowProblem } from '../meeting-guide/row-problem.ts'
import type { CsvMapping } from './guess-mapping.ts'
import type { CsvField } from './header-words.ts'
import type { CsvTable } from './read-csv.ts'

/** Fields whose cells, from one or more columns, are all types of the meeting. */
const AS_TYPES: ReadonlySet<CsvField> = new Set(['types', 'language', 'access', 'audience'])

/**
 * Reads the rows of a table as meetings: the same rules and answers as `readMeetingGuide`, with the line of the file and the
 * heading of the column in each problem. A mapping without `name` (or `group`) is a broken file.
 */
export function applyMapping(table: CsvTable, mapping: CsvMapping, options: ReadOptions = {}): ReadResult {
  if (!mapping.includes('name') && !mapping.includes('group')) return brokenFile('feeds.file.no_name_column')
  const raws = table.rows.map(({ line, cells }, index) => rawRow(valuesOf(cells, mapping), index + 1, line))
  const read = readRows(raws, options)
  const headed = <T extends RowProblem | BrokenFile>(problem: T): T => ({
    ...problem,
    field: headingOf(problem.field, table.headers, mapping),
  })
  if ('broken' in read) return { broken: { ...headed(read.broken), problems: read.broken.problems.map(headed) } }
  const unused = table.headers.filter((header, column) => mapping[column] === undefined && header !== '')
  const told = mapping.includes('slug')
    ? read.problems
    : read.problems.filter(({ reason }) => reason !== 'feeds.row.no_slug')
  const problems = [...table.problems, ...told.map(headed)].sort((a, b) => a.row - b.row)
  return { rows: read.rows, problems, rowsRead: raws.length, ignoredFields: unused }
}

function valuesOf(cells: readonly string[], mapping: CsvMapping): Record<string, unknown> {
  const values: Partial<Record<CsvField, string>> = {}
  const types: string[] = []
  for (const [column, field] of mapping.entries()) {
    const cell = (cells[column] ?? '').trim()
    if (field === undefined || cell === '') continue
    if (AS_TYPES.has(field)) types.push(...cell.split(/[,;|/\n]/))
    else values[field] = values[field] === undefined ? cell : `${values[field]}\n${cell}`
  }
  return { ...values, types }
}

function headingOf(field: string | undefined, headers: readonly string[], mapping: CsvMapping): string | undefined {
  if (field === undefined) return undefined
  const column = mapping.findIndex(
    (mapped) => mapped === field || (field === 'types' && mapped !== undefined && AS_TYPES.has(mapped)),
  )
  return headers[column] || field
}
