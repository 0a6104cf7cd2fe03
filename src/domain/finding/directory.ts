import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import { countFacets, type Facets } from './facets.ts'
import { findCards, type ListedGroup } from './listed-group.ts'
import { type Loosening, whatToLoosen } from './loosen.ts'
import type { SaidTime } from './said-time.ts'
import { readWords } from './said-words.ts'
import { timeMarks, weekFor } from './time-marks.ts'
import { cellsOfWeek, quarterOf } from './week.ts'
import { type DirectoryWish, plainFilters } from './wish.ts'
import { lookUpWords, rankingQuery, type WordSought } from './word-lookup.ts'

export const PAGE_SIZE = 20
/** Up to so many groups are put in order one by one; more are reached slot by slot of the week. Both give the same order. */
const FEW = 200

export interface DirectoryPage {
  readonly total: number
  /** How many of them meet every word of the search; undefined without words. */
  readonly allWords: number | undefined
  readonly groups: readonly ListedGroup[]
  readonly page: number
  readonly pages: number
  readonly facets: Facets
  /** Where few are left: what to drop, the most rewarding first. */
  readonly loosen: readonly Loosening[]
  readonly misspelt: readonly { readonly said: string; readonly meant: string }[]
  /** Days and parts of the day that the words name; groups that meet then come first. */
  readonly time: SaidTime
}

/** The database's answer; counts are [facet, value, how many]. */
export interface Found {
  readonly total: number
  readonly all_words: number | null
  readonly nums: number[]
  readonly counts: readonly (readonly [string, string, number])[]
  readonly without: Readonly<Record<string, number>>
}

/** Searches the directory as people would speak. Words order and never exclude as long as something near exists; filters do. A
 *  page past the last is the last. */
export async function searchDirectory(as: Reading, wish: DirectoryWish, few = FEW): Promise<DirectoryPage> {
  const said = readWords(wish.words ?? '')
  const { words, misspelt } = await lookUpWords(as, said)
  const time = timeWord(wish, said.time)
  const ask = (page: number) => search(as, wish, [...words, ...time], page, few)
  let page = Math.max(1, Math.min(wish.page, 1e6))
  let found = await ask(page)
  const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE))
  if (page > pages) {
    page = pages
    found = await ask(page)
  }
  return {
    total: found.total,
    allWords: found.all_words ?? undefined,
    groups: await findCards(as, found.nums),
    page,
    pages,
    facets: countFacets(found, wish),
    loosen: whatToLoosen(found, wish),
    misspelt,
    time: said.time,
  }
}

async function search(
  as: Reading,
  wish: DirectoryWish,
  words: readonly WordSought[],
  page: number,
  few: number,
): Promise<Found> {
  const cells = cellsOfWeek(wish.zone, wish.now)
  const chosen = timeMarks(cells, wish.days, wish.parts)
  const asked = {
    now: quarterOf(wish.now),
    language: wish.language,
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    few,
    filters: [...plainFilters(wish), ...(chosen ? [{ name: 'time', marks: chosen }] : [])],
    ...weekFor(cells, wish),
    words,
    query: rankingQuery(words),
  }
  const { rows } = await sql<{ found: Found }>`select search_listed(${JSON.stringify(asked)}) as found`.execute(as.db)
  return rows[0]?.found ?? { total: 0, all_words: null, nums: [], counts: [], without: {} }
}

/** The time that the words name is one more word: who meets then is put first, nobody is left out. */
function timeWord(wish: DirectoryWish, { days, parts }: SaidTime): WordSought[] {
  const marks = timeMarks(cellsOfWeek(wish.zone, wish.now), days, parts)
  return marks ? [{ lexemes: [], phrases: null, titled: null, marks, leads: false }] : []
}
