import { sql } from 'kysely'
import { searchDirectory } from '../src/domain/finding/directory.ts'
import type { DirectoryWish } from '../src/domain/finding/wish.ts'
import { paths } from '../src/web/paths.ts'
import { measureSearches } from './directory-search.ts'
import { filledFolder } from './filled.ts'
import { type Inside, lookInside } from './inside.ts'
import { type Line, quantile } from './line.ts'
import { Wire } from './load.ts'
import { type Program, startPlace } from './program.ts'

const ROUNDS = 60
const WARM_UP = 15
/** The menu of groups out of 100,000. */
const MENU_MS = 20

const ASKED: Record<string, { wish: Partial<DirectoryWish>; query: string }> = {
  'first page': { wish: {}, query: '' },
  words: { wish: { words: 'quiet bad back nights' }, query: 'q=quiet+bad+back+nights' },
  filters: {
    wish: { formats: ['video'], days: [2], parts: ['evening'] },
    query: 'format=video&day=tue&part=evening&zone=Europe/London',
  },
  'words and filters': {
    wish: { words: 'migraine', languages: ['en'], parts: ['evening'] },
    query: 'q=migraine&language=en&part=evening&zone=Europe/London',
  },
}

/** Searches in a directory of `count` groups, one at a time: the CPU of the database for every kind of search, and for four of
 *  them how long the questions to the database and the whole page take, beside `select 1` and the bare page in turn. */
export async function measureDirectory(count: number, control: Program): Promise<Line[]> {
  const place = await startPlace(await filledFolder(count), { HOLDFAST_DEMO: '0' })
  const inside = await lookInside(place)
  try {
    const size = count.toLocaleString('en')
    const lines: Line[] = []
    for (const [name, asked] of Object.entries(ASKED))
      lines.push(...(await measureOne(`${size} groups, ${name}`, asked, { count, place, control, inside })))
    const cpu = await measureSearches(inside.db)
    return [...lines, ...cpu.map((line) => ({ ...line, name: `${size} groups, ${line.name}` }))]
  } finally {
    await inside.close()
    await place.stop()
  }
}

interface Means {
  readonly count: number
  readonly place: Program
  readonly control: Program
  readonly inside: Inside
}

async function measureOne(
  name: string,
  { wish, query }: { wish: Partial<DirectoryWish>; query: string },
  { count, place, control, inside: { db } }: Means,
): Promise<Line[]> {
  const [wire, bareWire] = [new Wire(place), new Wire(control)]
  const path = paths.groups(query)
  const look = {
    one: () => db.reading(undefined, (as) => sql`select 1`.execute(as.db)),
    found: () => db.reading(undefined, (as) => searchDirectory(as, { ...ANY, now: new Date(), ...wish })),
    bare: () => bareWire.send({ path: '/' }),
    page: async () => {
      const { status } = await wire.send({ path })
      if (status !== 200) throw new Error(`${path} answered ${status}`)
    },
  }
  const times = { one: [], found: [], bare: [], page: [] } as Record<keyof typeof look, number[]>
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const what of Object.keys(look) as (keyof typeof look)[]) {
      const asked = performance.now()
      await look[what]()
      if (round >= 0) times[what].push(performance.now() - asked)
    }
  }
  wire.close()
  bareWire.close()
  for (const list of Object.values(times)) list.sort((a, b) => a - b)
  const lineOf = (part: string, of: readonly number[], beside: readonly number[]) => ({
    name: `${name}: ${part}`,
    value: quantile(of, 0.5),
    unit: 'ms',
    control: quantile(beside, 0.5),
    ratio: quantile(of, 0.5) / quantile(beside, 0.5),
    note: `p95 ${quantile(of, 0.95).toFixed(1)} ms`,
  })
  const page = lineOf('page', times.page, times.bare)
  const isMenu = name.endsWith('first page') && count >= 100_000
  return [lineOf('database', times.found, times.one), isMenu ? { ...page, target: MENU_MS } : page]
}

const ANY = {
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
} as const
