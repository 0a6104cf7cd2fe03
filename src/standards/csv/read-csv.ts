import { CsvError, parse } from 'csv-parse/sync'
import { cleanText, cutText } from '../meeting-guide/clean-text.ts'
import { type BrokenFile, brokenFile, type RowProblem } from '../meeting-guide/row-problem.ts'

export interface CsvTable {
  /** Cleaned of space around them; columns without a heading have an empty one. */
  headers: string[]
  /** As many cells as there are headers. `line` is the line of the file on which the row ends, from 1. */
  rows: { line: number; cells: string[] }[]
  delimiter: Delimiter
  /** Rows with more cells than headings. */
  problems: RowProblem[]
}

export type Delimiter = ',' | ';' | '\t' | '|'

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|']
const MOST_CHARACTERS = 20_000_000
const MOST_ROWS = 50_000
const MOST_COLUMNS = 200
const LONGEST_ROW = 200_000

/**
 * Reads a table whose first line holds headings: comma, semicolon, tab or bar between cells, quoted cells with line breaks,
 * ragged rows, blank lines, a byte order mark, Excel's `sep=` line. An open quote, or a size out of bounds, breaks the file.
 */
export function readCsv(text: string): { table: CsvTable } | { broken: BrokenFile } {
  if (text.length > MOST_CHARACTERS) return brokenFile('feeds.file.too_big', { megabytes: MOST_CHARACTERS / 1e6 })
  const { body, told, skipped } = withoutPreamble(text)
  const delimiter = told ?? guessDelimiter(body)
  const parsed = parseRecords(body, delimiter)
  if ('line' in parsed) return brokenFile('feeds.file.not_csv', {}, { ...parsed, line: parsed.line + skipped })
  const records = parsed.records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [head, ...rest] = records
  if (!head || rest.length === 0) return brokenFile('feeds.file.empty')
  if (head.cells.length > MOST_COLUMNS) return brokenFile('feeds.file.too_many_columns', { limit: MOST_COLUMNS })
  if (rest.length > MOST_ROWS) return brokenFile('feeds.file.too_many_rows', { limit: MOST_ROWS })
  const width = head.cells.length
  const rows = rest.map(({ line, cells }) => ({ line: line + skipped, cells: fit(cells, width) }))
  return {
    table: {
      headers: head.cells.map((cell) => cutText(cleanText(cell), 100)),
      rows,
      delimiter,
      problems: overlong(rest, width, skipped),
    },
  }
}

interface CsvRecord {
  line: number
  cells: string[]
}

function parseRecords(body: string, delimiter: Delimiter): { records: CsvRecord[] } | { line: number; row: number } {
  const records: CsvRecord[] = []
  try {
    parse(body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      to: MOST_ROWS + 2,
      on_record: (cells: string[], { lines }) => void records.push({ line: lines, cells }),
    })
    return { records }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // An open quote runs to the end of the file, where the parser notices it; the row after the last whole one has it.
    return { line: (records.at(-1)?.line ?? 0) + 1, row: Math.max(1, records.length) }
  }
}

/** Takes off the byte order mark and Excel's own first line, which names the delimiter. */
export function withoutPreamble(text: string): { body: string; told: Delimiter | undefined; skipped: number } {
  const body = text.replace(/^\ufeff/, '')
  const told = /^"?sep=([,;\t|])"?\r?\n/i.exec(body)
  if (!told) return { body, told: undefined, skipped: 0 }
  return { body: body.slice(told[0].length), told: told[1] as Delimiter, skipped: 1 }
}

/** The mark that stands most often in the first line, outside quotes. */
function guessDelimiter(body: string): Delimiter {
  const head = (/^\s*(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(body.slice(0, 20_000))?.[0] ?? '').replace(
    /"(?:[^"]|"")*"/g,
    '',
  )
  const counts = DELIMITERS.map((mark) => head.split(mark).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function fit(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => cells[column] ?? '')
}

function overlong(records: readonly CsvRecord[], width: number, skipped: number): RowProblem[] {
  return records.flatMap(({ line, cells }, index): RowProblem[] => {
    const extra = cells.slice(width).filter((cell) => cell.trim() !== '').length
    if (extra === 0) return []
    return [
      {
        row: index + 1,
        line: line + skipped,
        field: undefined,
        kind: 'noted',
        reason: 'feeds.row.extra_cells',
        values: { extra },
      },
    ]
  })
}
