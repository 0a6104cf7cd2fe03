import type { MiddlewareHandler } from 'hono'
import type { PersonId } from '../../database/ids.ts'
import { notAllowed } from '../../domain/refusal.ts'
import { answerNotHere, answerRefusal } from '../answers.tsx'
import type { Env, Here, Session } from '../env.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'

const CONFIRMED_MS = 10 * 60 * 1000

interface Needs {
  /** A suspended person may come here: to read the decision, to take their data with them, to erase themselves. */
  readonly suspended?: boolean
  /** So may somebody whom the place has not let in yet. */
  readonly waiting?: boolean
  /** Sensitive: wants proof of who is there within the last ten minutes. The page to come back to afterwards. */
  readonly confirmed?: string
}

/** Lets through who is signed in and may come here. A visitor who asks for a page is shown the way in; what a visitor posts is
 *  answered as if nothing were there. */
export function person(needs: Needs = {}): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { session, scene } = c.var
    const looks = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!session) return looks ? seeOther(c, paths.signIn(scene.path)) : answerNotHere(c)
    if (session.suspended && !needs.suspended)
      return looks ? seeOther(c, paths.yourDecisions()) : answerRefusal(c, notAllowed('suspended'))
    if (!session.approved && !needs.waiting)
      return looks ? seeOther(c, paths.you()) : answerRefusal(c, notAllowed('not_let_in_yet'))
    if (needs.confirmed && !isConfirmed(session, scene.now)) return seeOther(c, paths.confirm(needs.confirmed))
    return next()
  }
}

/** Who has just come through `person()`. */
export function me(c: Here): { viewer: PersonId; session: Session } {
  const { viewer, session } = c.var
  if (!viewer || !session) throw new Error('This route forgot to ask who is there')
  return { viewer, session }
}

export function isConfirmed(session: Session, now: Date): boolean {
  return now.getTime() - session.confirmedAt.getTime() < CONFIRMED_MS
}
