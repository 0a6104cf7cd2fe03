import { Hono } from 'hono'
import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import type { Group } from '../../domain/groups/group.ts'
import { mayWriteIn } from '../../domain/groups/may-write.ts'
import { findWelcome } from '../../domain/groups/notes.ts'
import { peopleOf } from '../../domain/groups/people.ts'
import type { Belonging } from '../../domain/groups/standing.ts'
import { scheduleFromCard } from '../../domain/meeting/from-card.ts'
import { datesOf, meetingsOf } from '../../domain/meeting/meetings.ts'
import { hostsOf } from '../../domain/meeting/replies.ts'
import { editMeeting, endMeeting, scheduleMeeting } from '../../domain/meeting/schedule.ts'
import { waysIn } from '../../domain/meeting/ways-in.ts'
import { conflict, notAllowed } from '../../domain/refusal.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { type Form, type Reasons, readForm, refuseForm, type Typed } from '../form.ts'
import { loadLed, loadLedWith } from '../groups/load.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { loadMeeting } from './load-date.ts'
import {
  dayIn,
  draftFrom,
  hostFrom,
  MeetingForm,
  type MeetingValues,
  problemWith,
  typedMeeting,
} from './meeting-form.ts'
import { EditMeetingPage, NewMeetingPage } from './meeting-views.tsx'

/** A group's schedule, as those who lead write it. For everybody else nothing of this exists. */
export const meetings = new Hono<Env>()

interface Shown {
  readonly typed: Typed
  readonly errors: Reasons
}

meetings.get('/groups/:id/meetings/new', (c) => answerNew(c))

async function answerNew(c: Here, form?: Shown): Promise<Response> {
  const { scene } = c.var
  const id = asGroupId(c.req.param('id'))
  const { group, more } = await loadLedWith(c, (as: Reading) =>
    Promise.all([peopleOf(as, id, scene.language), findWelcome(as, id)]),
  )
  const [people, welcome] = more
  const shown = form ?? { typed: typedNew(group, welcome.way_in, scene.now), errors: {} }
  return c.html(<NewMeetingPage scene={scene} group={group} people={people} form={shown} />, form ? 422 : 200)
}

meetings.post('/groups/:id/meetings', async (c) => {
  const { viewer, group, mine } = await loadLed(c)
  const form = checked(await readForm(c, MeetingForm), c.var.scene.now)
  if (!form.valid) return answerNew(c, form)
  requireWriting(group, mine)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  await c.var.db.acting(viewer, async (as) =>
    scheduleMeeting(as, group.id, { ...draftFrom(form.values), ...(await hostsFrom(as, group.id, form.values)) }),
  )
  return seeOther(c, paths.calendar(group.id), 'meeting.said.scheduled')
})

meetings.post('/groups/:id/meetings/from-card', async (c) => {
  const id = asGroupId(c.req.param('id'))
  const { viewer, group, mine, more } = await loadLedWith(c, (as: Reading) =>
    Promise.all([meetingsOf(as, id), findWelcome(as, id)]),
  )
  const [known, welcome] = more
  requireWriting(group, mine)
  if (known.length > 0) throw conflict('calendar_begun')
  await c.var.db.acting(viewer, (as) => scheduleFromCard(as, group, welcome, c.var.scene.now))
  return seeOther(c, paths.calendar(group.id), 'meeting.said.from_card')
})

meetings.get('/groups/:id/meetings/:meeting/edit', (c) => answerEdit(c))

async function answerEdit(c: Here, form?: Shown): Promise<Response> {
  const { scene, db } = c.var
  const { viewer, group, meeting } = await loadMeeting(c)
  const [ways, hosts, people] = await db.reading(viewer, (as) =>
    Promise.all([waysIn(as, meeting.id, null), hostsOf(as, meeting.id, null), peopleOf(as, group.id, scene.language)]),
  )
  const [next] = datesOf({ ...meeting, changes: [] }, group.name, scene.now, new Date(scene.now.getTime() + 4e10), 1)
  const shown = form ?? { typed: typedMeeting(meeting, ways, hosts, next?.onDate ?? meeting.startsOn), errors: {} }
  return c.html(
    <EditMeetingPage scene={scene} group={group} meeting={meeting} people={people} form={shown} />,
    form ? 422 : 200,
  )
}

meetings.post('/groups/:id/meetings/:meeting/edit', async (c) => {
  const { viewer, group, mine, meeting } = await loadMeeting(c)
  const form = checked(await readForm(c, MeetingForm), c.var.scene.now)
  if (!form.valid) return answerEdit(c, form)
  requireWriting(group, mine)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit', form.typed)
  await c.var.db.acting(viewer, async (as) =>
    editMeeting(as, meeting, { ...draftFrom(form.values), ...(await hostsFrom(as, group.id, form.values)) }),
  )
  return seeOther(c, paths.calendar(group.id), 'meeting.said.edited')
})

meetings.post('/groups/:id/meetings/:meeting/ending', async (c) => {
  const { viewer, group, meeting } = await loadMeeting(c)
  if (!(await c.var.house.limits.allows('edit', viewer))) return answerTooOften(c, 'edit')
  await c.var.db.acting(viewer, (as) => endMeeting(as, meeting))
  return seeOther(c, paths.calendar(group.id), 'meeting.said.ended')
})

/** What only the fields together say is wrong, beside one of them. */
function checked(form: Form<MeetingValues>, now: Date): Form<MeetingValues> {
  const problem = form.valid ? problemWith(form.values, now) : undefined
  return problem ? { valid: false, ...refuseForm(form.typed, problem.field, problem.id) } : form
}

/** @throws Refusal not_allowed where the group has ended or its agreement waits to be read */
export function requireWriting(group: Group, mine: Belonging): void {
  if (!mayWriteIn(group, mine)) throw notAllowed(group.closed_at ? 'group_closed' : 'accept_first')
}

async function hostsFrom(as: Reading, group: GroupId, { host, co_host }: MeetingValues) {
  const [first, second] = await Promise.all([hostFrom(as, group, host), hostFrom(as, group, co_host)])
  return { host: first, coHost: second }
}

/** An hour from the card where it says one, on the next day of that weekday; the way in from the welcome. */
function typedNew(group: Group, wayIn: string, now: Date): Typed {
  const [time] = group.times
  const today = new Date(`${dayIn(now, group.zone)}T00:00:00Z`)
  const ahead = time ? (time.weekday - today.getUTCDay() + 7) % 7 : 7
  const isLink = /^https?:\/\/\S+$/.test(wayIn.trim())
  return {
    starts_on: new Date(today.getTime() + ahead * 86_400_000).toISOString().slice(0, 10),
    starts: time?.starts ?? '',
    minutes: String(time?.minutes ?? 60),
    zone: group.zone,
    rhythm: 'weekly',
    shown: '60',
    access: group.access,
    host: '',
    ...(wayIn ? { [isLink ? 'link' : 'words']: wayIn.trim() } : {}),
  }
}
