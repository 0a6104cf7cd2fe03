import { Hono } from 'hono'
import { z } from 'zod'
import { TooManyWaiting } from '../../domain/people/hashing.ts'
import { checkMade, takeChallenge } from '../../domain/people/passkeys.ts'
import { hashPassword } from '../../domain/people/password.ts'
import { problemWithPassword } from '../../domain/people/password-choice.ts'
import { asSignInWord, threeWords } from '../../domain/people/sign-in-name.ts'
import { signUp, signUpDoor } from '../../domain/people/sign-up.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { agreed, line, oneOf, type Reasons, readForm, refuseForm, type Typed, tick, zone } from '../form.ts'
import { paths, safeBack } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { lettersGo } from '../telling/telling-letters.tsx'
import { handSession, sessionName } from './begin-session.ts'
import { KeepPage, type Kept } from './keep-views.tsx'
import { mailAddress } from './mail-field.ts'
import { partyOf } from './party.ts'
import { passkeyAnswer, readAnswer } from './passkey-answer.ts'
import { openSealed, sealFor } from './sealed.ts'
import { PASSWORD_PROBLEMS, password } from './secret-field.ts'
import { SignUpClosed, SignUpPage } from './sign-up-views.tsx'

/** Coming in: one page, nothing in it that could say who somebody is elsewhere. */
export const signUpRoom = new Hono<Env>()

const SignUp = z.object({
  name: line(40, 'forms.needed.name'),
  word: line(60, 'forms.needed.word'),
  language: oneOf(['en', 'es']),
  zone: zone(),
  address: z
    .union([z.literal(''), mailAddress()])
    .optional()
    .default(''),
  password: z
    .union([z.literal(''), password()])
    .optional()
    .default(''),
  question: passkeyAnswer.question.optional(),
  passkey: passkeyAnswer.passkey.optional(),
  adult: agreed('forms.needed.adult'),
  terms: agreed('forms.needed.terms'),
  health_data: agreed('forms.needed.health'),
  shared: tick(),
  invitation: z.string().max(60).optional(),
  back: z.string().max(500).optional(),
})

signUpRoom.get('/sign-up', async (c) => {
  if (c.var.session) return seeOther(c, paths.you())
  const invitation = tokenIn(c.req.query('invitation'))
  const door = await c.var.db.reading(undefined, (as) => signUpDoor(as, invitation))
  if (door === 'closed' || door === 'needs_invitation')
    return c.html(<SignUpClosed scene={c.var.scene} door={door} asked={c.req.query('invitation') !== undefined} />)
  const { scene } = c.var
  const language = scene.language === 'es' ? 'es' : 'en'
  const typed = {
    language,
    zone: scene.zone,
    word: threeWords(language)[0] ?? '',
    invitation: invitation ?? '',
    back: safeBack(c.req.query('back')),
  }
  return signUpPage(c, { typed, errors: {} }, door === 'approval')
})

signUpRoom.post('/sign-up', async (c) => {
  const { db, house, network, scene } = c.var
  if (c.var.session) return seeOther(c, paths.you())
  const form = await readForm(c, SignUp)
  const invitation = tokenIn(typeof form.typed.invitation === 'string' ? form.typed.invitation : undefined)
  const door = await db.reading(undefined, (as) => signUpDoor(as, invitation))
  if (door === 'closed' || door === 'needs_invitation')
    return c.html(<SignUpClosed scene={scene} door={door} asked={invitation !== undefined} />, 422)
  const again = (filled: { typed: Typed; errors: Reasons }) => signUpPage(c, filled, door === 'approval', 422)
  if (!form.valid) return again(form)
  const { values } = form
  const word = asSignInWord(values.word)
  if (!word) return again(refuseForm(form.typed, 'word', 'people.sign_up.word_letters'))
  const answered = readAnswer(values)
  if (!answered && values.password === '') return again(refuseForm(form.typed, 'password', 'forms.needed.password'))
  const problem = values.password === '' ? undefined : problemWithPassword(values.password, [values.name, word])
  if (problem) return again(refuseForm(form.typed, 'password', PASSWORD_PROBLEMS[problem]))
  if (!(await house.limits.allowsFrom('signUp', network))) return answerTooOften(c, 'signUp', form.typed)

  const party = partyOf(c)
  const challenge =
    answered &&
    party &&
    (await db.asSystem('the question a new passkey answers', (as) => takeChallenge(as, answered.question, undefined)))
  const passkey = challenge && party ? await checkMade(party, challenge, answered.answer) : undefined
  if (answered && !passkey)
    return again(refuseForm({ ...form.typed, question: '', passkey: '' }, 'password', 'people.passkeys.failed'))
  const hashed =
    values.password === ''
      ? { hash: undefined }
      : await hashPassword(values.password, network.site).then((hash) => ({ hash }), tooMany)
  if (!hashed) return answerTooOften(c)

  const done = await db.asSystem('an account for somebody who has none yet', (as) =>
    signUp(as, {
      shownName: values.name,
      word,
      language: values.language,
      zone: values.zone,
      address: values.address,
      passwordHash: hashed.hash,
      passkey,
      approved: door === 'open',
      // A link that opens nothing counts for nothing where a steward says yes all the same.
      invitation: door === 'open' ? invitation : undefined,
      sessionName: sessionName(c),
      shared: values.shared,
    }),
  )
  const session = handSession(c, done.session, values.shared)
  const next = invitation ? paths.invitation(invitation) : safeBack(values.back)
  await sealFor(c, 'keep', session, {
    signInName: done.signInName,
    codes: done.codes,
    next,
    mail: values.address !== '',
  } satisfies Kept)
  return seeOther(c, paths.keepThese())
})

// Once, right after: the codes lie sealed in the browser's own cookie, and nowhere in the place.
signUpRoom.get(paths.keepThese(), async (c) => {
  const { session, scene } = c.var
  const kept = session && (await openSealed<Kept>(c, 'keep', session.tokenHash))
  if (!session || !kept) return seeOther(c, session ? paths.you() : paths.signIn())
  return c.html(<KeepPage scene={scene} kept={kept} waiting={!session.approved} />)
})

function signUpPage(
  c: Here,
  form: { typed: Typed; errors: Reasons },
  approval: boolean,
  status: 200 | 422 = 200,
): Response | Promise<Response> {
  const { house, scene } = c.var
  const others = threeWords(scene.language === 'es' ? 'es' : 'en')
  return c.html(
    <SignUpPage
      scene={scene}
      form={form}
      others={others}
      approval={approval}
      passkeys={partyOf(c) !== undefined}
      letters={lettersGo(house.config)}
    />,
    status,
  )
}

/** The token of an invitation, given as it is or as the whole link. */
function tokenIn(given: string | undefined): string | undefined {
  return /(?:^|\/i\/)([A-Za-z0-9_-]{22})\/?$/.exec((given ?? '').trim().slice(0, 400))?.[1]
}

function tooMany(error: unknown): undefined {
  if (!(error instanceof TooManyWaiting)) throw error
}
