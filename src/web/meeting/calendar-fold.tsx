import type { Group } from '../../domain/groups/group.ts'
import { datesOf, type Meeting } from '../../domain/meeting/meetings.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Fold } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

const YEAR_MS = 366 * 86_400_000

interface FoldProps {
  readonly scene: Scene
  readonly group: Group
  readonly meetings: readonly Meeting[]
}

/** On a group's calendar page: how to have it in one's own, as a link to follow or each meeting as a file. */
export function CalendarFold({ scene, group, meetings }: FoldProps) {
  const { t, now } = scene
  const until = new Date(now.getTime() + YEAR_MS)
  return (
    <Fold title={t('calendars.title')} later>
      <p>{t('calendars.fold.words')}</p>
      <p>
        <ButtonLink href={paths.yourCalendars(letters(group.id))}>{t('calendars.fold.link')}</ButtonLink>
      </p>
      {meetings.length > 0 && <p>{t('calendars.fold.alone')}</p>}
      <ul class="stack tight">
        {meetings.map((meeting) => {
          const [next] = datesOf(meeting, group.name, now, until, 1)
          return (
            <li>
              <a class="plain" href={paths.meetingFile(group.id, meeting.id)} download>
                <span>
                  {meeting.about && <bdi>{meeting.about}</bdi>}
                  {meeting.about && next && ' · '}
                  {next && <TimeInZone scene={scene} at={next.starts} as="far" />}
                  {!meeting.about && !next && t('calendars.meeting')}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </Fold>
  )
}
