import { Hono } from 'hono'
import { z } from 'zod'
import { TooManyWaiting } from '../../domain/people/hashing.ts'
import { checkSigned, takeChallenge } from '../../domain/people/passkeys.ts'
import { passwordMatches } from '../../domain/people/password.ts'
import { confirmSession } from '../../domain/people/sessions.ts'
import { findPasswordOf, waysOf } from '../../domain/people/sign-in.ts'
import { answerNotHere, answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { EMPTY, type Reasons, readForm, refuseForm, type Typed } from '../form.ts'
import { paths, safeBack } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { ConfirmPage } from './confirm-views.tsx'
import { me, person } from './guard.ts'
import { partyOf } from './party.ts'
import { passkeyAnswer, readAnswer } from './passkey-answer.ts'
import { password } from './secret-field.ts'

/** "Is it still you?", before what could hurt: by password or passkey, good for ten minutes. */
export const confirmRoom = new Hono<Env>()

const Confirm = z.object({ password: password(), back: z.string().max(500).optional() })
const Answer = z.object({ ...passkeyAnswer, back: z.string().max(500).optional() })
const anybody = person({ suspended: true, waiting: true })

confirmRoom.get('/confirm', anybody, (c) =>
  confirmPage(c, { ...EMPTY, typed: { back: safeBack(c.req.query('back')) } }),
)

confirmRoom.post('/confirm', anybody, async (c) => {
  const { db, house, network } = c.var
  const { viewer, session } = me(c)
  const form = await readForm(c, Confirm)
  if (!form.valid) return confirmPage(c, form, 422)
  if (!(await house.limits.allowsFrom('guess', network, viewer))) return answerTooOften(c)
  const kept = await db.asSystem('look up the password of whoever proves it again', (as) => findPasswordOf(as, viewer))
  const right = await passwordMatches(kept, form.values.password, network.site).catch(tooMany)
  if (right === undefined) return answerTooOften(c)
  if (!right) return confirmPage(c, refuseForm(form.typed, 'password', 'people.confirm.wrong'), 422)
  await db.asSystem('the password was right once more', (as) => confirmSession(as, session.id))
  return seeOther(c, safeBack(form.values.back))
})

confirmRoom.post(paths.confirmByPasskey(), anybody, async (c) => {
  const { db, house, network } = c.var
  const { viewer, session } = me(c)
  const party = partyOf(c)
  if (!party) return answerNotHere(c)
  const form = await readForm(c, Answer)
  if (!(await house.limits.allowsFrom('guess', network, viewer))) return answerTooOften(c)
  const answered = form.valid ? readAnswer(form.values) : undefined
  const right =
    answered &&
    (await db.asSystem('check the passkey of whoever proves it again', async (as) => {
      const challenge = await takeChallenge(as, answered.question, undefined)
      const signed = challenge && (await checkSigned(as, party, challenge, answered.answer))
      if (signed === viewer) await confirmSession(as, session.id)
      return signed === viewer
    }))
  const back = form.valid ? form.values.back : undefined
  if (!right) return confirmPage(c, refuseForm({ back: safeBack(back) }, 'form', 'people.passkeys.failed'), 422)
  return seeOther(c, safeBack(back))
})

async function confirmPage(
  c: Here,
  form: { typed: Typed; errors: Reasons },
  status: 200 | 422 = 200,
): Promise<Response> {
  const ways = await c.var.db.asSystem('which ways of proving it a person has', (as) => waysOf(as, me(c).viewer))
  const passkeys = ways.passkeys > 0 && partyOf(c) !== undefined
  return c.html(<ConfirmPage scene={c.var.scene} form={form} password={ways.password} passkeys={passkeys} />, status)
}

function tooMany(error: unknown): undefined {
  if (!(error instanceof TooManyWaiting)) throw error
}
