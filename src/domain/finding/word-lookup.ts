import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import { nearestWord } from './nearest-word.ts'
import { marksOf } from './said-marks.ts'
import { type Said, type SaidWord, saidWord } from './said-words.ts'
import { synonymsOf } from './synonyms.ts'

/** A word of a search as the database takes it. */
export interface WordSought {
  readonly lexemes: readonly string[]
  /** A tsquery of the phrases that mean the same. */
  readonly phrases: string | null
  /** The same, of names and of what groups are about only. */
  readonly titled: string | null
  readonly marks: readonly { readonly facet: string; readonly values: readonly string[] }[]
  /** False: it only orders what other words found. */
  readonly leads: boolean
}

const MOST_RANKED = 6

export interface WordsFound {
  readonly words: readonly WordSought[]
  readonly misspelt: readonly { readonly said: string; readonly meant: string }[]
}

interface Guess {
  readonly word: string
  readonly begun: string[]
  readonly alike: string[]
}

/** Looks up how the words of a search are written in the directory; one that stands nowhere in it becomes the nearest that does. */
export async function lookUpWords(as: Reading, said: Said): Promise<WordsFound> {
  if (said.words.length === 0) return { words: [], misspelt: [] }
  const strangers = said.words
    .filter(({ said, others }) => others.length === 0 && marksOf(said).length === 0)
    .map(({ said }) => said)
  const [shapes, guesses] = await Promise.all([
    shapesOf(as, said.words),
    strangers.length > 0 ? guess(as, strangers, said.last) : [],
  ])
  const misspelt: { said: string; meant: string }[] = []
  const meant = said.words.map((word) => {
    const guessed = guesses.find((one) => one.word === word.said)
    if (!guessed) return word
    if (guessed.begun.length > 0) return { ...word, others: guessed.begun }
    const nearest = nearestWord(word.said, guessed.alike)
    if (nearest === undefined) return word
    misspelt.push({ said: word.said, meant: nearest })
    return saidWord(nearest)
  })
  const more =
    guesses.length > 0
      ? await shapesOf(
          as,
          meant.filter((word) => !said.words.includes(word)),
        )
      : new Map()
  return { words: meant.map((word) => sought(word, new Map([...shapes, ...more]))), misspelt }
}

/** How a word is written in an index never changes, so our own list of synonyms is asked once. What people type is not kept. */
const kept = new Map<string, string[][]>()

async function shapesOf(as: Reading, words: readonly SaidWord[]): Promise<ReadonlyMap<string, string[][]>> {
  const asked = words.flatMap(({ said, others }) => [said, ...others])
  const known = new Map(
    asked.flatMap((word) => {
      const shapes = kept.get(word)
      return shapes ? [[word, shapes] as const] : []
    }),
  )
  const fresh = asked.filter((word) => !known.has(word))
  if (fresh.length === 0) return known
  const { rows } = await sql<{ word: string; shapes: string[][] }>`select * from word_shapes(${fresh})`.execute(as.db)
  for (const { word, shapes } of rows) if (synonymsOf(word).length > 0) kept.set(word, shapes)
  return new Map([...known, ...rows.map(({ word, shapes }): [string, string[][]] => [word, shapes])])
}

async function guess(as: Reading, words: readonly string[], last: string | undefined): Promise<Guess[]> {
  return (await sql<Guess>`select * from word_guesses(${words}, ${last ?? null})`.execute(as.db)).rows
}

function sought({ said, others }: SaidWord, shapes: ReadonlyMap<string, string[][]>): WordSought {
  const all = [said, ...others].flatMap((word) => shapes.get(word) ?? [])
  const lexemes = new Set(all.filter((shape) => shape.length === 1).flat())
  // A phrase with a word in it that stands for the whole finds nothing more than that word.
  const phrases = all.filter((shape) => shape.length > 1 && !shape.some((lexeme) => lexemes.has(lexeme)))
  return {
    lexemes: [...lexemes],
    phrases: anyOf(phrases, ''),
    titled: anyOf(phrases, ':ab'),
    marks: marksOf(said),
    leads: true,
  }
}

/** What a page is ranked by, as one tsquery: the first forms of each word, since each costs something a row; null without words. */
export function rankingQuery(words: readonly WordSought[]): string | null {
  const lexemes = words.flatMap(({ lexemes }) => lexemes.slice(0, MOST_RANKED))
  return lexemes.length > 0 ? lexemes.map(quoted).join(' | ') : null
}

function anyOf(phrases: readonly string[][], weight: string): string | null {
  const queries = phrases.map((phrase) => `(${phrase.map((lexeme) => quoted(lexeme) + weight).join(' & ')})`)
  return queries.length > 0 ? [...new Set(queries)].join(' | ') : null
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll(/['\\]/g, '$&$&')}'`
}
