import type { System } from '../../database/database.ts'
import type { Id } from '../../database/ids.ts'
import type { ImportDone } from '../../domain/finding/importing/import-feed.ts'
import type { ImportProblem } from '../../domain/finding/importing/import-problem.ts'
import { describeProblem } from '../../feeds/describe-problem.ts'
import { wordsIn } from '../../locales/words.ts'
import type { RowProblem } from '../../standards/meeting-guide/row-problem.ts'
import type { Call } from '../command.ts'

/** What became of one row of the feed. */
export interface ReportedRow {
  readonly row: number
  readonly name: string
  readonly outcome: string
  readonly change: string
  readonly group: string
  readonly problems: readonly RowProblem[]
}

const t = wordsIn('en')
const SHOWN_PROBLEMS = 20

export async function findRows(as: System, report: Id<'imports'>): Promise<ReportedRow[]> {
  const rows = await as.db
    .selectFrom('import_rows')
    .select(['row', 'name', 'outcome', 'change', 'group_name', 'problems'])
    .where('import_id', '=', report)
    .orderBy('row')
    .execute()
  return rows.map(({ group_name, problems, ...row }) => ({
    ...row,
    group: group_name,
    problems: problems as RowProblem[],
  }))
}

export function tellDone(
  { voice, options }: Call,
  feed: string,
  done: ImportDone,
  rows: readonly ReportedRow[],
): number {
  const { counts, ignoredFields, format } = done
  for (const row of rows) if (options.rows || isWorthSaying(row)) for (const line of linesOf(row)) voice.say(line)
  const { imported, merged, paused, skipped, taken_down: away } = counts
  voice.say(
    `${counts.rows} rows: ${imported} imported, ${merged} merged, ${paused} paused, ${skipped} skipped, ${away} taken down.`,
  )
  voice.say(counts.changes === 0 ? 'Nothing changed.' : `${counts.changes} groups and meetings changed.`)
  if (counts.groups.vanished > 0) voice.say(`${counts.groups.vanished} groups were not seen this time.`)
  if (ignoredFields.length > 0) voice.say(`Fields of which nothing is kept: ${ignoredFields.join(', ')}.`)
  if (done.mapping) voice.say(`Columns: ${columnsOf(done.mapping).join(', ')}.`)
  voice.tell({
    feed,
    format,
    counts,
    ignoredFields,
    rows: rows.map(({ problems, ...row }) => ({ ...row, problems: problems.map(said) })),
  })
  return 0
}

/** Exit code 1: nothing was changed, and why. */
export function tellBroken({ voice }: Call, broken: ImportProblem): number {
  const { problems } = broken
  voice.warn(said(broken))
  for (const problem of problems.slice(1, SHOWN_PROBLEMS)) voice.warn(said(problem))
  if (problems.length > 1)
    voice.warn(
      `--skip-unreadable would leave ${problems.length === 50 ? 'such' : `these ${problems.length}`} rows out and read the rest.`,
    )
  voice.tell({
    broken: { reason: broken.reason, says: said(broken), row: broken.row, line: broken.line, field: broken.field },
  })
  return 1
}

/** Paused rows and rows without a remark are what a feed is made of. */
const isWorthSaying = ({ outcome, problems }: ReportedRow) =>
  ['skipped', 'taken_down'].includes(outcome) || problems.length > 0

function linesOf({ row, name, outcome, group, problems }: ReportedRow): string[] {
  const into = outcome === 'merged' && group ? ` into ${group}` : ''
  return [`row ${row}  ${outcome}${into}  ${name}`, ...problems.map((problem) => `         ${said(problem)}`)]
}

function columnsOf({ headers, fields }: NonNullable<ImportDone['mapping']>): string[] {
  return headers.map((header, at) => `${header}=${fields[at] ?? ''}`)
}

const said = (problem: RowProblem | ImportProblem) => describeProblem(t, problem)
