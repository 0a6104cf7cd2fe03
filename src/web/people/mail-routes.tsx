import { Hono } from 'hono'
import { z } from 'zod'
import { withdrawMail } from '../../domain/people/consents.ts'
import { askToProve, LINK_MINUTES, myAddress, proveAddress, tryAddressAgain } from '../../domain/people/mail-address.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { agreed, EMPTY, line, type Reasons, readForm, refuseForm, type Typed } from '../form.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { lettersGo } from '../telling/telling-letters.tsx'
import { me, person } from './guard.ts'
import { mailAddress } from './mail-field.ts'
import { MailAddressPage, MovePage, ProofPage, type SentMail } from './mail-views.tsx'
import { openSealed, sealFor } from './sealed.ts'

/** My address, if I want one here: given, proven by a link, taken away. */
export const mailRoom = new Hono<Env>()

const sure = person({ confirmed: paths.yourMail() })
const Move = z.object({ from: line(40, 'forms.needed.sign_in_name').optional() })
/** The cookie that says, to the session that asked and to nobody else, where the last link went. */
const SENT = 'mail-sent'
const Give = z.object({ address: mailAddress(), mail: agreed('forms.needed.mail_ok') })

mailRoom.get(paths.yourMail(), sure, (c) => mailPage(c, EMPTY))

mailRoom.post(paths.yourMail(), sure, async (c) => {
  const { db, house, network, scene } = c.var
  const { viewer, session } = me(c)
  const form = await readForm(c, Give)
  if (!form.valid) return mailPage(c, form, 422)
  const [mayHere, mayThey] = await Promise.all([
    house.limits.allowsFrom('mailLink', network),
    house.limits.allows('mailLink', viewer),
  ])
  if (!mayHere || !mayThey) return answerTooOften(c, 'mailLink', form.typed)
  const { address } = form.values
  await db.asSystem('send the link that proves an address', (as) => askToProve(as, viewer, address))
  const sent: SentMail = { address, at: scene.now.toISOString() }
  await sealFor(c, SENT, session.tokenHash, sent, LINK_MINUTES)
  return seeOther(c, paths.yourMail())
})

mailRoom.post(paths.yourMailRemoval(), sure, async (c) => {
  await c.var.db.acting(me(c).viewer, (as) => withdrawMail(as))
  return seeOther(c, paths.yourMail(), 'people.mail.removed')
})

mailRoom.post(paths.yourMailAgain(), sure, async (c) => {
  const { db, house } = c.var
  const { viewer } = me(c)
  if (!(await house.limits.allows('mailLink', viewer))) return answerTooOften(c)
  await db.acting(viewer, (as) => tryAddressAgain(as))
  return seeOther(c, paths.yourMail(), 'telling.back.trying')
})

// Whoever has the mail may prove it, signed in or not. The page is the same for every link, and opening it uses nothing up.
mailRoom.get('/you/mail/proof/:token', (c) =>
  c.html(<ProofPage scene={c.var.scene} form={EMPTY} token={c.req.param('token')} />),
)

mailRoom.post('/you/mail/proof/:token', async (c) => {
  const { db, house, network, scene } = c.var
  const token = c.req.param('token')
  if (!(await house.limits.allowsFrom('signIn', network))) return answerTooOften(c)
  const form = await readForm(c, Move)
  const meant = form.valid ? form.values.from : undefined
  const proof = await db.asSystem('the address is proven by whoever holds the link', (as) =>
    proveAddress(as, token, meant),
  )
  if (proof.state === 'moves')
    return c.html(<MovePage scene={scene} token={token} from={proof.from} address={proof.address} />, 422)
  if (proof.state === 'over')
    return c.html(<ProofPage scene={scene} form={refuseForm({}, 'form', 'people.link.over')} token={token} />, 422)
  return seeOther(c, c.var.viewer ? paths.you() : paths.home(), 'people.mail.proven')
})

async function mailPage(c: Here, form: { typed: Typed; errors: Reasons }, status: 200 | 422 = 200): Promise<Response> {
  const { viewer, session } = me(c)
  const [mine, sent] = await Promise.all([
    c.var.db.reading(viewer, myAddress),
    openSealed<SentMail>(c, SENT, session.tokenHash),
  ])
  const waiting = sent && !(mine && mine.given_at >= new Date(sent.at)) ? sent : undefined
  const letters = lettersGo(c.var.house.config)
  return c.html(
    <MailAddressPage scene={c.var.scene} form={form} mine={mine} sent={waiting} letters={letters} />,
    status,
  )
}
