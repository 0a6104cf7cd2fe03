import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { insidersAndGuests } from '../../domain/groups/standing.ts'
import { calendarEvents, type EventWords, eventOf } from '../../domain/meeting/calendar-events.ts'
import { findCalendar, type Titles } from '../../domain/meeting/calendars.ts'
import { findMeeting } from '../../domain/meeting/meetings.ts'
import { notFound } from '../../domain/refusal.ts'
import { isLanguage, type Translate, wordsIn } from '../../locales/words.ts'
import type { CalendarEvent } from '../../standards/icalendar/calendar.ts'
import { writeCalendar } from '../../standards/icalendar/write-calendar.ts'
import { answerNotHere } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { loadAs } from '../groups/load.ts'
import { asGroupId, asId } from '../ids.ts'
import { paths } from '../paths.ts'

/** What calendar programs read. */
export const calendarFiles = new Hono<Env>()

// A program brings no session, only the link. It reads as the person whose link it is, and like the session in `identify` that person
// is found first, by a look that is the same for every link. Nothing is written down of it.
calendarFiles.get('/calendar/:file', etag({ weak: true }), async (c) => {
  const { db, scene } = c.var
  const [, token = ''] = /^([\w-]{43})\.ics$/.exec(c.req.param('file')) ?? []
  const link = await db.reading(undefined, (as) => findCalendar(as, token))
  if (!link) return answerNotHere(c)
  const t = wordsIn(isLanguage(link.language) ? link.language : 'en')
  const events = await db.reading(link.person, (as) => calendarEvents(as, link.group, wordsOf(c, t, link.titles)))
  return answerFile(c, link.titles === 'named' ? scene.place.name : t('calendars.meetings'), events)
})

calendarFiles.get('/groups/:id/meetings/:file{.+\\.ics}', async (c) => {
  const { t } = c.var.scene
  const id = asId<'meetings'>(c.req.param('file').slice(0, -'.ics'.length))
  const { group, more: meeting } = await loadAs(c, insidersAndGuests, (as) =>
    findMeeting(as, asGroupId(c.req.param('id')), id),
  )
  if (!meeting) throw notFound()
  const titles = c.req.query('titles') === 'named' ? 'named' : 'plain'
  c.header('Content-Disposition', 'attachment; filename="meeting.ics"')
  return answerFile(c, t('calendars.meetings'), [eventOf(meeting, group.name, wordsOf(c, t, titles))])
})

/** An address with a group's id in it would lead whoever holds the file to the card of a listed group: plain titles lead home, where the
 *  next date stands after signing in. */
function wordsOf(c: Here, t: Translate, titles: Titles): EventWords {
  const { baseUrl } = c.var.house.config
  return {
    title: (groupName) => (titles === 'named' ? groupName : t('calendars.meeting')),
    url: (meeting) => baseUrl + (titles === 'named' ? paths.calendar(meeting.group_id) : paths.home()),
  }
}

function answerFile(c: Here, name: string, events: readonly CalendarEvent[]): Response {
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  return c.body(writeCalendar({ name, events }))
}
