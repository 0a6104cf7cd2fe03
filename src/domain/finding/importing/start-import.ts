import { sql } from 'kysely'
import type { ActingPerson } from '../../../database/database.ts'
import type { Id } from '../../../database/ids.ts'
import type { CsvMapping } from '../../../standards/csv/guess-mapping.ts'
import { conflict, notFound } from '../../refusal.ts'
import { keepMapping } from './column-mapping.ts'
import { addFeed, type Feed, type FeedDraft } from './feeds.ts'
import type { Import } from './reports.ts'

/** A file somebody brought. */
export interface BroughtFile {
  readonly bytes: Uint8Array
  /** Its media type or name; only a hint. */
  readonly type: string
}

interface How {
  /** Without one the feed's address is read. */
  readonly file?: BroughtFile | undefined
  readonly skipUnreadable: boolean
}

/** Adds a feed and queues its first reading, both or neither.
 *  @throws Refusal conflict feed_name_taken. */
export async function startImport(as: ActingPerson, draft: FeedDraft, how: How): Promise<Id<'imports'>> {
  return queueImport(as, await addFeed(as, draft), how)
}

/** Queues another reading of a feed: of a new file, or of what its address says now. */
export async function readAgain(as: ActingPerson, feed: Feed, how: How): Promise<Id<'imports'>> {
  if (!how.file && !feed.url) throw conflict('feed_has_no_address')
  return queueImport(as, feed.id, how)
}

/** Says what the columns of a table mean, and lets the import that asked go on. Kept with the feed for the next time. */
export async function explainColumns(
  as: ActingPerson,
  asking: Import,
  columns: { headers: readonly string[]; mapping: CsvMapping; zone: string | undefined; skipUnreadable: boolean },
): Promise<void> {
  const mapping = JSON.stringify(keepMapping(columns.headers, columns.mapping))
  await as.db
    .updateTable('feeds')
    .set({ mapping, zone: columns.zone ?? null })
    .where('id', '=', asking.feed)
    .execute()
  await requeue(as, asking, ['asking'], { preview: null, skip_unreadable: columns.skipUnreadable })
}

/** Tries an import once more that broke or was cut off; on wish without the rows that cannot be read. */
export async function tryAgain(as: ActingPerson, stuck: Import, how: { skipUnreadable: boolean }): Promise<void> {
  await requeue(as, stuck, ['waiting', 'reading', 'broken'], { skip_unreadable: how.skipUnreadable })
}

async function queueImport(as: ActingPerson, feed: Id<'feeds'>, { file, skipUnreadable }: How): Promise<Id<'imports'>> {
  const source = file ? { source: Buffer.from(file.bytes), source_type: file.type.slice(0, 200) } : {}
  const { id } = await as.db
    .insertInto('imports')
    .values({ feed_id: feed, skip_unreadable: skipUnreadable, ...source })
    .returning('id')
    .executeTakeFirstOrThrow()
  await queue(as, id)
  return id
}

async function requeue(
  as: ActingPerson,
  { id }: Import,
  from: readonly string[],
  changes: { preview?: null; skip_unreadable: boolean },
): Promise<void> {
  const waiting = await as.db
    .updateTable('imports')
    .set({ state: 'waiting', problem: null, ended_at: null, done_rows: 0, all_rows: 0, ...changes })
    .where('id', '=', id)
    .where((row) => row('state', '=', row.fn.any(row.val([...from]))))
    .returning('id')
    .executeTakeFirst()
  if (!waiting) throw notFound()
  await queue(as, id)
}

async function queue(as: ActingPerson, id: Id<'imports'>): Promise<void> {
  await sql`select queue_job('import-feed', ${JSON.stringify({ import: id })}::json, ${`import:${id}`})`.execute(as.db)
}
