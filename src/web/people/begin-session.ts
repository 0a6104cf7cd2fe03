import type { System } from '../../database/database.ts'
import type { Id, PersonId } from '../../database/ids.ts'
import { endReplacedSession, endSessionsOf, openSession } from '../../domain/people/sessions.ts'
import { hashOf } from '../../domain/people/tokens.ts'
import type { Here } from '../env.ts'
import { keepSession, tokenHashOf } from '../request/session.ts'
import { dateTongue } from '../ui/date-tongue.ts'

interface Begun {
  readonly token: string
  readonly id: Id<'sessions'>
}

/** What a session is called until its person calls it something else. It says nothing of the browser. */
export function sessionName(c: Here): string {
  const { t, language, zone, now } = c.var.scene
  const day = new Intl.DateTimeFormat(dateTongue(language), { day: 'numeric', month: 'long', timeZone: zone }).format(
    now,
  )
  return t('people.sessions.default', { day })
}

/** Opens a session for this browser, in place of one that it may hold already. `alone`: every other session of the person ends,
 *  because somebody else may have had the way in. */
export async function beginSession(
  c: Here,
  as: System,
  person: PersonId,
  options: { shared: boolean; alone?: boolean },
): Promise<Begun> {
  const replaced = tokenHashOf(c)
  if (replaced) await endReplacedSession(as, replaced)
  if (options.alone) await endSessionsOf(as, person)
  return openSession(as, person, { name: sessionName(c), shared: options.shared })
}

/** Hands the session to the browser, once the transaction that opened it has been kept. */
export function handSession(c: Here, { token }: Begun, shared: boolean): Buffer {
  keepSession(c, token, shared)
  return hashOf(token)
}
