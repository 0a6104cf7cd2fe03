import { Hono } from 'hono'
import { z } from 'zod'
import { myGroups } from '../../domain/groups/mine.ts'
import {
  MOST_CALENDARS,
  makeCalendar,
  myCalendars,
  requireCalendar,
  TITLES,
  takeBackCalendar,
} from '../../domain/meeting/calendars.ts'
import type { Env, Here } from '../env.ts'
import { lineOrNone, oneOf, type Reasons, readForm, refuseForm, type Typed } from '../form.ts'
import { asId, letters } from '../ids.ts'
import { paths } from '../paths.ts'
import { me, person } from '../people/guard.ts'
import { openSealed, sealFor } from '../people/sealed.ts'
import { seeOther } from '../request/notice.ts'
import { ALL_GROUPS, CalendarLinkPage, CalendarsPage } from './calendar-link-views.tsx'

/** Links by which my own calendar program reads when I meet. */
export const calendarLinks = new Hono<Env>()

const NewLink = z.object({ of: lineOrNone(30), titles: oneOf(TITLES), name: lineOrNone(60) })

calendarLinks.get(paths.yourCalendars(), person(), (c) =>
  answerCalendars(c, { typed: { of: c.req.query('group') ?? ALL_GROUPS, titles: 'plain' }, errors: {} }, 200),
)

calendarLinks.post(paths.yourCalendars(), person(), async (c) => {
  const { viewer, session } = me(c)
  const [groups, links] = await c.var.db.reading(viewer, (as) => Promise.all([myGroups(as), myCalendars(as)]))
  const form = await readForm(c, NewLink)
  if (!form.valid) return answerCalendars(c, form, 422)
  const { of, titles, name } = form.values
  const group = groups.find(({ id }) => letters(id) === of)
  if (!group && of !== ALL_GROUPS) return answerCalendars(c, refuseForm(form.typed, 'of', 'forms.choose'), 422)
  if (links.length >= MOST_CALENDARS)
    return answerCalendars(c, refuseForm(form.typed, 'form', 'calendars.too_many', { most: MOST_CALENDARS }), 422)
  const token = await c.var.db.acting(viewer, (as) => makeCalendar(as, { group: group?.id ?? null, titles, name }))
  // The place keeps a digest only; for ten minutes the link itself lies sealed in this browser.
  await sealFor(c, 'calendar', session.tokenHash, token)
  return seeOther(c, paths.newCalendar())
})

calendarLinks.get(paths.newCalendar(), person(), async (c) => {
  const token = await openSealed<string>(c, 'calendar', me(c).session.tokenHash)
  if (!token) return seeOther(c, paths.yourCalendars())
  return c.html(
    <CalendarLinkPage scene={c.var.scene} address={c.var.house.config.baseUrl + paths.calendarFile(token)} />,
  )
})

calendarLinks.post('/you/calendars/:id/removal', person(), async (c) => {
  const { viewer } = me(c)
  const link = await c.var.db.reading(viewer, (as) => requireCalendar(as, asId<'calendars'>(c.req.param('id'))))
  await c.var.db.acting(viewer, (as) => takeBackCalendar(as, link))
  return seeOther(c, paths.yourCalendars(), 'calendars.said.taken_back')
})

async function answerCalendars(c: Here, form: { typed: Typed; errors: Reasons }, status: 200 | 422) {
  const [groups, links] = await c.var.db.reading(me(c).viewer, (as) => Promise.all([myGroups(as), myCalendars(as)]))
  return c.html(<CalendarsPage scene={c.var.scene} groups={groups} links={links} form={form} />, status)
}
