import { Hono } from 'hono'
import { z } from 'zod'
import { peopleOf } from '../../domain/groups/people.ts'
import { leaders } from '../../domain/groups/standing.ts'
import { lookAtDate } from '../../domain/meeting/look.ts'
import { hostsOf, replies, replyToMeeting } from '../../domain/meeting/replies.ts'
import { cancelDate, changeDate, restoreDate } from '../../domain/meeting/schedule.ts'
import { waysIn } from '../../domain/meeting/ways-in.ts'
import { momentOf } from '../../standards/recurrence/recurrence.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { oneOf, type Reasons, readForm, refuseForm, type Typed } from '../form.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { ChangePage, DatePage } from './date-views.tsx'
import { FURTHEST_MOVE_DAYS, loadDate } from './load-date.ts'
import { DateForm, hostFrom, typedDate, wayProblem, waysFrom } from './meeting-form.ts'

/** One date of a meeting: read and answered by those inside, moved or cancelled by those who lead. */
export const meetingDates = new Hono<Env>()

const Reply = z.object({
  reply: oneOf([...replies, 'none']),
  from: oneOf(['group', 'date']).optional().default('date'),
})

meetingDates.get('/groups/:id/meetings/:meeting/on/:date', (c) => answerDate(c))

async function answerDate(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const { group, mine, viewer, date } = await loadDate(c)
  const { scene, db } = c.var
  const seen = await db.reading(viewer, (as) => lookAtDate(as, date, scene.now, scene.language))
  const leads = mine.standing === 'facilitator'
  return c.html(
    <DatePage scene={scene} group={group} seen={seen} leads={leads} errors={form?.errors ?? {}} />,
    form ? 422 : 200,
  )
}

meetingDates.post('/groups/:id/meetings/:meeting/on/:date/reply', async (c) => {
  const { viewer, group, date } = await loadDate(c)
  const form = await readForm(c, Reply)
  if (!form.valid) return answerDate(c, form)
  const { reply, from } = form.values
  const waits = await c.var.db.acting(viewer, (as) => replyToMeeting(as, date, reply === 'none' ? undefined : reply))
  const back =
    from === 'group' ? `${paths.group(group.id)}#meeting` : paths.meetingDate(group.id, date.meeting.id, date.onDate)
  return seeOther(
    c,
    back,
    waits ? 'meeting.said.waits' : reply === 'none' ? 'meeting.said.taken_back' : 'meeting.said.replied',
  )
})

meetingDates.get('/groups/:id/meetings/:meeting/on/:date/change', (c) => answerChange(c))

async function answerChange(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const { group, viewer, date } = await loadDate(c, leaders)
  const { scene, db } = c.var
  const [own, people, hosts] = await db.reading(viewer, (as) =>
    Promise.all([
      waysIn(as, date.meeting.id, date.onDate),
      peopleOf(as, group.id, scene.language),
      hostsOf(as, date.meeting.id, date.onDate),
    ]),
  )
  const shown = form ?? { typed: typedDate(date, own, hosts.find(({ onDate }) => onDate !== null)?.id), errors: {} }
  return c.html(<ChangePage scene={scene} group={group} date={date} people={people} form={shown} />, form ? 422 : 200)
}

meetingDates.post('/groups/:id/meetings/:meeting/on/:date/change', async (c) => {
  const { viewer, group, date } = await loadDate(c, leaders)
  const form = await readForm(c, DateForm)
  if (!form.valid) return answerChange(c, form)
  const { starts_on, starts, minutes, about } = form.values
  const { meeting, onDate } = date
  const wrong = wayProblem(form.values)
  if (wrong) return answerChange(c, refuseForm(form.typed, wrong.field, wrong.id))
  if (Math.abs(Date.parse(starts_on) - Date.parse(onDate)) > FURTHEST_MOVE_DAYS * 86_400_000)
    return answerChange(c, refuseForm(form.typed, 'starts_on', 'meeting.form.too_far', { days: FURTHEST_MOVE_DAYS }))
  const moment = momentOf(starts_on, starts, meeting.zone)
  if (!moment) return answerChange(c, refuseForm(form.typed, 'starts', 'meeting.form.no_such_hour'))
  if (moment.getTime() + minutes * 60_000 <= c.var.scene.now.getTime())
    return answerChange(c, refuseForm(form.typed, 'starts_on', 'meeting.form.over'))
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  const draft = { startsOn: starts_on, starts, minutes, about, waysIn: waysFrom(form.values) }
  await c.var.db.acting(viewer, async (as) => {
    const host = await hostFrom(as, group.id, form.values.host)
    await changeDate(as, meeting, onDate, { ...draft, host })
  })
  return seeOther(c, paths.meetingDate(group.id, meeting.id, onDate), 'meeting.said.changed')
})

meetingDates.post('/groups/:id/meetings/:meeting/on/:date/cancellation', async (c) => {
  const { viewer, group, date } = await loadDate(c, leaders)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit')
  await c.var.db.acting(viewer, (as) => cancelDate(as, date.meeting, date.onDate))
  return seeOther(c, paths.meetingDate(group.id, date.meeting.id, date.onDate), 'meeting.said.cancelled')
})

meetingDates.post('/groups/:id/meetings/:meeting/on/:date/restoration', async (c) => {
  const { viewer, group, date } = await loadDate(c, leaders)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit')
  await c.var.db.acting(viewer, (as) => restoreDate(as, date.meeting, date.onDate))
  return seeOther(c, paths.meetingDate(group.id, date.meeting.id, date.onDate), 'meeting.said.restored')
})
