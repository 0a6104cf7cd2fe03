import { Hono } from 'hono'
import { z } from 'zod'
import type { Reading } from '../../database/database.ts'
import {
  answerGroupExport,
  askGroupExport,
  EXPORT_PARTS,
  findGroupExport,
  LEAST_DAYS,
  MOST_DAYS,
  withdrawGroupExport,
} from '../../domain/groups/exporting/group-exports.ts'
import { insiders, leaders } from '../../domain/groups/standing.ts'
import { findArchive } from '../../domain/people/archives.ts'
import { conflict, notAllowed, notFound } from '../../domain/refusal.ts'
import type { Env, Here } from '../env.ts'
import { anyOf, day, oneOf, type Reasons, readForm, type Typed, words } from '../form.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'
import { answerArchive } from '../people/archive-answer.ts'
import { isConfirmed } from '../people/guard.ts'
import { seeOther } from '../request/notice.ts'
import { ExportPage } from './export-views.tsx'
import { loadAs } from './load.ts'

/** A copy of a group: asked for by those who lead, made of what belongs to the group and of those who say yes. */
export const groupExports = new Hono<Env>()

const Wish = z.object({
  what: anyOf(EXPORT_PARTS).pipe(z.array(z.enum(EXPORT_PARTS)).min(1, { error: 'yours.group.choose' })),
  why: words(1000, 'forms.needed.copy_why'),
  until: day(),
})
const Answer = z.object({ answer: oneOf(['yes', 'no']) })
const DAY_MS = 86_400_000
/** No day, and one too soon or too far, are told what can be chosen: a picker has no use for how a day is written. */
const WRONG_DAY: Reasons = { until: { id: 'yours.group.until_wrong', values: { least: LEAST_DAYS, most: MOST_DAYS } } }

groupExports.get('/groups/:id/export', (c) => answerExport(c))

groupExports.post('/groups/:id/export', async (c) => {
  const { viewer, group, mine, more } = await load(c, leaders)
  const form = await readForm(c, Wish)
  if (!form.valid) return answerExport(c, { ...form, errors: { ...form.errors, ...(form.errors.until && WRONG_DAY) } })
  if (!mine.writes) throw notAllowed('suspended')
  if (more.asked) throw conflict('export_asked_already')
  const { what, why, until } = form.values
  const days = (Date.parse(until) - c.var.scene.now.getTime()) / DAY_MS
  if (days < LEAST_DAYS - 1 || days > MOST_DAYS) return answerExport(c, { typed: form.typed, errors: WRONG_DAY })
  await c.var.db.acting(viewer, (as) => askGroupExport(as, group.id, { what, why, lastDay: until }))
  return seeOther(c, paths.groupExport(group.id), 'yours.group.asked')
})

groupExports.post('/groups/:id/export/answer', async (c) => {
  const { viewer, group, asked } = await loadAsked(c, insiders)
  const form = await readForm(c, Answer)
  if (!form.valid) return answerExport(c, form)
  const yes = form.values.answer === 'yes'
  await c.var.db.acting(viewer, (as) => answerGroupExport(as, asked, yes))
  return seeOther(c, paths.groupExport(group.id), yes ? 'yours.group.said_yes' : 'yours.group.said_no')
})

groupExports.post('/groups/:id/export/withdrawal', async (c) => {
  const { viewer, group, asked } = await loadAsked(c, leaders)
  await c.var.db.acting(viewer, (as) => withdrawGroupExport(as, asked))
  return seeOther(c, paths.groupExport(group.id), 'yours.group.withdrawn')
})

groupExports.post('/groups/:id/export/taking', async (c) => {
  const { group, more } = await load(c, leaders)
  if (!more.archive) throw notFound()
  const { session, scene } = c.var
  if (!session || !isConfirmed(session, scene.now)) return seeOther(c, paths.confirm(paths.groupExport(group.id)))
  return answerArchive(c, 'group', group.id)
})

async function answerExport(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const { group, mine, more } = await load(c, insiders)
  const page = (
    <ExportPage scene={c.var.scene} group={group} leads={mine.standing === 'facilitator'} {...more} form={form} />
  )
  return c.html(page, form ? 422 : 200)
}

function load(c: Here, allowed: typeof insiders) {
  const id = asGroupId(c.req.param('id'))
  return loadAs(c, allowed, async (as: Reading) => {
    const [asked, archive] = await Promise.all([findGroupExport(as, id), findArchive(as, id)])
    return { asked, archive }
  })
}

async function loadAsked(c: Here, allowed: typeof insiders) {
  const loaded = await load(c, allowed)
  if (!loaded.more.asked) throw notFound()
  return { ...loaded, asked: loaded.more.asked }
}
