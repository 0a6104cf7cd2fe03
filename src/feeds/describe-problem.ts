import type { ProblemValues } from '../standards/meeting-guide/row-problem.ts'

/** The words of the catalogue room `feeds` around a reason: where in the file it stands. */
type WhereId = 'feeds.where.row' | 'feeds.where.row_field' | 'feeds.where.line' | 'feeds.where.line_field'

/** Something wrong, and where as far as there is a where: a RowProblem, a BrokenFile or the like. */
interface Problem<Reason extends string> {
  readonly row?: number | undefined
  readonly line?: number | undefined
  readonly field?: string | undefined
  readonly reason: Reason
  readonly values: ProblemValues
}

/** "Row 17, field “day”: this is no day of the week." for a report or for the reason a file changes nothing. */
export function describeProblem<Reason extends string>(
  t: (id: Reason | WhereId, values?: ProblemValues) => string,
  problem: Problem<Reason>,
): string {
  const { row, line, field } = problem
  const why = t(problem.reason, problem.values)
  if (line !== undefined && field !== undefined) return t('feeds.where.line_field', { line, field, why })
  if (line !== undefined) return t('feeds.where.line', { line, why })
  if (row !== undefined && field !== undefined) return t('feeds.where.row_field', { row, field, why })
  return row === undefined ? why : t('feeds.where.row', { row, why })
}
