import { sql } from 'kysely'
import type { System } from '../../database/database.ts'
import { english, spanish } from '../../locales/catalogue.ts'
import { foci } from '../groups/focus.ts'
import { LONGEST_PHRASE, synonymsOf } from './synonyms.ts'

/** Writes what each focus is called, in every language and in everyday words, to where the directory is indexed; when something
 *  changed since the last start, every group is listed anew. Resolves to whether it did. */
export async function syncFocusWords(as: System): Promise<boolean> {
  const wanted = focusWords()
  const kept = new Map(
    (await as.db.selectFrom('focus_words').select(['focus', 'words']).execute()).map(({ focus, words }) => [
      focus,
      words,
    ]),
  )
  if (kept.size === wanted.size && [...wanted].every(([focus, words]) => kept.get(focus) === words)) return false
  await as.db.deleteFrom('focus_words').execute()
  await as.db
    .insertInto('focus_words')
    .values([...wanted].map(([focus, words]) => ({ focus, words })))
    .execute()
  await sql`select list_all_groups(), refresh_directory()`.execute(as.db)
  return true
}

/** Focus → its names in English and Spanish, and the other words people use for what is in them. */
export function focusWords(): ReadonlyMap<string, string> {
  return new Map(
    foci().map(({ id }) => {
      const names = [english[`focus.name.${id}`], spanish[`focus.name.${id}`]]
      return [id, [...new Set([...names, ...names.flatMap(othersFor)])].join(' · ')]
    }),
  )
}

/** Synonyms of every word and phrase in a name. */
function othersFor(name: string): string[] {
  const words = name.split(/[^\p{L}\p{N}/-]+/u).filter(Boolean)
  const phrases = words.flatMap((_, at) =>
    Array.from({ length: LONGEST_PHRASE }, (_, more) => words.slice(at, at + more + 1).join(' ')),
  )
  return [...new Set(phrases)].flatMap((phrase) => synonymsOf(phrase))
}
