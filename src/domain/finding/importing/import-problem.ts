import type { FetchReason } from '../../../feeds/fetch-problem.ts'
import type { FileReason, ProblemValues, RowProblem, RowReason } from '../../../standards/meeting-guide/row-problem.ts'

/** Why a whole import came to nothing, beyond what the readers know: each is a message of the catalogue room `feeds`. */
export type ImportReason =
  | FileReason
  | RowReason
  | FetchReason
  | 'feeds.import.web_page'
  | 'feeds.import.no_such_column'
  | 'feeds.import.no_file'
  | 'feeds.import.our_fault'

/** An import that changed nothing: why, and where in the file, as far as there is a where. */
export interface ImportProblem {
  readonly reason: ImportReason
  readonly values: ProblemValues
  readonly row?: number | undefined
  readonly line?: number | undefined
  readonly field?: string | undefined
  /** All rows that cannot be read, the first included, at most fifty; leaving them out would let the rest in. */
  readonly problems: readonly RowProblem[]
}

export function importProblem(reason: ImportReason, values: ProblemValues = {}): { broken: ImportProblem } {
  return { broken: { reason, values, problems: [] } }
}
