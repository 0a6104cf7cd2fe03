import { Hono } from 'hono'
import { z } from 'zod'
import type { PersonId } from '../../database/ids.ts'
import { keepPassword } from '../../domain/people/account.ts'
import { TooManyWaiting } from '../../domain/people/hashing.ts'
import {
  checkMade,
  keepPasskey,
  myPasskeys,
  offerPasskey,
  removePasskey,
  requirePasskey,
  takeChallenge,
} from '../../domain/people/passkeys.ts'
import { hashPassword } from '../../domain/people/password.ts'
import { problemWithPassword } from '../../domain/people/password-choice.ts'
import { requireMyself } from '../../domain/people/profile.ts'
import { codesLeft, renewRecoveryCodes } from '../../domain/people/recovery-codes.ts'
import { endSessionsOf } from '../../domain/people/sessions.ts'
import { waysOf } from '../../domain/people/sign-in.ts'
import { conflict } from '../../domain/refusal.ts'
import { answerNotHere, answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { EMPTY, line, type Reasons, readForm, refuseForm, type Typed } from '../form.ts'
import { asId, letters } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { me, person } from './guard.ts'
import { partyOf } from './party.ts'
import { passkeyAnswer, readAnswer } from './passkey-answer.ts'
import { openSealed, sealFor } from './sealed.ts'
import { PASSWORD_PROBLEMS, password } from './secret-field.ts'
import { CodesPage, PasskeysPage, PasswordPage } from './ways-views.tsx'

/** How I come back in: password, passkeys, recovery codes. Each wants proof of who is there within the last ten minutes. */
export const waysRoom = new Hono<Env>()

const sure = (back: string) => person({ confirmed: back })
const Password = z.object({ password: password() })
const Made = z.object({ ...passkeyAnswer, name: line(60, 'forms.needed.key_name') })

waysRoom.get(paths.yourPassword(), sure(paths.yourPassword()), (c) =>
  c.html(<PasswordPage scene={c.var.scene} form={EMPTY} />),
)

waysRoom.post(paths.yourPassword(), sure(paths.yourPassword()), async (c) => {
  const { db, scene, network } = c.var
  const { viewer, session } = me(c)
  const myself = await db.reading(viewer, requireMyself)
  const form = await readForm(c, Password)
  if (!form.valid) return c.html(<PasswordPage scene={scene} form={form} />, 422)
  const problem = problemWithPassword(form.values.password, [myself.shown_name, myself.sign_in_name])
  if (problem)
    return c.html(<PasswordPage scene={scene} form={refuseForm({}, 'password', PASSWORD_PROBLEMS[problem])} />, 422)
  const hash = await hashPassword(form.values.password, network.site).catch(tooMany)
  if (!hash) return answerTooOften(c)
  await db.asSystem('a new password ends every other session', async (as) => {
    await keepPassword(as, viewer, hash)
    await endSessionsOf(as, viewer, session.id)
  })
  return seeOther(c, paths.you(), 'people.password.kept')
})

waysRoom.get(paths.yourPasskeys(), sure(paths.yourPasskeys()), (c) => passkeysPage(c, EMPTY))

waysRoom.post(paths.passkeyOffer(), sure(paths.yourPasskeys()), async (c) => {
  const { db } = c.var
  const { viewer } = me(c)
  const party = partyOf(c)
  if (!party) return answerNotHere(c)
  const myself = await db.reading(viewer, requireMyself)
  const { id, options } = await db.asSystem('offer to make a passkey', (as) =>
    offerPasskey(as, party, viewer, myself.sign_in_name),
  )
  return c.json({ question: letters(id), options })
})

waysRoom.post(paths.yourPasskeys(), sure(paths.yourPasskeys()), async (c) => {
  const { viewer } = me(c)
  const party = partyOf(c)
  if (!party) return answerNotHere(c)
  const form = await readForm(c, Made)
  if (!form.valid)
    return passkeysPage(
      c,
      { typed: { name: form.typed.name ?? '' }, errors: form.errors.name ? { name: form.errors.name } : {} },
      422,
    )
  const answered = readAnswer(form.values)
  const kept =
    answered &&
    (await c.var.db.asSystem('keep a passkey that its person has just made', async (as) => {
      const challenge = await takeChallenge(as, answered.question, viewer)
      const made = challenge && (await checkMade(party, challenge, answered.answer))
      if (made) await keepPasskey(as, viewer, made, form.values.name)
      return made !== undefined && made !== ''
    }))
  if (!kept) return passkeysPage(c, refuseForm({ name: form.values.name }, 'form', 'people.passkeys.failed'), 422)
  return seeOther(c, paths.yourPasskeys(), 'people.passkeys.kept')
})

waysRoom.post('/you/passkeys/:id/removal', sure(paths.yourPasskeys()), async (c) => {
  const { db } = c.var
  const { viewer } = me(c)
  const passkey = await db.reading(viewer, (as) => requirePasskey(as, asId<'passkeys'>(c.req.param('id'))))
  const ways = await db.asSystem('nobody takes away their own last way in', (as) => waysOf(as, viewer))
  if (!ways.password && ways.passkeys < 2) throw conflict('last_way_in')
  await db.acting(viewer, (as) => removePasskey(as, passkey))
  return seeOther(c, paths.yourPasskeys(), 'people.passkeys.removed')
})

waysRoom.get(paths.yourCodes(), sure(paths.yourCodes()), async (c) => {
  const { viewer, session } = me(c)
  const left = await c.var.db.reading(viewer, codesLeft)
  const codes = await openSealed<string[]>(c, 'codes', session.tokenHash)
  return c.html(<CodesPage scene={c.var.scene} left={left} codes={codes} />)
})

waysRoom.post(paths.yourCodes(), sure(paths.yourCodes()), async (c) => {
  const { viewer, session } = me(c)
  const codes = await c.var.db.asSystem('eight new recovery codes', (as) => renewRecoveryCodes(as, viewer))
  await sealFor(c, 'codes', session.tokenHash, codes)
  return seeOther(c, paths.yourCodes())
})

async function passkeysPage(
  c: Here,
  form: { typed: Typed; errors: Reasons },
  status: 200 | 422 = 200,
): Promise<Response> {
  const viewer: PersonId = me(c).viewer
  const passkeys = await c.var.db.reading(viewer, myPasskeys)
  return c.html(
    <PasskeysPage scene={c.var.scene} form={form} passkeys={passkeys} possible={partyOf(c) !== undefined} />,
    status,
  )
}

function tooMany(error: unknown): undefined {
  if (!(error instanceof TooManyWaiting)) throw error
}
