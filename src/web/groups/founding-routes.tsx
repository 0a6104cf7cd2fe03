import { Hono } from 'hono'
import type { z } from 'zod'
import { agreementTemplate } from '../../domain/groups/agreement-templates.ts'
import { foundGroup } from '../../domain/groups/found.ts'
import { editGroup } from '../../domain/groups/lead.ts'
import { meetingsOf } from '../../domain/meeting/meetings.ts'
import { followSchedule } from '../../domain/meeting/upkeep.ts'
import type { MessageId } from '../../locales/words.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { readForm, refuseForm } from '../form.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'
import { me, person } from '../people/guard.ts'
import { seeOther } from '../request/notice.ts'
import { CardForm, draftFrom, FoundingForm } from './card-form.ts'
import { strayAnchor, unfinishedRow } from './card-rows.ts'
import { typedFrom, typedNew } from './card-typed.ts'
import { EditPage, FoundingPage } from './founding-views.tsx'
import { keepsakeOr } from './keepsake-choice.tsx'
import { loadLedWith } from './load.ts'
import { promises } from './promises.ts'

/** Founding a group and rewriting its card. Stands before `/groups/:id`, which its first address would match. */
export const founding = new Hono<Env>()

founding.use(paths.newGroup(), person())

founding.get(paths.newGroup(), (c) => {
  const { scene } = c.var
  return c.html(<FoundingPage scene={scene} form={{ typed: typedNew(scene), errors: {} }} />)
})

founding.post(paths.newGroup(), async (c) => {
  const { scene, db, house } = c.var
  const form = await readForm(c, FoundingForm)
  const again = (shown: { typed: typeof form.typed; errors: ReturnType<typeof refuseForm>['errors'] }) =>
    c.html(<FoundingPage scene={scene} form={shown} />, 422)
  if (!form.valid) return again(form)
  const row = unfinishedRow(form.typed)
  if (row) return again(refuseForm(form.typed, row.field, row.needed))
  const stray = strayAnchor(form.values)
  if (stray) return again(refuseForm(form.typed, stray, 'leading.form.anchor_day'))
  const agreement = firstAgreement(form.values)
  if ('problem' in agreement) return again(refuseForm(form.typed, 'own_lines', agreement.problem))
  const { my_name, keepsake, listing } = form.values
  const draft = { ...draftFrom(form.values), listing, agreement: agreement.lines }
  const face = { name: my_name, keepsake: keepsakeOr(scene, 'new', keepsake) }
  const { viewer } = me(c)
  if (!(await house.limits.allows('found', viewer))) return answerTooOften(c, 'found', form.typed)
  const group = await db.acting(viewer, (as) => foundGroup(as, draft, face))
  return seeOther(c, paths.lead(group), listing === 'listed' ? 'leading.said.founded_waiting' : 'leading.said.founded')
})

founding.get('/groups/:id/edit', async (c) => {
  const { group, scheduled } = await loadForEdit(c)
  return c.html(
    <EditPage scene={c.var.scene} group={group} scheduled={scheduled} form={{ typed: typedFrom(group), errors: {} }} />,
  )
})

founding.post('/groups/:id/edit', async (c) => {
  const { viewer, group, scheduled } = await loadForEdit(c)
  const form = await readForm(c, CardForm)
  const again = (shown: { typed: typeof form.typed; errors: ReturnType<typeof refuseForm>['errors'] }) =>
    c.html(<EditPage scene={c.var.scene} group={group} scheduled={scheduled} form={shown} />, 422)
  if (!form.valid) return again(form)
  const row = unfinishedRow(form.typed)
  if (row) return again(refuseForm(form.typed, row.field, row.needed))
  const stray = strayAnchor(form.values)
  if (stray) return again(refuseForm(form.typed, stray, 'leading.form.anchor_day'))
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  const draft = draftFrom(form.values)
  await c.var.db.acting(viewer, async (as) => {
    await editGroup(as, group.id, scheduled ? { ...draft, times: group.times } : draft)
    // In another zone the same calendar is at other hours.
    if (scheduled) await followSchedule(as, group.id)
  })
  return seeOther(c, paths.lead(group.id), 'leading.said.edited')
})

/** Where meetings recur in the calendar, the card's hours follow it. */
async function loadForEdit(c: Here) {
  const loaded = await loadLedWith(c, (as) => meetingsOf(as, asGroupId(c.req.param('id'))))
  return { ...loaded, scheduled: loaded.more.some(({ rule }) => rule !== '') }
}

/** The template in the group's own language, then its own lines; they alone where it takes no template. */
function firstAgreement(values: z.infer<typeof FoundingForm>): { lines: readonly string[] } | { problem: MessageId } {
  const { template, language, own_lines, medication_talk } = values
  const given = template === 'own' ? [] : agreementTemplate(template, language === 'es' ? 'es' : 'en', medication_talk)
  return promises([...given, own_lines].join('\n'))
}
