import { Hono } from 'hono'
import { z } from 'zod'
import { conflict } from '../../domain/refusal.ts'
import { handOverDuty, sayDuty, takeDutyBack } from '../../domain/safety/duties.ts'
import { isSame } from '../../domain/safety/duty-names.ts'
import type { Env } from '../env.ts'
import { clockTime, day, oneOf, readForm, refuseForm, whole } from '../form.ts'
import { dayOrNone, endOfDay } from '../groups/fields.ts'
import { loadLed } from '../groups/load.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { answerDuty } from './duty-routes.tsx'

/** Who is on duty when: names put to hours, and duty handed over. Only those who lead know of it; the card says hours. */
export const rota = new Hono<Env>()

const Hours = z.object({
  weekday: whole(0, 6),
  starts: clockTime(),
  ends: clockTime(),
  date: day(),
  say: oneOf(['weekly', 'not_weekly', 'then', 'not_then']),
})
const Until = z.object({ until: dayOrNone() })
const DAY_MS = 86_400_000
/** Nobody plans duty further ahead. */
const AHEAD_MS = 366 * DAY_MS

rota.post('/groups/:id/duty/hours', async (c) => {
  const { viewer, group, mine } = await loadLed(c)
  const form = await readForm(c, Hours)
  if (!form.valid) return answerDuty(c, form)
  const { weekday, starts, ends, date, say } = form.values
  const hour = group.cover.find((its) => isSame(its, { weekday, starts, ends }))
  const at = new Date(`${date}T00:00:00Z`)
  const fromNow = at.getTime() - c.var.scene.now.getTime()
  const near = at.getUTCDay() === weekday && fromNow > -3 * DAY_MS && fromNow < AHEAD_MS
  if (!hour || !near) throw conflict('hours_changed')
  await c.var.db.acting(viewer, (as) => sayDuty(as, mine.seat.id, { group: group.id, hour, date }, say))
  return seeOther(c, `${paths.duty(group.id)}#rota`, 'safety.rota.said')
})

rota.post('/groups/:id/duty/hand-over', async (c) => {
  const { viewer, group, mine } = await loadLed(c)
  const form = await readForm(c, Until)
  if (!form.valid) return answerDuty(c, form)
  const { until } = form.values
  const fromNow = until === '' ? DAY_MS : endOfDay(until).getTime() - c.var.scene.now.getTime()
  if (fromNow < DAY_MS || fromNow > AHEAD_MS) return answerDuty(c, refuseForm(form.typed, 'until', 'safety.rota.ahead'))
  await c.var.db.acting(viewer, (as) => handOverDuty(as, group.id, mine.seat.id, until || undefined))
  return seeOther(c, paths.duty(group.id), 'safety.rota.said_handed')
})

rota.post('/groups/:id/duty/hand-over/end', async (c) => {
  const { viewer, group, mine } = await loadLed(c)
  await c.var.db.acting(viewer, (as) => takeDutyBack(as, mine.seat.id))
  return seeOther(c, paths.duty(group.id), 'safety.rota.said_back')
})
