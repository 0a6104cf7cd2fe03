import type { CoverHour } from '../groups/group.ts'
import type { Rota } from './duties.ts'
import type { Shown } from './quiet-words.ts'

/** Who is on duty in one date of one hour.
 *  named: whoever put their name to it. all: nobody did, or all of them gave it away, so it is for whoever else leads. nobody: each of
 *  those who lead gave it away. */
export type OnDuty =
  | { readonly kind: 'named'; readonly who: readonly Shown[] }
  | { readonly kind: 'all'; readonly who: readonly Shown[] }
  | { readonly kind: 'nobody' }

/** The same rule as `find_cover_gaps` in the database, with names: an hour stands empty when everybody who leads has given it away.
 *  `date` is that on which the hour begins in the group's zone, `2026-11-24`. */
export function onDuty({ duties, handOvers, leaders }: Rota, hour: CoverHour, date: string): OnDuty {
  const here = duties.filter(({ hour: its }) => isSame(its, hour))
  const gaveAway = (id: Shown['id']) =>
    handOvers.some(({ who, until }) => who.id === id && (until === undefined || date < until)) ||
    here.some(({ who, onDate, away }) => who.id === id && away && onDate === date)
  const left = leaders.filter(({ id }) => !gaveAway(id))
  if (left.length === 0) return { kind: 'nobody' }
  const named = left.filter(({ id }) =>
    here.some(({ who, onDate, away }) => who.id === id && !away && (onDate === undefined || onDate === date)),
  )
  return named.length > 0 ? { kind: 'named', who: named } : { kind: 'all', who: left }
}

export const isSame = (one: CoverHour, other: CoverHour) =>
  one.weekday === other.weekday && one.starts === other.starts && one.ends === other.ends
