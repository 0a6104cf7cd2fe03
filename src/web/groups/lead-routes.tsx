import { Hono } from 'hono'
import { z } from 'zod'
import type { Reading } from '../../database/database.ts'
import { answerAsk } from '../../domain/groups/belong.ts'
import { listingWishes } from '../../domain/groups/choices.ts'
import { publishAgreement, setFull, setListing, writeWelcome } from '../../domain/groups/lead.ts'
import { findWelcome, notePage } from '../../domain/groups/notes.ts'
import { findAsk, openAsks } from '../../domain/groups/people.ts'
import { meetingsOf } from '../../domain/meeting/meetings.ts'
import { findListingAnswer } from '../../domain/place/approval.ts'
import { notFound } from '../../domain/refusal.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { oneOf, type Reasons, readForm, refuseForm, type Typed, whole, words, wordsOrNone } from '../form.ts'
import { asGroupId, asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { lettersGo } from '../telling/telling-letters.tsx'
import { DECLINES, reasonWords } from './decline.ts'
import { LeadPage } from './lead-views.tsx'
import { loadLed, loadLedWith } from './load.ts'
import { notePageIn } from './note-pager.tsx'
import { promises } from './promises.ts'

/** What those who lead a group decide. For everybody else nothing of this exists. */
export const leading = new Hono<Env>()

const Answer = z.object({
  answer: oneOf(['welcome', 'decline']),
  why: oneOf(DECLINES).optional(),
  own: wordsOrNone(1000),
})
const Version = z.object({
  lines: words(9000, 'forms.needed.promises'),
  change: oneOf(['small', 'new'], 'forms.needed.change'),
  told: wordsOrNone(500),
  after: whole(1, 999_999),
})
const Listing = z.object({ listing: oneOf(listingWishes) })
const Fullness = z.object({ full: oneOf(['yes', 'no']) })
const Welcome = z.object({ words: wordsOrNone(4000), way_in: wordsOrNone(600) })

leading.get('/groups/:id/lead', (c) => answerLead(c))

/** The leading page; `form` when something sent from it came back. */
export async function answerLead(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const id = asGroupId(c.req.param('id'))
  const { group, mine, more } = await loadLedWith(c, async (as: Reading) => {
    const [asks, notes, welcome, answer, meetings] = await Promise.all([
      openAsks(as, id),
      notePage(as, id, notePageIn(c.req.query('notes'))),
      findWelcome(as, id),
      findListingAnswer(as, id),
      meetingsOf(as, id),
    ])
    return { asks, notes, welcome, answer, scheduled: meetings.length > 0 }
  })
  const letters = lettersGo(c.var.house.config)
  return c.html(
    <LeadPage scene={c.var.scene} group={group} seat={mine.seat} {...more} letters={letters} form={form} />,
    form ? 422 : 200,
  )
}

leading.post('/groups/:id/asks/:ask/answer', async (c) => {
  const id = asGroupId(c.req.param('id'))
  const { viewer, group, more: ask } = await loadLedWith(c, (as) => findAsk(as, id, asId<'asks'>(c.req.param('ask'))))
  if (!ask) throw notFound()
  const form = await readForm(c, Answer)
  if (!form.valid) return answerLead(c, form)
  const { answer, why, own } = form.values
  const reason = answer === 'decline' ? reasonWords(c.var.scene, why, own) : ''
  if (answer === 'decline' && reason === '')
    return answerLead(c, refuseForm({ ...form.typed, ask: ask.id }, 'why', 'leading.asks.why_needed'))
  await c.var.db.acting(viewer, (as) => answerAsk(as, ask.id, { welcome: answer === 'welcome', reason }))
  return seeOther(c, paths.lead(group.id), answer === 'welcome' ? 'leading.said.welcomed' : 'leading.said.declined')
})

leading.post('/groups/:id/agreement', async (c) => {
  const { viewer, group } = await loadLed(c)
  const form = await readForm(c, Version)
  if (!form.valid) return answerLead(c, form)
  const { change, told, after } = form.values
  const read = promises(form.values.lines)
  if ('problem' in read) return answerLead(c, refuseForm(form.typed, 'lines', read.problem))
  if (after !== group.agreement.version)
    return answerLead(c, refuseForm(form.typed, 'lines', 'refusals.agreement_changed'))
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  await c.var.db.acting(viewer, (as) => publishAgreement(as, group.id, read.lines, change, told, after))
  return seeOther(
    c,
    paths.lead(group.id),
    change === 'new' ? 'leading.said.agreement_new' : 'leading.said.agreement_small',
  )
})

leading.post('/groups/:id/listing', async (c) => {
  const { viewer, group } = await loadLed(c)
  const form = await readForm(c, Listing)
  if (!form.valid) return answerLead(c, form)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  await c.var.db.acting(viewer, (as) => setListing(as, group.id, form.values.listing))
  return seeOther(c, paths.lead(group.id), 'leading.said.listing')
})

leading.post('/groups/:id/fullness', async (c) => {
  const { viewer, group } = await loadLed(c)
  const form = await readForm(c, Fullness)
  if (!form.valid) return answerLead(c, form)
  await c.var.db.acting(viewer, (as) => setFull(as, group.id, form.values.full === 'yes'))
  return seeOther(c, paths.lead(group.id), form.values.full === 'yes' ? 'leading.said.full' : 'leading.said.not_full')
})

leading.post('/groups/:id/welcome', async (c) => {
  const { viewer, group } = await loadLed(c)
  const form = await readForm(c, Welcome)
  if (!form.valid) return answerLead(c, form)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  await c.var.db.acting(viewer, (as) => writeWelcome(as, group.id, form.values.words, form.values.way_in))
  return seeOther(c, paths.lead(group.id), 'leading.said.welcome')
})
