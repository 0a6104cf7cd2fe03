import { Hono } from 'hono'
import { z } from 'zod'
import { announceNote, pinNote, takeBackNote, writeNote } from '../../domain/groups/lead.ts'
import { mayWriteIn } from '../../domain/groups/may-write.ts'
import { findNote } from '../../domain/groups/notes.ts'
import { notAllowed, notFound } from '../../domain/refusal.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { oneOf, readForm, tick, words } from '../form.ts'
import { asGroupId, asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { answerLead } from './lead-routes.tsx'
import { loadLed, loadLedWith } from './load.ts'

/** Notes by those who lead: written, pinned, announced once to all, taken back. */
export const notes = new Hono<Env>()

const NewNote = z.object({ note: words(4000, 'forms.needed.note'), pin: tick(), announce: tick() })
const Pin = z.object({ pin: oneOf(['yes', 'no']) })

notes.post('/groups/:id/notes', async (c) => {
  const { viewer, group, mine } = await loadLed(c)
  const form = await readForm(c, NewNote)
  if (!form.valid) return answerLead(c, form)
  if (!mayWriteIn(group, mine)) throw notAllowed(group.closed_at ? 'group_closed' : 'accept_first')
  const { note, pin, announce } = form.values
  const { limits } = c.var.house
  if (!(await limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  if (announce && !(await limits.allows('announce', group.id))) return answerTooOften(c, 'announce', form.typed)
  await c.var.db.acting(viewer, async (as) => {
    const written = await writeNote(as, group.id, note, pin)
    if (announce) await announceNote(as, written)
  })
  return seeOther(c, paths.lead(group.id), announce ? 'leading.said.announced' : 'leading.said.written')
})

notes.post('/groups/:id/notes/:note/pin', async (c) => {
  const { viewer, group, note } = await loadNote(c)
  const form = await readForm(c, Pin)
  if (!form.valid) return answerLead(c, form)
  await c.var.db.acting(viewer, (as) => pinNote(as, note.id, form.values.pin === 'yes'))
  return seeOther(c, paths.lead(group.id), form.values.pin === 'yes' ? 'leading.said.pinned' : 'leading.said.unpinned')
})

notes.post('/groups/:id/notes/:note/announcement', async (c) => {
  const { viewer, group, note } = await loadNote(c)
  if (group.closed_at) throw notAllowed('group_closed')
  if (!(await c.var.house.limits.allows('announce', group.id))) return answerTooOften(c, 'announce')
  await c.var.db.acting(viewer, (as) => announceNote(as, note.id))
  return seeOther(c, paths.lead(group.id), 'leading.said.announced')
})

notes.post('/groups/:id/notes/:note/removal', async (c) => {
  const { viewer, group, note } = await loadNote(c)
  await c.var.db.acting(viewer, (as) => takeBackNote(as, note.id))
  return seeOther(c, paths.lead(group.id), 'leading.said.taken_back')
})

async function loadNote(c: Here) {
  const id = asGroupId(c.req.param('id'))
  const loaded = await loadLedWith(c, (as) => findNote(as, id, asId<'group_notes'>(c.req.param('note'))))
  if (!loaded.more) throw notFound()
  return { ...loaded, note: loaded.more }
}
