import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { System } from '../../database/database.ts'
import { suggestSignInWord } from './sign-in-words.ts'

const SHORTEST_WORD = 2
const LONGEST_WORD = 24

/** What is left of a word when it is made of plain letters: `Señor Ünal` → `senorunal`. undefined when too little is left. */
export function asSignInWord(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, LONGEST_WORD)
  return letters.length >= SHORTEST_WORD ? letters : undefined
}

/** A sign-in name as somebody typed it: `Willow 4821` is `willow-4821`. What can be nobody's name becomes '', which is
 *  looked for like any other. */
export function asSignInName(typed: string): string {
  const [, word, digits] = /^([a-z]{2,24})[\s\-–—_.]*(\d{4})$/.exec(typed.normalize('NFKC').trim().toLowerCase()) ?? []
  return word && digits ? `${word}-${digits}` : ''
}

/** Three words to choose from, none twice. */
export function threeWords(language: 'en' | 'es'): string[] {
  const words = new Set<string>()
  while (words.size < 3) words.add(suggestSignInWord(language))
  return [...words]
}

/** A name that nobody has yet: the word and four digits, never below 1000. A word is never refused: when all nine thousand of
 *  its names are taken, another word of ours stands in. */
export async function freeSignInName(as: System, word: string): Promise<string> {
  for (let tries = 0; tries < 5; tries++) {
    const name = `${word}-${randomInt(1000, 10_000)}`
    if (!(await isTaken(as, name))) return name
  }
  const { rows } = await sql<{
    name: string
  }>`select name from (select ${word} || '-' || n as name from generate_series(1000, 9999) n) names
    where not exists (select from people where sign_in_name = names.name::citext) order by random() limit 1`.execute(
    as.db,
  )
  return rows[0]?.name ?? freeSignInName(as, suggestSignInWord('en'))
}

async function isTaken(as: System, name: string): Promise<boolean> {
  const row = await as.db.selectFrom('people').select('id').where('sign_in_name', '=', name).executeTakeFirst()
  return row !== undefined
}
