import { Hono } from 'hono'
import { carriedConsents } from '../../domain/people/arriving/carried-words.ts'
import {
  agreeAnew,
  consentStandings,
  mayWithdrawAlone,
  PURPOSES,
  requireConsent,
  withdrawConsent,
} from '../../domain/people/consents.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Env } from '../env.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { ConsentsPage } from './consent-views.tsx'
import { me, person } from './guard.ts'

/** What I agreed to, each for one purpose: seen, taken back, given again. */
export const consentsRoom = new Hono<Env>()

consentsRoom.get(paths.yourConsents(), person(), async (c) => {
  const [standings, elsewhere] = await c.var.db.reading(me(c).viewer, (as) =>
    Promise.all([consentStandings(as), carriedConsents(as)]),
  )
  return c.html(<ConsentsPage scene={c.var.scene} standings={standings} elsewhere={elsewhere} />)
})

consentsRoom.post('/you/consents/:purpose/anew', person(), async (c) => {
  const purpose = PURPOSES.find((one) => one === c.req.param('purpose'))
  if (!purpose) throw notFound()
  await c.var.db.acting(me(c).viewer, (as) => agreeAnew(as, purpose))
  return seeOther(c, paths.yourConsents(), 'yours.consents.given')
})

consentsRoom.post('/you/consents/:id/withdrawal', person(), async (c) => {
  const { viewer } = me(c)
  const consent = await c.var.db.reading(viewer, (as) => requireConsent(as, asId<'consents'>(c.req.param('id'))))
  // Without the other two nothing of an account may be kept: the page that erases says so and asks.
  if (!mayWithdrawAlone(consent)) return seeOther(c, paths.yourErasure())
  await c.var.db.acting(viewer, (as) => withdrawConsent(as, consent))
  return seeOther(c, paths.yourConsents(), 'people.mail.removed')
})
