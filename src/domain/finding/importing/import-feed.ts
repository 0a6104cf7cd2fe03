import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import type { Database, System } from '../../../database/database.ts'
import type { Id } from '../../../database/ids.ts'
import { notFound, refuse } from '../../refusal.ts'
import { type KeptMapping, readKept, type WrittenMapping } from './column-mapping.ts'
import type { ImportCounts } from './count-import.ts'
import type { ImportProblem } from './import-problem.ts'
import type { PackedPlan } from './pack-plan.ts'
import type { FeedFormat, FeedSource, TablePreview } from './read-feed.ts'
import { openReadingThread, type ReadingThread } from './reading-thread.ts'
import { findKnown, lockFeed, storePlan, storeReport } from './store-plan.ts'
import { makeTurns } from './turns.ts'

export interface ImportWish {
  /** A feed by its id, or by its name: then it is added when there is none of that name. */
  readonly feed: { readonly id: Id<'feeds'> } | { readonly name: string; readonly url?: string | undefined }
  readonly source: FeedSource
  /** Media type or file name, if there is one. */
  readonly type?: string | undefined
  /** IANA zone for rows that name none; kept with the feed. Without one, as the feed had it; else times stay as printed. */
  readonly zone?: string | undefined
  /** What the columns of a table mean, where the guess is wrong; kept with the feed. */
  readonly mapping?: WrittenMapping | undefined
  /** Leave rows that cannot be read out instead of refusing the file. */
  readonly skipUnreadable?: boolean | undefined
  /** Stop at a table whose columns nobody has explained, instead of trusting the guess. */
  readonly ask?: boolean | undefined
  /** The import whose report this is; without one a new one is made. */
  readonly report?: Id<'imports'> | undefined
}

export interface ImportDone {
  readonly feed: Id<'feeds'>
  readonly report: Id<'imports'>
  readonly format: FeedFormat
  /** Of a table: what its columns were taken for. */
  readonly mapping: KeptMapping | undefined
  readonly counts: ImportCounts
  readonly ignoredFields: readonly string[]
}

/** done: everything is written · broken: nothing is, and why · asks: nothing is yet, the columns want explaining. */
export type ImportReport = { done: ImportDone } | { broken: ImportProblem } | { asks: TablePreview }

/** The database has few connections for the program itself; imports take one, one after another. */
const takeTurns = makeTurns()

/**
 * Imports a feed, all or nothing: what is new or different is written and listed, what is gone is marked, what was taken down stays
 * away, and the report is kept row by row. The same feed again writes nothing but its report. `onProgress` hears how many of all
 * rows are done; it may use the database. The reading runs in a thread of its own.
 */
export async function importFeed(
  db: Database,
  wish: ImportWish,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<ImportReport> {
  const feed = await db.asSystem('read how a feed is read', (as) => findFeedFor(as, wish))
  const zone = wish.zone ?? feed?.zone ?? undefined
  const { source, type = '', ask = false, skipUnreadable = false } = wish
  const known = { written: wish.mapping, kept: readKept(feed?.mapping) }
  const thread = openReadingThread({ source, type, zone, ...known, ask, skipUnreadable })
  try {
    const found = await thread.found
    if (!('rows' in found)) return found
    const outside = AsyncLocalStorage.snapshot()
    const progress = (done: number) => outside(onProgress, done, found.rows)
    progress(0)
    const done = await takeTurns(() =>
      db.asSystem('import a feed', (as) => writeImport(as, { ...wish, zone }, found, thread, progress)),
    )
    return { done }
  } finally {
    await thread.close()
  }
}

interface Found {
  readonly format: FeedFormat
  readonly mapping: KeptMapping | undefined
}

async function writeImport(
  as: System,
  wish: ImportWish,
  { format, mapping }: Found,
  thread: ReadingThread,
  progress: (done: number) => void,
): Promise<ImportDone> {
  const feed = await ensureFeed(as, wish, format, mapping)
  await lockFeed(as, feed)
  const plan = await thread.plan(await findKnown(as, feed))
  await storePlan(as, feed, plan, progress)
  const report = await keepReport(as, feed, wish, plan)
  const { counts, ignoredFields } = plan
  return { feed, report, format, mapping, counts, ignoredFields }
}

async function findFeedFor(as: System, { feed }: ImportWish) {
  const columns = as.db.selectFrom('feeds').select(['id', 'zone', 'mapping'])
  if ('name' in feed) return columns.where('name', '=', feed.name).executeTakeFirst()
  return (await columns.where('id', '=', feed.id).executeTakeFirst()) ?? refuse(notFound())
}

/** Adds the feed if need be, and keeps how it was read for the next time. */
async function ensureFeed(
  as: System,
  wish: ImportWish,
  format: FeedFormat,
  mapping: KeptMapping | undefined,
): Promise<Id<'feeds'>> {
  const { feed, zone } = wish
  if ('name' in feed) {
    await as.db
      .insertInto('feeds')
      .values({ name: feed.name, url: feed.url ?? null })
      .onConflict((on) => on.doNothing())
      .execute()
  }
  const how = { format, ...(zone && { zone }), ...(mapping && { mapping: JSON.stringify(mapping) }) }
  const kept = await as.db
    .updateTable('feeds')
    .set(how)
    .where((row) => ('name' in feed ? row('name', '=', feed.name) : row('id', '=', feed.id)))
    .returning('id')
    .executeTakeFirst()
  return kept?.id ?? refuse(notFound())
}

const KEPT_REPORTS = 10

/** The report takes the place of the source, which is not needed any more; old reports of the feed go. */
async function keepReport(as: System, feed: Id<'feeds'>, wish: ImportWish, plan: PackedPlan): Promise<Id<'imports'>> {
  const { counts, ignoredFields } = plan
  const ended = {
    state: 'done',
    source: null,
    preview: null,
    problem: null,
    done_rows: counts.rows,
    all_rows: counts.rows,
    counts: JSON.stringify({ ...counts, ignoredFields }),
    ended_at: new Date(),
  }
  const report =
    wish.report ??
    (await as.db.insertInto('imports').values({ feed_id: feed }).returning('id').executeTakeFirstOrThrow()).id
  await as.db.updateTable('imports').set(ended).where('id', '=', report).execute()
  await storeReport(as, report, plan.rows)
  await sql`delete from imports where feed_id = ${feed} and state in ('done', 'broken') and id <> ${report} and id not in
    (select id from imports where feed_id = ${feed} order by started_at desc limit ${KEPT_REPORTS})`.execute(as.db)
  return report
}
