import { Hono } from 'hono'
import { z } from 'zod'
import { myAddress } from '../../domain/people/mail-address.ts'
import { keepTelling, myTelling, OFTEN, REMINDERS } from '../../domain/telling/choices.ts'
import { leavesAnHour } from '../../domain/telling/quiet-hours.ts'
import type { Env, Here } from '../env.ts'
import { anyOf, oneOf, readForm, refuseForm } from '../form.ts'
import { paths } from '../paths.ts'
import { me, person } from '../people/guard.ts'
import type { Filled } from '../place/fields.ts'
import { seeOther } from '../request/notice.ts'
import { quietFrom, quietShape, typedQuiet, unfinishedQuiet } from './quiet-rows.ts'
import { lettersGo } from './telling-letters.tsx'
import { TellingPage } from './telling-views.tsx'

/** What I am told by mail, and when: kinds, reminders, quiet hours. */
export const tellingRoom = new Hono<Env>()

const Choices = z.object({
  announcements: oneOf(OFTEN),
  answers: oneOf(OFTEN),
  reminders: anyOf(REMINDERS),
  ...quietShape,
})

tellingRoom.get(paths.yourTelling(), person(), async (c) => {
  const { quiet, ...mine } = await c.var.db.reading(me(c).viewer, myTelling)
  return tellingPage(c, { typed: { ...mine, ...typedQuiet(quiet) } })
})

tellingRoom.post(paths.yourTelling(), person(), async (c) => {
  const form = await readForm(c, Choices)
  if (!form.valid) return tellingPage(c, form, 422)
  const unfinished = unfinishedQuiet(form.typed)
  if (unfinished) return tellingPage(c, refuseForm(form.typed, unfinished, 'telling.quiet.unfinished'), 422)
  const { announcements, answers, reminders } = form.values
  const quiet = quietFrom(form.values)
  if (!leavesAnHour(quiet))
    return tellingPage(c, refuseForm(form.typed, 'quiet1_starts', 'telling.quiet.no_hour_left'), 422)
  await c.var.db.acting(me(c).viewer, (as) => keepTelling(as, { announcements, answers, reminders, quiet }))
  return seeOther(c, paths.yourTelling(), 'telling.kept')
})

async function tellingPage(c: Here, form: Filled, status: 200 | 422 = 200): Promise<Response> {
  const address = await c.var.db.reading(me(c).viewer, myAddress)
  const letters = lettersGo(c.var.house.config)
  return c.html(<TellingPage scene={c.var.scene} form={form} address={address} letters={letters} />, status)
}
