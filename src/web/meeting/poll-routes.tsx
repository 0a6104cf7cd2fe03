import { Hono } from 'hono'
import { z } from 'zod'
import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import { leaders } from '../../domain/groups/standing.ts'
import { meetingsOf } from '../../domain/meeting/meetings.ts'
import {
  type Answer,
  answerPoll,
  answers,
  type Poll,
  type PollTimeId,
  requireTime,
  withdrawPoll,
} from '../../domain/meeting/polls.ts'
import { settlePoll } from '../../domain/meeting/settle-poll.ts'
import { waysIn } from '../../domain/meeting/ways-in.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { lineOrNone, oneOf, type Reasons, readForm, refuseForm, type Typed } from '../form.ts'
import { asId, letters } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { loadPoll } from './load-poll.ts'
import { typedWays, wayProblem, wayShape, waysFrom } from './meeting-form.ts'
import { PollPage, SettlePage } from './poll-views.tsx'
import { requireWriting } from './routes.tsx'

/** The times a group is asked about: answered by its members, settled or taken back by those who lead. */
export const timePolls = new Hono<Env>()

timePolls.get('/groups/:id/times/:poll', (c) => answerPage(c))

async function answerPage(c: Here, errors?: Reasons): Promise<Response> {
  const { group, mine, poll } = await loadPoll(c)
  const leads = mine.standing === 'facilitator'
  return c.html(
    <PollPage scene={c.var.scene} group={group} poll={poll} leads={leads} errors={errors ?? {}} />,
    errors ? 422 : 200,
  )
}

timePolls.post('/groups/:id/times/:poll/answers', async (c) => {
  const { viewer, group, poll } = await loadPoll(c)
  const form = await readForm(c, answersTo(poll))
  if (!form.valid) return answerPage(c, form.errors)
  const said = new Map<PollTimeId, Answer>()
  for (const { id } of poll.times) {
    const answer = form.values[letters(id)]
    if (answer && answer !== 'open') said.set(id, answer)
  }
  await c.var.db.acting(viewer, (as) => answerPoll(as, poll, said))
  return seeOther(c, paths.poll(group.id, poll.id), 'times.said.kept')
})

/** A field a time, by its id: whatever has passed meanwhile, an answer stays with what it was given to. */
const answersTo = ({ times }: Poll) =>
  z.object(Object.fromEntries(times.map(({ id }) => [letters(id), oneOf([...answers, 'open']).optional()])))

const Settling = z.object({ time: lineOrNone(22), about: lineOrNone(200), ...wayShape })

timePolls.get('/groups/:id/times/:poll/settling', (c) => answerSettling(c))

async function answerSettling(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const { viewer, group, poll } = await loadPoll(c, leaders)
  const { scene, db } = c.var
  const shown = form ?? { typed: typedWays(await db.reading(viewer, (as) => usualWays(as, group.id))), errors: {} }
  return c.html(<SettlePage scene={scene} group={group} poll={poll} form={shown} />, form ? 422 : 200)
}

timePolls.post('/groups/:id/times/:poll/settling', async (c) => {
  const { viewer, group, mine, poll } = await loadPoll(c, leaders)
  const form = await readForm(c, Settling)
  if (!form.valid) return answerSettling(c, form)
  const { about } = form.values
  const id = asId<'poll_times'>(form.values.time)
  const wrong = wayProblem(form.values)
  if (!poll.times.some((time) => time.id === id))
    return answerSettling(c, refuseForm(form.typed, 'time', 'forms.choose'))
  if (wrong) return answerSettling(c, refuseForm(form.typed, wrong.field, wrong.id))
  const ways = waysFrom(form.values)
  if (ways.length === 0) return answerSettling(c, refuseForm(form.typed, 'link', 'meeting.form.way_needed'))
  requireWriting(group, mine)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  await c.var.db.acting(viewer, (as) =>
    settlePoll(as, poll, requireTime(poll, id), { about, access: group.access, waysIn: ways }),
  )
  return seeOther(c, paths.calendar(group.id), 'times.said.settled')
})

timePolls.post('/groups/:id/times/:poll/withdrawal', async (c) => {
  const { viewer, group, poll } = await loadPoll(c, leaders)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit')
  await c.var.db.acting(viewer, (as) => withdrawPoll(as, poll))
  return seeOther(c, paths.calendar(group.id), 'times.said.withdrawn')
})

/** As one comes into what is in the calendar already. */
async function usualWays(as: Reading, group: GroupId) {
  const [first] = await meetingsOf(as, group)
  return first ? (await waysIn(as, first.id, null)).map(({ kind, wayIn }) => ({ kind, wayIn })) : []
}
