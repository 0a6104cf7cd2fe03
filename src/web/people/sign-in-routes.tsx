import { Hono } from 'hono'
import { z } from 'zod'
import { keepPassword } from '../../domain/people/account.ts'
import { TooManyWaiting } from '../../domain/people/hashing.ts'
import { hashPassword, isOutdated, passwordMatches } from '../../domain/people/password.ts'
import { endSession } from '../../domain/people/sessions.ts'
import { findPassword } from '../../domain/people/sign-in.ts'
import { asSignInName } from '../../domain/people/sign-in-name.ts'
import { answerNotHere, answerTooOften } from '../answers.tsx'
import type { Env } from '../env.ts'
import { EMPTY, line, readForm, refuseForm, tick } from '../form.ts'
import { paths, safeBack } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { forgetSession } from '../request/session.ts'
import { beginSession, handSession } from './begin-session.ts'
import { partyOf } from './party.ts'
import { password } from './secret-field.ts'
import { SignInPage } from './sign-in-views.tsx'
import { mayTry } from './tries.ts'

/** The way in with a name and a password. Unknown names, wrong passwords and people who have none get the same answer for the
 *  same work: one question to the database, one argon2. */
export const signInRoom = new Hono<Env>()

const SignIn = z.object({
  name: line(60, 'forms.needed.sign_in_name'),
  password: password(),
  shared: tick(),
  back: z.string().max(500).optional(),
})

signInRoom.get(paths.signIn(), (c) => {
  const back = safeBack(c.req.query('back'))
  return c.html(
    <SignInPage scene={c.var.scene} form={{ ...EMPTY, typed: { back } }} passkeys={partyOf(c) !== undefined} />,
  )
})

signInRoom.post(paths.signIn(), async (c) => {
  const { db, scene, network } = c.var
  const again = (form: Parameters<typeof SignInPage>[0]['form'], status: 422) =>
    c.html(<SignInPage scene={scene} form={form} passkeys={partyOf(c) !== undefined} />, status)
  const form = await readForm(c, SignIn)
  if (!form.valid) return again(form, 422)
  const { name: typedName, password: typed, shared, back } = form.values
  const name = asSignInName(typedName)
  if (!(await mayTry(c, name))) return answerTooOften(c)

  const known = await db.asSystem('look up the password of whoever signs in', (as) => findPassword(as, name))
  const right = await passwordMatches(known?.hash, typed, network.site).catch(tooMany)
  if (right === undefined) return answerTooOften(c)
  if (!right || !known?.hash) return again(refuseForm(form.typed, 'form', 'people.sign_in.wrong'), 422)

  const fresh = isOutdated(known.hash) ? await hashPassword(typed, network.site) : undefined
  const session = await db.asSystem('open a session after the right password', async (as) => {
    if (fresh) await keepPassword(as, known.person, fresh)
    return beginSession(c, as, known.person, { shared })
  })
  handSession(c, session, shared)
  return seeOther(c, safeBack(back))
})

signInRoom.post(paths.signOut(), async (c) => {
  const { session, viewer, db } = c.var
  if (!session || !viewer) return answerNotHere(c)
  await db.acting(viewer, (as) => endSession(as, session))
  forgetSession(c)
  // Pages that the browser may still hold go as well.
  c.header('Clear-Site-Data', '"cache"')
  return seeOther(c, paths.home(), 'people.sign_out.done')
})

/** A full line is an answer, not a fault. */
function tooMany(error: unknown): undefined {
  if (!(error instanceof TooManyWaiting)) throw error
}
