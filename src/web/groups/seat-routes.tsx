import { Hono } from 'hono'
import { z } from 'zod'
import { acceptAgreement, changeFace, comeBack, leaveGroup, rest } from '../../domain/groups/belong.ts'
import { mustAcceptAnew } from '../../domain/groups/may-write.ts'
import { insidersAndGuests } from '../../domain/groups/standing.ts'
import { takeLead } from '../../domain/groups/unled.ts'
import type { Env } from '../env.ts'
import { line, lineOrNone, readForm, refuseForm, tick, whole } from '../form.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { dayOrNone, endOfDay } from './fields.ts'
import { keepsakeOr } from './keepsake-choice.tsx'
import { loadInside } from './load.ts'
import { answerGroup } from './routes.tsx'
import { wordLanguage } from './word-language.ts'

/** What somebody changes about their own seat in a group. */
export const seats = new Hono<Env>()

const Acceptance = z.object({ accepted: whole(1, 999_999), agreed: tick() })
const NewFace = z.object({ name: line(40, 'forms.needed.name_here'), keepsake: lineOrNone(40) })
const Rest = z.object({ until: dayOrNone() })
const YEAR_MS = 366 * 24 * 60 * 60 * 1000

seats.post('/groups/:id/agreement/acceptance', async (c) => {
  const { viewer, group, mine } = await loadInside(c, insidersAndGuests)
  const form = await readForm(c, Acceptance)
  if (!form.valid) return answerGroup(c, form)
  if (mustAcceptAnew(mine) && !form.values.agreed)
    return answerGroup(c, refuseForm(form.typed, 'agreed', 'forms.needed.agreed'))
  await c.var.db.acting(viewer, (as) => acceptAgreement(as, group.id, form.values.accepted))
  return seeOther(c, paths.group(group.id), 'groups.said.accepted')
})

seats.post('/groups/:id/face', async (c) => {
  const { viewer, group } = await loadInside(c, insidersAndGuests)
  const form = await readForm(c, NewFace)
  if (!form.valid) return answerGroup(c, form)
  const face = { name: form.values.name, keepsake: keepsakeOr(c.var.scene, group.id, form.values.keepsake) }
  await c.var.db.acting(viewer, (as) => changeFace(as, group.id, face, wordLanguage(group)))
  return seeOther(c, paths.group(group.id), 'groups.said.face')
})

seats.post('/groups/:id/rest', async (c) => {
  const { viewer, group, mine } = await loadInside(c)
  const form = await readForm(c, Rest)
  if (!form.valid) return answerGroup(c, form)
  const { until } = form.values
  if (until !== '' && !isAhead(until, c.var.scene.now))
    return answerGroup(c, refuseForm(form.typed, 'until', 'groups.rest.ahead'))
  await c.var.db.acting(viewer, (as) => rest(as, mine.seat.id, until || undefined))
  return seeOther(c, paths.group(group.id), 'groups.said.resting')
})

seats.post('/groups/:id/rest/end', async (c) => {
  const { viewer, group, mine } = await loadInside(c)
  await c.var.db.acting(viewer, (as) => comeBack(as, mine.seat.id))
  return seeOther(c, paths.group(group.id), 'groups.said.back')
})

seats.post('/groups/:id/lead-offer', async (c) => {
  const { viewer, group } = await loadInside(c)
  await c.var.db.acting(viewer, (as) => takeLead(as, group.id))
  return seeOther(c, paths.lead(group.id), 'groups.said.leads')
})

seats.post('/groups/:id/departure', async (c) => {
  const { viewer, group } = await loadInside(c, insidersAndGuests)
  await c.var.db.acting(viewer, (as) => leaveGroup(as, group.id))
  return seeOther(c, paths.yourGroups(), 'groups.said.left')
})

/** A day within the next year. */
function isAhead(until: string, now: Date): boolean {
  const ms = endOfDay(until).getTime() - now.getTime()
  return ms > 0 && ms < YEAR_MS
}
