import { describeRow } from '../../domain/finding/importing/describe-import.ts'
import type { ReportRow } from '../../domain/finding/importing/report-rows.ts'
import type { Translate } from '../../locales/words.ts'
import { writeCsv } from '../../standards/csv/write-csv.ts'

/** A report for a spreadsheet, in the reader's language. The mark in front tells spreadsheets that it is UTF-8. */
export function reportCsv(t: Translate, rows: readonly ReportRow[]): string {
  const headers = [
    t('feeds.csv.row'),
    t('feeds.csv.name'),
    t('feeds.csv.outcome'),
    t('feeds.csv.change'),
    t('feeds.csv.group'),
    t('feeds.csv.why'),
  ]
  const cells = rows.map((row) => [
    row.line ?? row.row,
    row.name,
    t(`feeds.outcome.${row.outcome}`),
    t(`feeds.change.${row.change}`),
    row.group_name,
    describeRow(t, row).join(' '),
  ])
  return `\ufeff${writeCsv(headers, cells)}`
}
