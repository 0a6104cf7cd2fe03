import { Hono } from 'hono'
import type { Reading } from '../../database/database.ts'
import type { Group } from '../../domain/groups/group.ts'
import { findTimes, foundTimes, keptUntil } from '../../domain/meeting/find-times.ts'
import { findPoll, openPoll } from '../../domain/meeting/polls.ts'
import { conflict } from '../../domain/refusal.ts'
import { currentZone } from '../../standards/zone.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { type Reasons, readForm, refuseForm, type Typed } from '../form.ts'
import { loadLedWith } from '../groups/load.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { requireWriting } from './routes.tsx'
import { momentsFrom, SearchForm, TimesForm, typedTimes } from './times-form.ts'
import { FindTimesPage, NewTimesPage } from './times-views.tsx'

/** "When could we meet", as those who lead begin it. For everybody else nothing of this exists. */
export const meetingTimes = new Hono<Env>()

interface Shown {
  readonly typed: Typed
  readonly errors: Reasons
}

const load = (c: Here) => {
  const id = asGroupId(c.req.param('id'))
  return loadLedWith(c, (as: Reading) => Promise.all([findPoll(as, id), foundTimes(as, id)]))
}

meetingTimes.get('/groups/:id/times', (c) => answerFind(c))

async function answerFind(c: Here, form?: Shown): Promise<Response> {
  const { scene } = c.var
  const { group, more } = await load(c)
  const [poll, found] = more
  if (poll && !form) return seeOther(c, paths.poll(group.id, poll.id))
  const shown = form ?? { typed: { ...typedLength(group), stretch: '2' }, errors: {} }
  const kept = found && keptUntil(found) > scene.now ? found : undefined
  return c.html(<FindTimesPage scene={scene} group={group} found={kept} form={shown} />, form ? 422 : 200)
}

meetingTimes.post('/groups/:id/times/search', async (c) => {
  const { viewer, group, mine } = await load(c)
  const form = await readForm(c, SearchForm)
  if (!form.valid) return answerFind(c, form)
  requireWriting(group, mine)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  const { minutes, often, stretch } = form.values
  const wish = { minutes, weekly: often === 'weekly', weeks: Number(stretch) }
  await c.var.db.asSystem('find times by hours that are shown to nobody', (as) =>
    findTimes(as, { group: group.id, asks: viewer, wish, now: c.var.scene.now }),
  )
  return seeOther(c, paths.newTimes(group.id))
})

meetingTimes.get('/groups/:id/times/new', (c) => answerNew(c))

async function answerNew(c: Here, form?: Shown): Promise<Response> {
  const { scene } = c.var
  const { group, more } = await load(c)
  const [poll, known] = more
  if (poll && !form) return seeOther(c, paths.poll(group.id, poll.id))
  const zone = currentZone(group.zone)
  const found = c.req.query('by') !== 'hand' && known && keptUntil(known) > scene.now ? known : undefined
  const coming = found?.starts.filter((at) => at > scene.now) ?? []
  const length = found
    ? { minutes: String(found.minutes), often: found.weekly ? 'weekly' : 'once' }
    : typedLength(group)
  const shown = form ?? { typed: { ...length, ...typedTimes(coming, zone) }, errors: {} }
  return c.html(
    <NewTimesPage scene={scene} group={group} zone={zone} found={form ? undefined : found} form={shown} />,
    form ? 422 : 200,
  )
}

meetingTimes.post('/groups/:id/times', async (c) => {
  const { viewer, group, mine, more } = await load(c)
  const form = await readForm(c, TimesForm)
  if (!form.valid) return answerNew(c, form)
  const zone = currentZone(group.zone)
  const written = momentsFrom(form.values, zone, c.var.scene.now)
  if ('field' in written) return answerNew(c, refuseForm(form.typed, written.field, written.id))
  requireWriting(group, mine)
  if (more[0]) throw conflict('poll_is_open')
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  const { minutes, often } = form.values
  const draft = { minutes, weekly: often === 'weekly', zone, starts: written.starts }
  const poll = await c.var.db.acting(viewer, (as) => openPoll(as, group.id, draft))
  return seeOther(c, paths.poll(group.id, poll), 'times.said.asked')
})

/** As long as the card says; every week is left to be chosen. */
const typedLength = ({ times: [time] }: Group): Typed => ({ minutes: String(time?.minutes ?? 60), often: 'once' })
