import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { finishStep } from '../../domain/place/place.ts'
import { isLanguage } from '../../locales/words.ts'
import { sendTestMail } from '../../mail/test-mail.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env } from '../env.ts'
import { EMPTY, readForm, refuseForm } from '../form.ts'
import { paths } from '../paths.ts'
import { mailAddress } from '../people/mail-field.ts'
import { seeOther } from '../request/notice.ts'
import { AskMail } from './mail-step-views.tsx'
import { elsewhere, findUnfinished } from './unfinished.ts'

/** The step at which the first steward sees whether mail leaves, before anybody waits for one. */
export const mailStep = new Hono<Env>()

const Test = z.object({ to: mailAddress() })

mailStep.get(paths.firstRunMail(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  return c.html(<AskMail scene={c.var.scene} found={found} config={c.var.house.config} form={EMPTY} />)
})

mailStep.post(paths.firstRunMail(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  await c.var.db.acting(found.viewer, (as) => finishStep(as, 'mail'))
  return seeOther(c, paths.firstRunKeeper())
})

mailStep.post(paths.firstRunTestMail(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const { house, scene } = c.var
  const form = await readForm(c, Test)
  const again = (shown: Parameters<typeof AskMail>[0]['form']) =>
    c.html(<AskMail scene={scene} found={found} config={house.config} form={shown} />, 422)
  if (!form.valid) return again(form)
  if (!(await house.limits.allows('testMail', found.viewer))) return answerTooOften(c)
  const problem = await sendTestMail(house.config, {
    to: form.values.to,
    placeName: found.place.mailSender || found.place.name,
    language: isLanguage(scene.language) ? scene.language : 'en',
    id: randomUUID(),
  })
  if (problem) return again(refuseForm(form.typed, 'to', `place.mail.no.${problem}`))
  return seeOther(c, paths.firstRunMail(), house.config.mail.smtpUrl ? 'place.mail.sent' : 'place.mail.in_folder')
})
