import { describeProblem } from '../../../feeds/describe-problem.ts'
import type { Translate } from '../../../locales/words.ts'
import type { ImportCounts } from './count-import.ts'
import type { ImportProblem } from './import-problem.ts'
import type { ReportRow } from './report-rows.ts'

/** Why an import changed nothing: the first reason, then the other rows that cannot be read, one line each. */
export function describeBroken(t: Translate, broken: ImportProblem): string[] {
  const more = broken.problems.filter(({ row, field }) => row !== broken.row || field !== broken.field)
  return [describeProblem(t, broken), ...more.map((problem) => describeProblem(t, problem))]
}

/** What became of the rows, and what is different in the directory: two or three sentences. */
export function describeCounts(t: Translate, counts: ImportCounts): string[] {
  const { rows, imported, merged, paused, skipped, taken_down, groups } = counts
  const nothing = counts.changes === 0
  return [
    t('feeds.report.rows', { rows, imported, merged, paused, skipped }),
    ...(taken_down > 0 ? [t('feeds.report.taken_down', { count: taken_down })] : []),
    nothing
      ? t('feeds.report.no_changes')
      : t('feeds.report.changes', { ...groups, gone: groups.vanished + groups.gone }),
  ]
}

/** Why a row of a report came to what it came to, one sentence each; empty when there is nothing to say. */
export function describeRow(t: Translate, { outcome, paused, group_name, problems }: ReportRow): string[] {
  const doubled = problems.some(({ kind }) => kind === 'merged')
  return [
    ...(paused ? [t(`feeds.paused.${paused}`)] : []),
    ...(outcome === 'merged' && !doubled ? [t('feeds.report.into', { group: group_name })] : []),
    ...(outcome === 'taken_down' ? [t('feeds.report.away')] : []),
    ...problems.map(({ field, reason, values }) =>
      field === undefined ? t(reason, values) : t('feeds.report.in_field', { field, why: t(reason, values) }),
    ),
  ]
}
