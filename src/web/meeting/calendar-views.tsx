import type { Group } from '../../domain/groups/group.ts'
import { type Coming, datesOf, type Meeting } from '../../domain/meeting/meetings.ts'
import type { Poll } from '../../domain/meeting/polls.ts'
import { type Rhythm, rhythmOf } from '../../domain/meeting/rhythm.ts'
import { BackToGroup } from '../groups/back-to-group.tsx'
import { topicOf } from '../groups/card.tsx'
import { momentWords } from '../groups/moment-words.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { PrintButton } from '../ui/code-list.tsx'
import { dateTongue } from '../ui/date-tongue.ts'
import { Page } from '../ui/page.tsx'
import { PageHead, Sheet } from '../ui/sheet.tsx'
import { HomeTime, TimeInZone } from '../ui/time-in-zone.tsx'
import { CalendarFold } from './calendar-fold.tsx'
import { lengthWords } from './date-parts.tsx'
import { FromCard } from './from-card.tsx'
import { dayIn } from './meeting-form.ts'
import type { Month } from './month.ts'
import { PollNote } from './poll-views.tsx'

interface CalendarProps {
  readonly scene: Scene
  readonly group: Group
  readonly month: Month
  readonly dates: readonly Coming[]
  /** All that is in the calendar, whatever the month. */
  readonly meetings: readonly Meeting[]
  /** What the group is being asked about its times; nothing for guests. */
  readonly poll: Poll | undefined
  readonly leads: boolean
}

/** A month of meetings, drawn and as a list; on paper too. */
export function CalendarPage(props: CalendarProps) {
  const { scene, group, month, dates } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('meeting.calendar.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={t('meeting.calendar.title')}
          lead={monthWords(scene, month.name)}
          before={<BackToGroup scene={scene} group={group} />}
        />
        {props.poll && <PollNote scene={scene} group={group} poll={props.poll} />}
        <MonthTable {...props} />
        {dates.length > 0 ? <DateList {...props} /> : <p>{t('meeting.calendar.none')}</p>}
        <nav class="pager" aria-label={t('meeting.calendar.months')}>
          <div class="row">
            <ButtonLink href={paths.calendar(group.id, month.before)} mark="back">
              {monthWords(scene, month.before)}
            </ButtonLink>
            <ButtonLink href={paths.calendar(group.id, month.after)} mark="on">
              {monthWords(scene, month.after)}
            </ButtonLink>
            <PrintButton scene={scene} />
          </div>
        </nav>
        <CalendarFold scene={scene} group={group} meetings={props.meetings} />
        {props.leads && <Leading {...props} />}
      </div>
    </Page>
  )
}

function MonthTable({ scene, group, month, dates }: CalendarProps) {
  const byDay = Map.groupBy(dates, ({ starts }) => dayIn(starts, scene.zone))
  const today = dayIn(scene.now, scene.zone)
  return (
    <table class="month later">
      <caption class="hush">{monthWords(scene, month.name)}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <th scope="col">
              <abbr title={weekday(scene, day, 'long')}>{weekday(scene, day, 'short')}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr>
            {week.map((day) => (
              <td class={day === today ? 'today' : undefined}>
                {day && <Day scene={scene} group={group} day={day} dates={byDay.get(day) ?? []} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ scene, group, day, dates }: { scene: Scene; group: Group; day: string; dates: readonly Coming[] }) {
  const number = Number(day.slice(8))
  const [first] = dates
  if (!first) return <span>{number}</span>
  return (
    <a
      class={first.cancelled ? 'off' : undefined}
      href={paths.meetingDate(group.id, first.meeting.id, first.onDate)}
      aria-label={[
        new Intl.DateTimeFormat(dateTongue(scene.language), { dateStyle: 'long', timeZone: 'UTC' }).format(
          new Date(`${day}T12:00:00Z`),
        ),
        first.cancelled ? scene.t('meeting.cancelled') : first.about,
      ]
        .filter(Boolean)
        .join(': ')}
    >
      {number}
    </a>
  )
}

function DateList({ scene, group, dates }: CalendarProps) {
  const { t } = scene
  return (
    <ul class="sessions">
      {dates.map((date) => (
        <li class="session">
          <div>
            <p>
              <a class="plain" href={paths.meetingDate(group.id, date.meeting.id, date.onDate)}>
                <TimeInZone scene={scene} at={date.starts} as="far" />
              </a>
            </p>
            {date.meeting.zone !== scene.zone && !date.cancelled && (
              <p class="small soft">
                <HomeTime scene={scene} at={date.starts} home={date.meeting.zone} />
              </p>
            )}
            {date.about && <p dir="auto">{date.about}</p>}
            <p class="soft">
              {date.cancelled
                ? t('meeting.cancelled')
                : lengthWords(scene, Math.round((date.ends.getTime() - date.starts.getTime()) / 60_000))}
              {date.changed && ` · ${t('meeting.moved')}`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** For those who lead: what is in the calendar, and putting something into it. */
function Leading({ scene, group, meetings, poll }: CalendarProps) {
  const { t } = scene
  return (
    <Sheet title={t('meeting.lead.schedule')}>
      {meetings.length > 0 && (
        <ul class="stack tight">
          {meetings.map((meeting) => (
            <li>
              <MeetingLine scene={scene} meeting={meeting} />
            </li>
          ))}
        </ul>
      )}
      {meetings.length === 0 && <FromCard scene={scene} group={group} />}
      <p class="row">
        <ButtonLink kind="lit" href={paths.newMeeting(group.id)} mark="plus">
          {t('meeting.lead.new')}
        </ButtonLink>
        {!poll && <ButtonLink href={paths.times(group.id)}>{t('times.title')}</ButtonLink>}
      </p>
    </Sheet>
  )
}

function MeetingLine({ scene, meeting }: { scene: Scene; meeting: Meeting }) {
  const { t, now } = scene
  const { rhythm } = rhythmOf(meeting.rule)
  const [next] = datesOf(meeting, '', now, new Date(now.getTime() + 4e10), 1)
  return (
    <>
      <p>
        {meeting.about && <b dir="auto">{meeting.about} · </b>}
        {next ? nextWords(scene, rhythm, next.starts) : rhythm && t(`meeting.rhythm.${rhythm}`)}
      </p>
      <a class="plain" href={paths.meetingEdit(meeting.group_id, meeting.id)}>
        {t(rhythm === 'once' ? 'meeting.lead.edit_once' : 'meeting.lead.edit')}
      </a>
    </>
  )
}

/** "Every week, Tuesdays at 19:00; next on 24 November", by the reader's clock. */
function nextWords(scene: Scene, rhythm: Rhythm | undefined, starts: Date): string {
  const { t, zone } = scene
  const hour = momentWords(scene, starts, 'hour')
  if (rhythm === undefined || rhythm === 'once' || rhythm === 'monthly' || rhythm === 'monthly_last') {
    const said = rhythm === undefined ? 'other' : rhythm === 'once' ? 'once' : 'monthly'
    return t(`meeting.line.${said}`, { day: momentWords(scene, starts, 'weekdayDay'), hour })
  }
  const days = t('groups.day.many', { day: `d${new Date(`${dayIn(starts, zone)}T12:00:00Z`).getUTCDay()}` })
  return t('meeting.line.weekly', {
    rhythm: t(`meeting.rhythm.${rhythm}`),
    days,
    hour,
    day: momentWords(scene, starts, 'dayMonth'),
  })
}

const monthWords = ({ language }: Scene, month: string) =>
  new Intl.DateTimeFormat(dateTongue(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  )

/** 1 is Monday. */
const weekday = ({ language }: Scene, day: number, as: 'long' | 'short') =>
  new Intl.DateTimeFormat(dateTongue(language), { weekday: as, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, day)),
  )
