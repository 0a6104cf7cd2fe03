import { applyMapping } from '../../../standards/csv/apply-mapping.ts'
import { decodeText } from '../../../standards/csv/decode-text.ts'
import type { CsvMapping } from '../../../standards/csv/guess-mapping.ts'
import { readCsv } from '../../../standards/csv/read-csv.ts'
import { cutText } from '../../../standards/meeting-guide/clean-text.ts'
import { readMeetingGuide } from '../../../standards/meeting-guide/read-meeting-guide.ts'
import type { FeedRead, ReadResult } from '../../../standards/meeting-guide/read-result.ts'
import { type KeptMapping, keepMapping, settleMapping, type WrittenMapping } from './column-mapping.ts'
import { type ImportProblem, importProblem } from './import-problem.ts'

export type FeedFormat = 'meeting_guide' | 'csv'

/** A feed as it came: bytes of a file, or a text that was fetched. */
export type FeedSource = { readonly bytes: Uint8Array } | { readonly text: string }

export interface ReadingWish {
  readonly source: FeedSource
  /** Media type or name of the file, if there is one; only a hint. */
  readonly type: string
  /** IANA zone for rows that name none; undefined leaves their times as printed. */
  readonly zone: string | undefined
  readonly written?: WrittenMapping | undefined
  readonly kept?: KeptMapping | undefined
  /** A table whose columns nobody has explained yet is not read on a guess. */
  readonly ask: boolean
  readonly skipUnreadable: boolean
}

/** The head of a table for whoever says what its columns mean. */
export interface TablePreview {
  readonly headers: readonly string[]
  readonly fields: KeptMapping['fields']
  /** Cells of the first rows. They may hold ways in: for stewards only. */
  readonly rows: readonly (readonly string[])[]
}

export type ReadingOutcome =
  | { broken: ImportProblem; format?: FeedFormat }
  | { asks: TablePreview }
  | { read: FeedRead; format: FeedFormat; mapping: KeptMapping | undefined }

const PREVIEW_ROWS = 5
const PREVIEW_CELL = 80

/** Reads a feed in either format, whichever it turns out to be. Synchronous and slow on large files: run it aside. */
export function readFeed(wish: ReadingWish): ReadingOutcome {
  const text = 'text' in wish.source ? wish.source.text : decodeText(wish.source.bytes).text
  const head = text
    .slice(0, 4000)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (head.startsWith('<')) return importProblem('feeds.import.web_page')
  if (/^[[{]/.test(head) || /json/i.test(wish.type)) return outcomeOf(readMeetingGuide(text, wish), 'meeting_guide')
  return readTable(text, wish)
}

function readTable(text: string, wish: ReadingWish): ReadingOutcome {
  const csv = readCsv(text)
  if ('broken' in csv) return { broken: csv.broken, format: 'csv' }
  const { headers, rows } = csv.table
  const settled = settleMapping(headers, wish)
  if ('missing' in settled) return importProblem('feeds.import.no_such_column', { column: settled.missing })
  if (wish.ask && !settled.settled) return { asks: previewOf(headers, settled.mapping, rows) }
  const kept = keepMapping(headers, settled.mapping)
  return outcomeOf(applyMapping(csv.table, settled.mapping, wish), 'csv', kept)
}

function outcomeOf(result: ReadResult, format: FeedFormat, mapping?: KeptMapping): ReadingOutcome {
  return 'broken' in result ? { broken: result.broken, format } : { read: result, format, mapping }
}

function previewOf(headers: string[], mapping: CsvMapping, rows: readonly { cells: string[] }[]): TablePreview {
  const shown = rows.slice(0, PREVIEW_ROWS).map(({ cells }) => cells.map(cellOf))
  return { headers, fields: keepMapping(headers, mapping).fields, rows: shown }
}

/** A database keeps neither NUL nor half characters. */
function cellOf(cell: string): string {
  return cutText(cell.replaceAll('\u0000', '').toWellFormed().trim(), PREVIEW_CELL)
}
