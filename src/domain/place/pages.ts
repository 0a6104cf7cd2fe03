import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'

export const PAGE_KINDS = ['terms', 'privacy', 'contact', 'about'] as const
/** Sign-up stays closed until these are filled, in at least one language. */
export const NEEDED_PAGES = ['terms', 'privacy', 'contact'] as const

export type PageKind = (typeof PAGE_KINDS)[number]

/** One of the stewards' own pages. `words` are lines as `readBlocks` reads them. */
export interface PlacePage {
  readonly kind: PageKind
  readonly language: string
  readonly words: string
  /** Grows with each change. */
  readonly version: number
  readonly writtenAt: Date
}

/** The page in the reader's language if it is filled in that, else in another; undefined when nobody has written it. */
export async function findPage(as: Reading, kind: PageKind, language: string): Promise<PlacePage | undefined> {
  const row = await columns(as)
    .where('kind', '=', kind)
    .orderBy(sql`language <> ${language}`)
    .orderBy('language')
    .limit(1)
    .executeTakeFirst()
  return row && pageOf(row)
}

/** Every page in every language it is filled in. */
export async function allPages(as: Reading): Promise<PlacePage[]> {
  return (await columns(as).orderBy('kind').orderBy('language').execute()).map(pageOf)
}

/** Writes a page, by a steward. The same words again change nothing; other words make a new version.
 *  @throws Refusal not_found for whoever is no steward. */
export async function writePage(as: ActingPerson, kind: PageKind, language: string, words: string): Promise<void> {
  await as.db
    .insertInto('pages')
    .values({ kind, language, words })
    .onConflict((on) =>
      on
        .columns(['kind', 'language'])
        .doUpdateSet({ words, version: sql`pages.version + 1`, written_at: sql`now()` })
        .where('pages.words', '<>', words),
    )
    .execute()
}

const columns = (as: Reading) =>
  as.db.selectFrom('pages').select(['kind', 'language', 'words', 'version', 'written_at'])

interface PageRow {
  kind: string
  language: string
  words: string
  version: number
  written_at: Date
}

function pageOf({ kind, language, words, version, written_at }: PageRow): PlacePage {
  return { kind: kind as PageKind, language, words, version, writtenAt: written_at }
}
