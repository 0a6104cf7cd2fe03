import type { Found } from './directory.ts'
import type { DirectoryWish, FilterName } from './wish.ts'

/** One filter to drop (`value`: only that one of several) and how many groups there would then be. */
export interface Loosening {
  readonly drop: FilterName | 'words'
  readonly value?: string
  readonly count: number
}

const FEW = 5
const NAMES: Readonly<Record<string, FilterName | 'words'>> = {
  format: 'formats',
  language: 'languages',
  focus: 'focus',
  door: 'doors',
  identity: 'identity',
  lives: 'lives',
  guests: 'guests',
  words: 'words',
}

/** What to drop when a search leaves few groups: each filter alone, those that open nothing left out. */
export function whatToLoosen(found: Found, wish: DirectoryWish): Loosening[] {
  if (found.total >= FEW) return []
  const drops = Object.entries(found.without).flatMap(([name, count]): Loosening[] => {
    const drop = NAMES[name]
    if (drop) return [{ drop, count }]
    if (name === 'time') return withoutTime(found, wish, count)
    return [{ drop: 'access', value: name.slice('access '.length), count }]
  })
  return drops
    .filter(({ count }) => count > found.total)
    .sort((a, b) => b.count - a.count || a.drop.localeCompare(b.drop))
}

/** Days and parts are one question to the database; dropping one keeps the other. */
function withoutTime(found: Found, wish: DirectoryWish, anyTime: number): Loosening[] {
  if (wish.parts.length === 0) return [{ drop: 'days', count: anyTime }]
  if (wish.days.length === 0) return [{ drop: 'parts', count: anyTime }]
  const kept = (which: string) => found.counts.find(([facet, value]) => facet === 'any' && value === which)?.[2] ?? 0
  return [
    { drop: 'days', count: kept('0') },
    { drop: 'parts', count: kept('1') },
  ]
}
