import type { Group } from './group.ts'
import type { Belonging } from './standing.ts'

/** How somebody would be there: sitting in for a while, or belonging. */
export type As = 'guest' | 'member'

/** Why a door stays shut, as the end of a message id `groups.shut.<reason>`. */
export type ShutReason =
  | 'ended'
  | 'removed'
  | 'not_let_in'
  | 'asked'
  | 'full'
  | 'referral'
  | 'closed'
  | 'unlisted'
  | 'waiting'

/** May walk in now, having read the agreement. `invited`: an invitation to this group is in hand, and it passes any door. */
export function mayComeIn(group: Group, mine: Belonging, way: As, invited = false): boolean {
  if (!mayApproach(group, mine) || (way === 'guest' && mine.standing === 'guest')) return false
  if (invited || isWelcomed(mine, way)) return true
  if (group.listing !== 'listed' && mine.standing !== 'guest') return false
  return way === 'guest' ? group.guests === 'yes' : group.door === 'open' && group.full_since === null
}

/** May ask those who lead. One ask at a time. */
export function mayAsk(group: Group, mine: Belonging, way: As): boolean {
  if (!mayApproach(group, mine) || (way === 'guest' && mine.standing === 'guest') || hasOpenAsk(mine)) return false
  return way === 'guest' ? group.guests === 'ask' : group.door === 'ask' && group.full_since === null
}

export function hasOpenAsk({ ask }: Belonging): boolean {
  return ask?.state === 'waiting' || ask?.state === 'welcomed'
}

/** The one sentence for whoever can neither come in nor ask. */
export function whyShut(group: Group, mine: Belonging): ShutReason {
  if (group.closed_at) return 'ended'
  if (mine.removal) return 'removed'
  if (!mine.writes && mine.standing !== 'visitor') return 'not_let_in'
  if (hasOpenAsk(mine)) return 'asked'
  if (group.listing === 'waiting') return 'waiting'
  if (group.full_since) return 'full'
  if (group.door === 'referral' || group.door === 'closed') return group.door
  return 'unlisted'
}

/** What the group's page offers somebody outside, best first: coming in, sitting in, asking to belong, asking to sit in. */
export function waysIn(
  group: Group,
  mine: Belonging,
  invited = false,
): readonly { readonly way: As; readonly by: 'door' | 'ask' }[] {
  const ways = [
    { way: 'member', by: 'door' },
    { way: 'guest', by: 'door' },
    { way: 'member', by: 'ask' },
    { way: 'guest', by: 'ask' },
  ] as const
  return ways.filter(({ way, by }) => (by === 'door' ? mayComeIn(group, mine, way, invited) : mayAsk(group, mine, way)))
}

function mayApproach(group: Group, mine: Belonging): boolean {
  if (!mine.writes || group.closed_at !== null || mine.removal) return false
  return mine.standing !== 'member' && mine.standing !== 'resting' && mine.standing !== 'facilitator'
}

function isWelcomed({ ask }: Belonging, way: As): boolean {
  return ask?.state === 'welcomed' && ask.asGuest === (way === 'guest')
}
