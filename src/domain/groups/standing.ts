import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId, Id, MembershipId } from '../../database/ids.ts'
import { notFound } from '../refusal.ts'
import { findGroup, type Group } from './group.ts'

/** What somebody is to a group. Only `member`, `resting` and `facilitator` belong; a suspended person is an outsider everywhere. */
export type Standing =
  | 'visitor'
  | 'outsider'
  | 'asker'
  | 'welcomed'
  | 'guest'
  | 'member'
  | 'resting'
  | 'facilitator'
  | 'former'
  | 'removed'

/** What the viewer is to one group, and what goes with it. Nobody else learns any of this from here. */
export interface Belonging {
  readonly standing: Standing
  /** Signed in, let in by the place, not suspended. */
  readonly writes: boolean
  readonly seat: Seat | undefined
  /** The last ask, whatever became of it. */
  readonly ask: LastAsk | undefined
  readonly removal: { readonly reason: string; readonly removedAt: Date; readonly until: Date | null } | undefined
  /** Those who lead ended the removal before its time, and the seat has not been taken again since. */
  readonly removalLifted: Date | undefined
  /** The version of the agreement that must have been accepted before the next word. */
  readonly agreementAsked: number
}

export interface Seat {
  readonly id: MembershipId
  readonly name: string
  readonly secondWord: string
  readonly keepsake: string
  /** The version of the agreement accepted. */
  readonly agreement: number
  readonly joinedAt: Date
  readonly successor: boolean
  /** Known to oneself alone. */
  readonly resting: boolean
  /** The day on which a rest ends by itself, `2026-12-24`. */
  readonly restsUntil: string | null
}

export interface LastAsk {
  readonly id: Id<'asks'>
  readonly state: 'waiting' | 'welcomed' | 'declined' | 'withdrawn'
  readonly asGuest: boolean
  readonly name: string
  readonly reason: string
  readonly askedAt: Date
}

interface Row {
  writes: boolean
  membership_id: MembershipId | null
  state: 'guest' | 'member' | 'left' | 'removed' | null
  facilitates: boolean | null
  successor: boolean | null
  resting: boolean | null
  rests_until: string | null
  name: string
  second_word: string
  keepsake: string
  agreement: number
  joined_at: Date
  ask_id: Id<'asks'> | null
  ask_state: LastAsk['state']
  ask_as_guest: boolean
  ask_name: string
  ask_reason: string
  asked_at: Date
  removed_at: Date | null
  removal_reason: string
  removed_until: Date | null
  removal_lifted: Date | null
  agreement_asked: number
}

/** What the viewer is to the group of that id: one question, the same whether the group is there or not. */
export async function findBelonging(as: Reading, id: GroupId): Promise<Belonging> {
  const { rows } = await sql<Row>`select * from my_standing(${id})`.execute(as.db)
  const row = rows[0]
  if (!row)
    return {
      standing: as.viewer ? 'outsider' : 'visitor',
      writes: false,
      seat: undefined,
      ask: undefined,
      removal: undefined,
      removalLifted: undefined,
      agreementAsked: 1,
    }
  return {
    standing: standingOf(row),
    writes: row.writes,
    seat: row.membership_id ? seatOf(row, row.membership_id) : undefined,
    ask: row.ask_id
      ? {
          id: row.ask_id,
          state: row.ask_state,
          asGuest: row.ask_as_guest,
          name: row.ask_name,
          reason: row.ask_reason,
          askedAt: row.asked_at,
        }
      : undefined,
    removal: row.removed_at
      ? { reason: row.removal_reason, removedAt: row.removed_at, until: row.removed_until }
      : undefined,
    removalLifted: row.removal_lifted ?? undefined,
    agreementAsked: row.agreement_asked,
  }
}

export async function standingIn(as: Reading, group: { readonly id: GroupId }): Promise<Standing> {
  return (await findBelonging(as, group.id)).standing
}

/** The group and what I am to it, in one flight. */
export async function findGroupAndMe(as: Reading, id: GroupId): Promise<{ group: Group | undefined; mine: Belonging }> {
  const [group, mine] = await Promise.all([findGroup(as, id), findBelonging(as, id)])
  return { group, mine }
}

/** The same for those who may do something there: whoever is not among `allowed` is told that it does not exist.
 *  @throws Refusal not_found */
export async function requireStanding(
  as: Reading,
  id: GroupId,
  allowed: readonly Standing[],
): Promise<{ group: Group; mine: Belonging & { readonly seat: Seat } }> {
  const { group, mine } = await findGroupAndMe(as, id)
  if (!group || !mine.seat || !allowed.includes(mine.standing)) throw notFound()
  return { group, mine: { ...mine, seat: mine.seat } }
}

export const insiders: readonly Standing[] = ['member', 'resting', 'facilitator']
export const insidersAndGuests: readonly Standing[] = [...insiders, 'guest']
export const leaders: readonly Standing[] = ['facilitator']

function standingOf(row: Row): Standing {
  if (row.state === 'member') return row.facilitates ? 'facilitator' : row.resting ? 'resting' : 'member'
  if (row.state === 'guest') return 'guest'
  if (row.removed_at) return 'removed'
  if (row.ask_state === 'welcomed') return 'welcomed'
  if (row.ask_state === 'waiting') return 'asker'
  return row.state === null ? 'outsider' : 'former'
}

function seatOf(row: Row, id: MembershipId): Seat {
  return {
    id,
    name: row.name,
    secondWord: row.second_word,
    keepsake: row.keepsake,
    agreement: row.agreement,
    joinedAt: row.joined_at,
    successor: row.successor ?? false,
    resting: row.resting ?? false,
    restsUntil: row.rests_until,
  }
}
