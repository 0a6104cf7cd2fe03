import type { Group } from './group.ts'
import type { Belonging } from './standing.ts'

/**
 * May write in the group now: belongs or is a guest, has accepted the agreement that is asked for, and the group has not come
 * to its end. Policies say the same with `writable_groups()`, beside the question whether guests may write there.
 */
export function mayWriteIn(group: Group, mine: Belonging): boolean {
  return mine.writes && group.closed_at === null && isInside(mine) && !mustAcceptAnew(mine)
}

/** The agreement has become a new one since this person accepted it. */
export function mustAcceptAnew(mine: Belonging): boolean {
  return isInside(mine) && mine.seat !== undefined && mine.seat.agreement < mine.agreementAsked
}

/** The agreement has changed in small ways since; that is told once, and nothing waits for it. */
export function hasSmallChange(group: Group, mine: Belonging): boolean {
  return (
    isInside(mine) && !mustAcceptAnew(mine) && mine.seat !== undefined && mine.seat.agreement < group.agreement.version
  )
}

function isInside({ standing }: Belonging): boolean {
  return standing === 'member' || standing === 'resting' || standing === 'facilitator' || standing === 'guest'
}
