import { Hono } from 'hono'
import { z } from 'zod'
import { askForLead, requireUnledGroup, unledGroups } from '../../domain/groups/unled.ts'
import { answerListing, groupsWaiting, requireGroupWaiting } from '../../domain/place/approval.ts'
import { changedGroups, endListing, lookAtCard, requireListedGroup } from '../../domain/place/second-look.ts'
import type { Env, Here } from '../env.ts'
import { EMPTY, lineOrNone, oneOf, readForm, refuseForm, words, wordsOrNone } from '../form.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { WaitingGroups } from './group-views.tsx'
import { stewardOf } from './routes.tsx'
import { SecondLookPage } from './second-look-views.tsx'

/** New groups wait here for a steward's yes before they are listed, and listed ones that nobody leads for a question. */
export const stewardGroups = new Hono<Env>()

const Answer = z.object({ answer: oneOf(['yes', 'no']), reason: wordsOrNone(1000), seen: lineOrNone(40) })
const Seen = z.object({ seen: z.string({ error: 'forms.needed' }).min(1, { error: 'forms.needed' }).max(40) })
const End = z.object({ reason: words(1000, 'forms.needed.reason') })

stewardGroups.get(paths.stewardGroups(), async (c) => {
  const [groups, unled, changed] = await c.var.db.reading(c.var.viewer, (as) =>
    Promise.all([groupsWaiting(as), unledGroups(as), changedGroups(as)]),
  )
  return c.html(<WaitingGroups scene={c.var.scene} groups={groups} unled={unled} changed={changed} />)
})

stewardGroups.get('/steward/groups/:id', async (c) => {
  const group = await loadListed(c)
  return c.html(<SecondLookPage scene={c.var.scene} group={group} form={EMPTY} />)
})

stewardGroups.post('/steward/groups/:id/second-look', async (c) => {
  const group = await loadListed(c)
  const form = await readForm(c, Seen)
  if (!form.valid) return c.html(<SecondLookPage scene={c.var.scene} group={group} form={form} />, 422)
  await c.var.db.acting(stewardOf(c), (as) => lookAtCard(as, group.id, form.values.seen))
  return seeOther(c, paths.stewardGroups(), 'steward.look.kept')
})

stewardGroups.post('/steward/groups/:id/listing/end', async (c) => {
  const group = await loadListed(c)
  const form = await readForm(c, End)
  if (!form.valid) return c.html(<SecondLookPage scene={c.var.scene} group={group} form={form} />, 422)
  await c.var.db.acting(stewardOf(c), (as) => endListing(as, group.id, form.values.reason))
  return seeOther(c, paths.stewardGroups(), 'steward.look.ended')
})

stewardGroups.post('/steward/groups/:id/lead-request', async (c) => {
  const group = await c.var.db.reading(c.var.viewer, (as) => requireUnledGroup(as, asGroupId(c.req.param('id'))))
  await c.var.db.acting(stewardOf(c), (as) => askForLead(as, group.id))
  return seeOther(c, paths.stewardGroups(), 'steward.unled.told')
})

stewardGroups.post('/steward/groups/:id/approval', async (c) => {
  const { db, viewer, scene } = c.var
  const group = await db.reading(viewer, (as) => requireGroupWaiting(as, asGroupId(c.req.param('id'))))
  const form = await readForm(c, Answer)
  if (!form.valid) return c.html(<WaitingGroups scene={scene} groups={[group]} form={form} />, 422)
  const { answer, reason, seen } = form.values
  if (answer === 'no' && reason === '') {
    return c.html(
      <WaitingGroups
        scene={scene}
        groups={[group]}
        form={refuseForm(form.typed, 'reason', 'steward.groups.reason_needed')}
      />,
      422,
    )
  }
  await db.acting(stewardOf(c), (as) => answerListing(as, group.id, { listed: answer === 'yes', reason, seen }))
  return seeOther(c, paths.stewardGroups(), answer === 'yes' ? 'steward.groups.listed' : 'steward.groups.not_listed')
})

const loadListed = (c: Here) =>
  c.var.db.reading(c.var.viewer, (as) => requireListedGroup(as, asGroupId(c.req.param('id'))))
