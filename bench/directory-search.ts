import { sql } from 'kysely'
import type { Database } from '../src/database/database.ts'
import { searchDirectory } from '../src/domain/finding/directory.ts'
import type { DirectoryWish } from '../src/domain/finding/wish.ts'
import { cpuOf } from './cpu.ts'
import { type Line, median } from './line.ts'

const ROUNDS = 40
const WARM = 10

const SEARCHES: Record<string, Partial<DirectoryWish>> = {
  'directory, first page': {},
  'directory, page 1,000': { page: 1000 },
  'directory, by format': { formats: ['video'] },
  'directory, by focus': { focus: ['migraine'] },
  'directory, Tuesday evenings': { days: [2], parts: ['evening'] },
  'directory, Tuesday evenings in Kathmandu': { days: [2], parts: ['evening'], zone: 'Asia/Kathmandu' },
  'directory, five filters': { formats: ['video'], languages: ['es'], days: [2], parts: ['evening'], guests: true },
  'search, one word': { words: 'leeds' },
  'search, a condition': { words: 'migraine' },
  'search, a question': { words: 'is there a group for migraine on tuesday evenings?' },
  'search, three words': { words: 'quiet bad back nights' },
  'search, a slip': { words: 'fybromyalgia' },
  'search, words and filters': { words: 'dolor de espalda', languages: ['es'], parts: ['evening'] },
}

/** Milliseconds of the database's CPU for each search, at the median; `members` of `db` must be one connection to a server on this
 *  machine. The count of groups stands in the note. */
export async function measureSearches(db: Database): Promise<Line[]> {
  const [pid, groups] = await db.reading(undefined, async (as) => {
    const { rows } = await sql<{
      pid: number
      n: number
    }>`select pg_backend_pid() as pid, count(*) as n from listed_groups`.execute(as.db)
    return [rows[0]?.pid ?? 0, rows[0]?.n ?? 0]
  })
  const lines: Line[] = []
  for (const [name, more] of Object.entries(SEARCHES)) {
    const wish = {
      formats: [],
      languages: [],
      days: [],
      parts: [],
      focus: [],
      doors: [],
      access: [],
      identity: [],
      page: 1,
      language: 'en',
      zone: 'Europe/London',
      now: new Date(),
      ...more,
    }
    const costs: number[] = []
    const spans: number[] = []
    let total = 0
    for (let round = 0; round < ROUNDS + WARM; round++) {
      const [cpu, at] = [cpuOf(pid), performance.now()]
      total = (await db.reading(undefined, (as) => searchDirectory(as, wish))).total
      if (round >= WARM) {
        costs.push((cpuOf(pid) - cpu) / 1e6)
        spans.push(performance.now() - at)
      }
    }
    const note = `${total} of ${groups} groups; ${median(spans).toFixed(1)} ms from question to answer`
    lines.push({ name, value: median(costs), unit: 'ms CPU of the database', note })
  }
  return lines
}
