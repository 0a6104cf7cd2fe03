import { Hono } from 'hono'
import { z } from 'zod'
import { changeSettings, findPlace } from '../../domain/place/place.ts'
import { mailHealth, sendTestMail } from '../../domain/telling/health.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { lineOrNone, readForm } from '../form.ts'
import { paths } from '../paths.ts'
import type { Filled } from '../place/fields.ts'
import { seeOther } from '../request/notice.ts'
import { stewardOf } from '../steward/routes.tsx'
import { HealthPage } from './health-views.tsx'

/** How mail goes, and what each mail shows; behind the stewards' guard. */
export const mailHealthRoom = new Hono<Env>()

const Words = z.object({ mailSender: lineOrNone(60), mailSubject: lineOrNone(80) })

mailHealthRoom.get(paths.stewardMail(), async (c) => {
  const { mailSender, mailSubject } = await c.var.db.reading(stewardOf(c), findPlace)
  return healthPage(c, { typed: { mailSender, mailSubject } })
})

mailHealthRoom.post(paths.stewardMail(), async (c) => {
  const form = await readForm(c, Words)
  if (!form.valid) return healthPage(c, form, 422)
  await c.var.db.acting(stewardOf(c), (as) => changeSettings(as, form.values))
  return seeOther(c, paths.stewardMail(), 'telling.health.kept')
})

mailHealthRoom.post(paths.testMail(), async (c) => {
  if (!(await c.var.house.limits.allows('testMail', stewardOf(c)))) return answerTooOften(c, 'testMail')
  const sent = await c.var.db.acting(stewardOf(c), (as) => sendTestMail(as))
  return seeOther(c, paths.stewardMail(), sent ? 'telling.health.test_sent' : 'telling.health.test_nowhere')
})

async function healthPage(c: Here, form: Filled, status: 200 | 422 = 200): Promise<Response> {
  const health = await c.var.db.reading(stewardOf(c), mailHealth)
  const way = c.var.house.config.mail.smtpUrl ? 'smtp' : 'folder'
  return c.html(<HealthPage scene={c.var.scene} form={form} health={health} way={way} />, status)
}
