import type { Database } from '../../../database/database.ts'
import type { Id } from '../../../database/ids.ts'
import { fetchChecked } from '../../../feeds/fetch-checked.ts'
import { FetchProblem } from '../../../feeds/fetch-problem.ts'
import type { Log } from '../../../log.ts'
import { type ImportReport, importFeed } from './import-feed.ts'
import { importProblem } from './import-problem.ts'
import type { FeedSource } from './read-feed.ts'

type Fetch = (url: string) => Promise<{ text: string; contentType: string }>

interface Begun {
  id: Id<'imports'>
  feed_id: Id<'feeds'>
  source: Buffer | null
  source_type: string
  skip_unreadable: boolean
  url: string | null
}

/** Does an import that waits. May be done twice: what has ended is left alone, and what was cut off is begun again. */
export async function workOffImport(
  db: Database,
  log: Log,
  id: Id<'imports'>,
  fetch: Fetch = fetchChecked,
): Promise<void> {
  const begun = await db.asSystem('begin an import', (as) => beginImport(as, id))
  if (!begun) return
  const progress = progressOf(db, id)
  const { report, source } = await runImport(db, begun, fetch, progress.tell).catch((error: unknown) => {
    log.error('import.broke', error)
    return { report: importProblem('feeds.import.our_fault'), source: undefined }
  })
  await progress.settled()
  if ('done' in report) return
  const ended =
    'broken' in report
      ? { state: 'broken', problem: JSON.stringify(report.broken), ended_at: new Date() }
      : { state: 'asking', preview: JSON.stringify(report.asks), ...(source && { source: bytesOf(source) }) }
  await db.asSystem('say why an import stopped', (as) =>
    as.db.updateTable('imports').set(ended).where('id', '=', id).where('state', '=', 'reading').execute(),
  )
}

async function beginImport(
  as: Parameters<Parameters<Database['asSystem']>[1]>[0],
  id: Id<'imports'>,
): Promise<Begun | undefined> {
  const begun = await as.db
    .updateTable('imports')
    .set({ state: 'reading', problem: null })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'reading'])
    .returning(['id', 'feed_id', 'source', 'source_type', 'skip_unreadable'])
    .executeTakeFirst()
  if (!begun) return undefined
  const feed = await as.db.selectFrom('feeds').select('url').where('id', '=', begun.feed_id).executeTakeFirstOrThrow()
  return { ...begun, url: feed.url }
}

type Ran = { report: ImportReport; source: FeedSource | undefined }

async function runImport(
  db: Database,
  begun: Begun,
  fetch: Fetch,
  tell: (done: number, all: number) => void,
): Promise<Ran> {
  const got = await sourceOf(begun, fetch)
  if ('broken' in got) return { report: got, source: undefined }
  const { id, feed_id, skip_unreadable } = begun
  const wish = { feed: { id: feed_id }, ...got, skipUnreadable: skip_unreadable, ask: true, report: id }
  return { report: await importFeed(db, wish, tell), source: got.source }
}

async function sourceOf({ source, source_type, url }: Begun, fetch: Fetch) {
  if (source) return { source: { bytes: source }, type: source_type }
  if (!url) return importProblem('feeds.import.no_file')
  try {
    const { text, contentType } = await fetch(url)
    return { source: { text }, type: contentType }
  } catch (error) {
    if (error instanceof FetchProblem) return importProblem(error.reason, error.values)
    throw error
  }
}

function bytesOf(source: FeedSource): Buffer {
  return Buffer.from('text' in source ? source.text : source.bytes)
}

/** Writes how far an import is from outside its transaction, so that its page can tell; never two at once, never waited for. */
function progressOf(db: Database, id: Id<'imports'>) {
  let writing: Promise<unknown> | undefined
  const write = (done: number, all: number) =>
    db.asSystem('say how far an import is', (as) =>
      as.db
        .updateTable('imports')
        .set({ done_rows: done, all_rows: all })
        .where('id', '=', id)
        .where('state', '=', 'reading')
        .execute(),
    )
  return {
    tell(done: number, all: number) {
      writing ??= write(done, all)
        .catch(() => {})
        .finally(() => {
          writing = undefined
        })
    },
    settled: async () => void (await writing),
  }
}
