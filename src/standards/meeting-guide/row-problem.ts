/** Why a value, a row or a file was not taken as it stood: each is a message of the catalogue room `feeds`. */
export type RowReason =
  | 'feeds.value.not_a_row'
  | 'feeds.value.not_text'
  | 'feeds.value.day'
  | 'feeds.value.time'
  | 'feeds.value.types'
  | 'feeds.row.no_name'
  | 'feeds.row.not_weekly'
  | 'feeds.row.same_key'
  | 'feeds.row.no_slug'
  | 'feeds.row.zone_unknown'
  | 'feeds.row.end_unreadable'
  | 'feeds.row.attendance_unknown'
  | 'feeds.row.types_unknown'
  | 'feeds.row.link_refused'
  | 'feeds.row.way_in_moved'
  | 'feeds.row.field_ignored'
  | 'feeds.row.cut'
  | 'feeds.row.extra_cells'

export type FileReason =
  | 'feeds.file.too_big'
  | 'feeds.file.not_json'
  | 'feeds.file.too_deep'
  | 'feeds.file.not_list'
  | 'feeds.file.empty'
  | 'feeds.file.too_many_rows'
  | 'feeds.file.not_csv'
  | 'feeds.file.too_many_columns'
  | 'feeds.file.no_name_column'

export type ProblemValues = Record<string, string | number>

export interface RowProblem {
  row: number
  line: number | undefined
  field: string | undefined
  /** unreadable: breaks the file unless rows like it may be skipped · skipped: the row is left out · merged: the row is
   *  another one's double · noted: the row was taken, with this remark. */
  kind: 'unreadable' | 'skipped' | 'merged' | 'noted'
  reason: RowReason
  values: ProblemValues
}

/** A file that changes nothing. */
export interface BrokenFile {
  row: number | undefined
  line: number | undefined
  field: string | undefined
  reason: FileReason | RowReason
  values: ProblemValues
  /** All rows that cannot be read, the first included, at most fifty. */
  problems: RowProblem[]
}

export function brokenFile(
  reason: BrokenFile['reason'],
  values: ProblemValues = {},
  where: Partial<Pick<BrokenFile, 'row' | 'line' | 'field'>> = {},
): { broken: BrokenFile } {
  return { broken: { row: where.row, line: where.line, field: where.field, reason, values, problems: [] } }
}
