import type { Found } from './directory.ts'
import { PARTS } from './week.ts'
import type { DirectoryWish, FilterName } from './wish.ts'

export interface FacetValue {
  readonly value: string
  /** How many groups it would leave, given the other filters; of access, given the other access too. */
  readonly count: number
  readonly chosen: boolean
}

export type Facets = Readonly<Record<FilterName, readonly FacetValue[]>>

/** The counts of a search as the filters of a page. A chosen value stays, even with nothing left behind it. */
export function countFacets(found: Found, wish: DirectoryWish): Facets {
  const of = (facet: string) =>
    found.counts.filter(([name]) => name === facet).map(([, value, count]): [string, number] => [value, count])
  const guests = of('guests')
    .filter(([value]) => value !== 'no')
    .reduce((sum, [, count]) => sum + count, 0)
  return {
    formats: values(of('format'), wish.formats),
    languages: values(of('language'), wish.languages),
    days: values(of('day'), wish.days.map(String)),
    parts: values(
      of('part').map(([at, count]) => [PARTS[Number(at)] ?? '', count]),
      wish.parts,
    ),
    focus: values(of('focus'), wish.focus),
    doors: values(of('door'), wish.doors),
    access: values(of('access'), wish.access),
    identity: values(of('identity'), wish.identity),
    lives: values(of('lives'), wish.lives ? [wish.lives] : []),
    guests: values([['yes', guests]], wish.guests ? ['yes'] : []),
  }
}

function values(counted: readonly [string, number][], chosen: readonly string[]): FacetValue[] {
  const counts = new Map(counted)
  const all = new Set([...counted.filter(([, count]) => count > 0).map(([value]) => value), ...chosen])
  return [...all].map((value) => ({ value, count: counts.get(value) ?? 0, chosen: chosen.includes(value) }))
}
