import type { Reading } from '../../database/database.ts'
import type { PersonId } from '../../database/ids.ts'
import type { Group } from '../../domain/groups/group.ts'
import {
  type Belonging,
  insiders,
  leaders,
  requireStanding,
  type Seat,
  type Standing,
} from '../../domain/groups/standing.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Here } from '../env.ts'
import { asGroupId } from '../ids.ts'

/** A group in an address, for somebody who belongs to it in one of the ways asked for. */
export interface Loaded<More> {
  readonly viewer: PersonId
  readonly group: Group
  readonly mine: Belonging & { readonly seat: Seat }
  readonly more: More
}

/** Loads the group in the address, and more in the same flight. For everybody else it does not exist: absent, hidden and
 *  malformed ids ask the same questions and throw the same Refusal. */
export async function loadAs<More>(
  c: Here,
  allowed: readonly Standing[],
  ask: (as: Reading) => Promise<More>,
): Promise<Loaded<More>> {
  const { db, viewer } = c.var
  const [found, more] = await db.reading(viewer, (as) =>
    Promise.all([requireStanding(as, asGroupId(c.req.param('id')), allowed), ask(as)]),
  )
  if (!viewer) throw notFound()
  return { ...found, more, viewer }
}

const nothing = async () => undefined

export const loadInside = (c: Here, allowed: readonly Standing[] = insiders) => loadAs(c, allowed, nothing)
export const loadLed = (c: Here) => loadAs(c, leaders, nothing)
export const loadLedWith = <More>(c: Here, ask: (as: Reading) => Promise<More>) => loadAs(c, leaders, ask)
