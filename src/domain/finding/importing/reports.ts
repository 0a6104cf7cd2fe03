import { sql } from 'kysely'
import type { Reading } from '../../../database/database.ts'
import type { Id } from '../../../database/ids.ts'
import type { RowProblem } from '../../../standards/meeting-guide/row-problem.ts'
import { notFound, refuse } from '../../refusal.ts'
import type { ImportCounts } from './count-import.ts'
import type { ImportProblem } from './import-problem.ts'
import type { TablePreview } from './read-feed.ts'
import { OUTCOMES, type ReportRow } from './report-rows.ts'

export type ImportState = 'waiting' | 'reading' | 'asking' | 'done' | 'broken'

/** One reading of a feed, without what was read. */
export interface Import {
  readonly id: Id<'imports'>
  readonly feed: Id<'feeds'>
  readonly feedName: string
  readonly zone: string | null
  readonly state: ImportState
  readonly doneRows: number
  /** 0 while nobody knows. */
  readonly allRows: number
  readonly startedAt: Date
  /** Of one that is done. */
  readonly counts: (ImportCounts & { readonly ignoredFields: readonly string[] }) | undefined
  /** Of a broken one. */
  readonly problem: ImportProblem | undefined
  /** Of one that asks what the columns mean. */
  readonly preview: TablePreview | undefined
}

export async function requireImport(as: Reading, id: Id<'imports'>): Promise<Import> {
  const row = await as.db
    .selectFrom('imports as i')
    .innerJoin('feeds as f', 'f.id', 'i.feed_id')
    .select(['i.id', 'i.feed_id', 'f.name', 'f.zone', 'i.state', 'i.done_rows', 'i.all_rows', 'i.started_at'])
    .select(['i.counts', 'i.problem', 'i.preview'])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  const state = row.state as ImportState
  return {
    id: row.id,
    feed: row.feed_id,
    feedName: row.name,
    zone: row.zone,
    state,
    doneRows: row.done_rows,
    allRows: row.all_rows,
    startedAt: row.started_at,
    counts: state === 'done' ? (row.counts as Import['counts']) : undefined,
    problem: state === 'broken' ? (row.problem as ImportProblem) : undefined,
    preview: state === 'asking' ? (row.preview as TablePreview) : undefined,
  }
}

export async function requireAsking(as: Reading, id: Id<'imports'>): Promise<Import & { preview: TablePreview }> {
  const found = await requireImport(as, id)
  return found.preview ? { ...found, preview: found.preview } : refuse(notFound())
}

export interface PastImport {
  readonly id: Id<'imports'>
  readonly state: ImportState
  readonly startedAt: Date
  /** Undefined unless it is done. */
  readonly changes: number | undefined
}

/** The latest first. */
export async function importsOf(as: Reading, feed: Id<'feeds'>): Promise<PastImport[]> {
  const rows = await as.db
    .selectFrom('imports')
    .select(['id', 'state', 'started_at'])
    .select(sql<number | null>`(counts->>'changes')::int`.as('changes'))
    .where('feed_id', '=', feed)
    .orderBy('started_at', 'desc')
    .limit(10)
    .execute()
  return rows.map(({ id, state, started_at, changes }) => ({
    id,
    state: state as ImportState,
    startedAt: started_at,
    changes: changes ?? undefined,
  }))
}

/** What of a report to show: one outcome, what is new or different, what has a remark, or all. */
export const SHOWS = ['all', ...OUTCOMES, 'changed', 'remarked'] as const
export type Show = (typeof SHOWS)[number]

/** Rows of a report in the order of the feed. */
export async function rowsOf(
  as: Reading,
  report: Id<'imports'>,
  show: Show,
  page: { from: number; size: number },
): Promise<ReportRow[]> {
  const rows = await as.db
    .selectFrom('import_rows')
    .select(['row', 'line', 'name', 'outcome', 'change', 'paused', 'group_name', 'problems'])
    .where('import_id', '=', report)
    .$if(show === 'changed', (some) => some.where('change', '<>', 'same'))
    .$if(show === 'remarked', (some) => some.where(sql<boolean>`problems <> '[]'`))
    .$if(
      OUTCOMES.some((outcome) => outcome === show),
      (some) => some.where('outcome', '=', show),
    )
    .orderBy('row')
    .offset(page.from)
    .limit(page.size)
    .execute()
  return rows.map((row) => ({ ...row, problems: row.problems as RowProblem[] }) as ReportRow)
}
