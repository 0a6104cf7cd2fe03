import { Hono } from 'hono'
import { keepHours, myHours } from '../../domain/meeting/good-hours.ts'
import type { Env } from '../env.ts'
import { readForm } from '../form.ts'
import { paths } from '../paths.ts'
import { me, person } from '../people/guard.ts'
import { seeOther } from '../request/notice.ts'
import { HoursForm, hoursFrom, typedHours } from './hours-form.ts'
import { HoursPage } from './hours-views.tsx'

/** My good hours, for me alone. */
export const goodHours = new Hono<Env>()

goodHours.get(paths.yourHours(), person(), async (c) => {
  const mine = await c.var.db.reading(me(c).viewer, myHours)
  const form = { typed: typedHours(mine), errors: {} }
  return c.html(<HoursPage scene={c.var.scene} form={form} anyKept={mine.hours.length > 0} />)
})

goodHours.post(paths.yourHours(), person(), async (c) => {
  const form = await readForm(c, HoursForm)
  if (!form.valid) return c.html(<HoursPage scene={c.var.scene} form={form} anyKept={false} />, 422)
  const mine = hoursFrom(form.values)
  await c.var.db.acting(me(c).viewer, (as) => keepHours(as, mine))
  return seeOther(c, paths.yourHours(), mine.hours.length > 0 ? 'hours.said.kept' : 'hours.said.forgotten')
})
