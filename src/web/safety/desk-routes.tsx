import { Hono } from 'hono'
import { z } from 'zod'
import { mayWriteIn } from '../../domain/groups/may-write.ts'
import { notAllowed, notFound } from '../../domain/refusal.ts'
import {
  findMyDebrief,
  keepReadyWords,
  LONGEST_READY,
  MOST_READY,
  takeBackDebrief,
  writeDebrief,
} from '../../domain/safety/desk.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env } from '../env.ts'
import { readForm, refuseForm, sendKey, words, wordsOrNone } from '../form.ts'
import { loadLed, loadLedWith } from '../groups/load.ts'
import { asGroupId, asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { answerSignedOut } from '../signed-out.ts'
import { answerDuty } from './duty-routes.tsx'

/** What those who lead keep among themselves: sentences kept ready, and notes after a hard thing. */
export const desk = new Hono<Env>()

const Ready = z.object({ ready: wordsOrNone(MOST_READY * LONGEST_READY) })
const Note = z.object({ debrief: words(4000, 'forms.needed.note'), key: sendKey() })

desk.post('/groups/:id/duty/ready-words', async (c) => {
  const { viewer, group } = await loadLed(c)
  const form = await readForm(c, Ready)
  if (!form.valid) return answerDuty(c, form)
  const sentences = form.values.ready
    .split('\n')
    .map((sentence) => sentence.trim())
    .filter(Boolean)
  if (sentences.length > MOST_READY || sentences.some(({ length }) => length > LONGEST_READY))
    return answerDuty(
      c,
      refuseForm(form.typed, 'ready', 'safety.ready.too_many', { most: MOST_READY, long: LONGEST_READY }),
    )
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  await c.var.db.acting(viewer, (as) => keepReadyWords(as, group.id, sentences))
  return seeOther(c, paths.duty(group.id), 'safety.ready.said')
})

desk.post('/groups/:id/duty/debriefs', async (c) => {
  if (!c.var.viewer) return answerSignedOut(c, Note)
  const { viewer, group, mine } = await loadLed(c)
  const form = await readForm(c, Note)
  if (!form.valid) return answerDuty(c, form)
  if (!mayWriteIn(group, mine)) throw notAllowed(group.closed_at ? 'group_over' : 'accept_first')
  if (!(await c.var.house.limits.allows('quiet', viewer))) return answerTooOften(c, 'quiet', form.typed)
  const { debrief, key } = form.values
  await c.var.db.acting(viewer, (as) => writeDebrief(as, { group: group.id, seat: mine.seat.id }, debrief, key))
  return seeOther(c, paths.duty(group.id), 'safety.debrief.said')
})

desk.post('/groups/:id/duty/debriefs/:debrief/removal', async (c) => {
  const id = asGroupId(c.req.param('id'))
  const note = asId<'debriefs'>(c.req.param('debrief'))
  const { viewer, group, more } = await loadLedWith(c, (as) => findMyDebrief(as, id, note))
  if (!more) throw notFound()
  await c.var.db.acting(viewer, (as) => takeBackDebrief(as, note))
  return seeOther(c, paths.duty(group.id), 'safety.quiet.said_taken_back')
})
