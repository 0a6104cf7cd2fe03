import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { hashPassword } from '../../domain/people/password.ts'
import { problemWithPassword } from '../../domain/people/password-choice.ts'
import { firstRunOpens, welcomeFirstSteward } from '../../domain/place/first-run.ts'
import { hasSteward } from '../../domain/place/steward.ts'
import { answerNotHere, answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { agreed, EMPTY, line, readForm, refuseForm, tick, zone } from '../form.ts'
import { paths } from '../paths.ts'
import { handSession } from '../people/begin-session.ts'
import type { Kept } from '../people/keep-views.tsx'
import { sealFor } from '../people/sealed.ts'
import { password } from '../people/secret-field.ts'
import { seeOther } from '../request/notice.ts'
import { AskAccount, AskCode } from './first-run-views.tsx'
import { goOn } from './unfinished.ts'

/** The beginning of a place: the code from the terminal, then the first steward's account. Not here once there is a steward. */
export const firstRun = new Hono<Env>()

const Code = z.object({ code: line(60, 'forms.needed.first_code') })
const Account = z.object({
  name: line(40, 'forms.needed.name'),
  word: line(24, 'forms.needed.word'),
  password: password(),
  zone: zone(),
  adult: agreed('forms.needed.adult'),
  health_data: agreed('forms.needed.health'),
  shared: tick(),
})

firstRun.get(paths.firstRun(), async (c) => {
  if (await begun(c)) return goOn(c)
  if (await codeInHand(c)) return c.html(<AskAccount scene={c.var.scene} form={EMPTY} />)
  return c.html(<AskCode scene={c.var.scene} form={EMPTY} />)
})

firstRun.post(paths.firstRun(), async (c) => {
  const { house, network, scene } = c.var
  if (await begun(c)) return answerNotHere(c)
  const form = await readForm(c, Code)
  if (!(await house.limits.allowsFrom('firstRun', network))) return answerTooOften(c)
  if (!form.valid) return c.html(<AskCode scene={scene} form={form} />, 422)
  if (!(await opens(c, form.values.code))) {
    return c.html(<AskCode scene={scene} form={refuseForm({}, 'code', 'place.first.code.wrong')} />, 422)
  }
  setCookie(c, 'first-run', form.values.code, { ...cookie(c), maxAge: 60 * 60 })
  return seeOther(c, paths.firstRun())
})

firstRun.post(paths.firstRunAccount(), async (c) => {
  const { db, house, network, scene } = c.var
  if (await begun(c)) return answerNotHere(c)
  const code = await codeInHand(c)
  const form = await readForm(c, Account)
  if (!(await house.limits.allowsFrom('firstRun', network))) return answerTooOften(c)
  if (!code) return seeOther(c, paths.firstRun())
  if (!form.valid) return c.html(<AskAccount scene={scene} form={form} />, 422)
  const { name, word, password: typed, zone: lives, shared } = form.values
  const problem = problemWithPassword(typed, [name, word])
  if (problem)
    return c.html(<AskAccount scene={scene} form={refuseForm(form.typed, 'password', PROBLEMS[problem])} />, 422)
  const passwordHash = await hashPassword(typed, network.site)
  const steward = await db.asSystem('the first steward begins', (as) =>
    welcomeFirstSteward(as, code, {
      shownName: name,
      word,
      language: scene.language,
      zone: lives,
      passwordHash,
      sessionName: scene.t('place.first.session'),
      shared,
    }),
  )
  const session = handSession(c, steward.session, shared)
  setCookie(c, 'first-run', '', { ...cookie(c), maxAge: 0 })
  const { signInName, codes } = steward
  await sealFor(c, 'keep', session, { signInName, codes, next: paths.firstRunName(), mail: false } satisfies Kept)
  return seeOther(c, paths.keepThese())
})

const PROBLEMS = {
  too_short: 'place.first.password.too_short',
  too_long: 'place.first.password.too_long',
  common: 'place.first.password.common',
  is_name: 'place.first.password.is_name',
} as const

const begun = (c: Here) => c.var.db.reading(c.var.viewer, (as) => hasSteward(as))

const opens = (c: Here, code: string) =>
  c.var.db.asSystem('compare the code of the first run', (as) => firstRunOpens(as, code))

/** The right code, typed in this browser within the hour. */
async function codeInHand(c: Here): Promise<string | undefined> {
  const code = getCookie(c, 'first-run')
  return code && code.length <= 60 && (await opens(c, code)) ? code : undefined
}

const cookie = (c: Context<Env>) =>
  ({ path: paths.firstRun(), httpOnly: true, sameSite: 'Strict', secure: c.var.house.config.secure }) as const
