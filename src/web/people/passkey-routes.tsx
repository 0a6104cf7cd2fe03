import { Hono } from 'hono'
import { z } from 'zod'
import { askForPasskey, checkSigned, offerPasskey, takeChallenge } from '../../domain/people/passkeys.ts'
import { answerNotHere, answerTooOften } from '../answers.tsx'
import type { Env } from '../env.ts'
import { readForm, refuseForm, tick } from '../form.ts'
import { letters } from '../ids.ts'
import { paths, safeBack } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { beginSession, handSession } from './begin-session.ts'
import { partyOf } from './party.ts'
import { passkeyAnswer, readAnswer } from './passkey-answer.ts'
import { SignInPage } from './sign-in-views.tsx'

/** The way in with a passkey. Nobody says who they are: the device finds the passkey, the passkey finds the person. */
export const passkeyRoom = new Hono<Env>()

const Answer = z.object({ ...passkeyAnswer, shared: tick(), back: z.string().max(500).optional() })

/** A question for the device, as JSON. `?for=new` offers to make a passkey, for somebody about to sign up. */
passkeyRoom.post(paths.passkeyQuestion(), async (c) => {
  const { db, house, network, scene } = c.var
  const party = partyOf(c)
  if (!party) return answerNotHere(c)
  if (!(await house.limits.allowsFrom('signIn', network))) return answerTooOften(c)
  const isNew = c.req.query('for') === 'new'
  const { id, options } = await db.asSystem('ask a passkey, before anybody is known', async (as) =>
    isNew ? await offerPasskey(as, party, undefined, scene.place.name) : await askForPasskey(as, party),
  )
  return c.json({ question: letters(id), options })
})

passkeyRoom.post(paths.signInByPasskey(), async (c) => {
  const { db, house, network, scene } = c.var
  const party = partyOf(c)
  if (!party) return answerNotHere(c)
  const form = await readForm(c, Answer)
  if (!(await house.limits.allowsFrom('signIn', network))) return answerTooOften(c)
  const answered = form.valid ? readAnswer(form.values) : undefined
  const shared = form.valid && form.values.shared
  const session =
    answered &&
    (await db.asSystem('open a session for whoever holds the passkey', async (as) => {
      const challenge = await takeChallenge(as, answered.question, undefined)
      const person = challenge && (await checkSigned(as, party, challenge, answered.answer))
      return person ? beginSession(c, as, person, { shared }) : undefined
    }))
  if (!session) {
    const back = typeof form.typed.back === 'string' ? form.typed.back : ''
    return c.html(
      <SignInPage scene={scene} form={refuseForm({ back }, 'form', 'people.passkeys.failed')} passkeys />,
      422,
    )
  }
  handSession(c, session, shared)
  return seeOther(c, safeBack(form.valid ? form.values.back : undefined))
})
