import { Hono } from 'hono'
import { z } from 'zod'
import { nameSuccessor, removeMember, shareLead } from '../../domain/groups/lead.ts'
import { type Fellow, findFellow, peopleOf } from '../../domain/groups/people.ts'
import { findRemoval, liftRemoval, removalsOf } from '../../domain/groups/removals.ts'
import { insiders, leaders, type Standing } from '../../domain/groups/standing.ts'
import { blockMember } from '../../domain/people/blocks.ts'
import { notFound } from '../../domain/refusal.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { oneOf, readForm, refuseForm, words } from '../form.ts'
import { asGroupId, asId, asMembershipId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { dayOrNone, endOfDay } from './fields.ts'
import { loadAs } from './load.ts'
import { FellowPage, PeoplePage } from './people-views.tsx'

/** Who is in a group, parting from somebody there, and what those who lead decide about them. */
export const people = new Hono<Env>()

const Leading = z.object({ leads: oneOf(['yes', 'no']) })
const Removal = z.object({ reason: words(2000, 'forms.needed.reason'), until: dayOrNone() })

people.get('/groups/:id/people', async (c) => {
  const { scene } = c.var
  const id = asGroupId(c.req.param('id'))
  const { group, mine, more } = await loadAs(c, insiders, (as) =>
    Promise.all([peopleOf(as, id, scene.language), removalsOf(as, id)]),
  )
  return c.html(<PeoplePage scene={scene} group={group} mine={mine} people={more[0]} removals={more[1]} />)
})

people.get('/groups/:id/people/:membership', async (c) => {
  const { group, mine, fellow } = await loadFellow(c, insiders)
  return c.html(<FellowPage scene={c.var.scene} group={group} mine={mine} fellow={fellow} />)
})

people.post('/groups/:id/people/:membership/block', async (c) => {
  const { viewer, group, fellow } = await loadFellow(c, insiders)
  if (!(await c.var.house.limits.allows('part', viewer))) return answerTooOften(c, 'part')
  await c.var.db.acting(viewer, (as) => blockMember(as, fellow.id))
  return seeOther(c, paths.people(group.id), 'groups.said.parted')
})

people.post('/groups/:id/people/:membership/leading', async (c) => {
  const { viewer, group, mine, fellow } = await loadAnybody(c, leaders)
  const self = fellow.id === mine.seat.id
  const form = await readForm(c, Leading)
  if (!form.valid)
    return c.html(<FellowPage scene={c.var.scene} group={group} mine={mine} fellow={fellow} form={form} />, 422)
  await c.var.db.acting(viewer, (as) => shareLead(as, fellow.id, form.values.leads === 'yes'))
  if (self) return seeOther(c, paths.group(group.id), 'leading.said.laid_down')
  return seeOther(
    c,
    paths.fellow(group.id, fellow.id),
    form.values.leads === 'yes' ? 'leading.said.shared' : 'leading.said.unshared',
  )
})

people.post('/groups/:id/people/:membership/succession', async (c) => {
  const { viewer, group, fellow } = await loadFellow(c, leaders)
  await c.var.db.acting(viewer, (as) => nameSuccessor(as, fellow.id))
  return seeOther(c, paths.fellow(group.id, fellow.id), 'leading.said.successor')
})

people.post('/groups/:id/people/:membership/removal', async (c) => {
  const { viewer, group, mine, fellow } = await loadFellow(c, leaders)
  const form = await readForm(c, Removal)
  const again = (shown: { typed: typeof form.typed; errors: ReturnType<typeof refuseForm>['errors'] }) =>
    c.html(<FellowPage scene={c.var.scene} group={group} mine={mine} fellow={fellow} form={shown} />, 422)
  if (!form.valid) return again(form)
  const { reason, until } = form.values
  if (until && endOfDay(until) < c.var.scene.now) return again(refuseForm(form.typed, 'until', 'leading.removal.ahead'))
  await c.var.db.acting(viewer, (as) =>
    removeMember(as, fellow.id, { reason, until: until ? endOfDay(until) : undefined }),
  )
  return seeOther(c, paths.people(group.id), 'leading.said.removed')
})

people.post('/groups/:id/removals/:removal/end', async (c) => {
  const removal = asId<'removals'>(c.req.param('removal'))
  const loaded = await loadAs(c, leaders, (as) => findRemoval(as, asGroupId(c.req.param('id')), removal))
  if (!loaded.more) throw notFound()
  await c.var.db.acting(loaded.viewer, (as) => liftRemoval(as, removal))
  return seeOther(c, paths.people(loaded.group.id), 'leading.said.lifted')
})

/** Somebody else of the same group, whom the viewer may see. */
async function loadFellow(c: Here, allowed: readonly Standing[]) {
  const loaded = await loadAnybody(c, allowed)
  if (loaded.fellow.id === loaded.mine.seat.id) throw notFound()
  return loaded
}

/** The same, or the viewer: whoever leads may lay that down. */
async function loadAnybody(c: Here, allowed: readonly Standing[]) {
  const seat = asMembershipId(c.req.param('membership'))
  const loaded = await loadAs(c, allowed, (as) => findFellow(as, asGroupId(c.req.param('id')), seat))
  const fellow: Fellow | undefined = loaded.more
  if (!fellow) throw notFound()
  return { ...loaded, fellow }
}
