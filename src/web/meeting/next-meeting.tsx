import type { Group } from '../../domain/groups/group.ts'
import type { NextDate } from '../../domain/meeting/look.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Sheet } from '../ui/sheet.tsx'
import { CancelledLine, ReplyForm, WaysIn, When, WithWhom } from './date-parts.tsx'

interface NextProps {
  readonly scene: Scene
  readonly group: Group
  readonly calendar: NextDate
  /** Nothing else on the page is the one thing to do. */
  readonly lit: boolean
}

/** On the group's page: the meeting that comes next or is under way, and the way to the calendar. */
export function NextMeeting({ scene, group, calendar: { next, cancelled }, lit }: NextProps) {
  const { t } = scene
  return (
    <Sheet title={t('meeting.next.title')} id="meeting">
      {cancelled.map((date) => (
        <CancelledLine scene={scene} date={date} />
      ))}
      {next ? (
        <>
          {next.date.about && (
            <p class="lead" dir="auto">
              {next.date.about}
            </p>
          )}
          <When scene={scene} seen={next} />
          <WaysIn scene={scene} seen={next} lit={lit} />
          <WithWhom scene={scene} seen={next} />
          <ReplyForm scene={scene} seen={next} from="group" />
        </>
      ) : (
        <p>{t('meeting.next.none')}</p>
      )}
      <p>
        <a class="plain" href={paths.calendar(group.id)}>
          {t('meeting.next.calendar')}
        </a>
      </p>
    </Sheet>
  )
}
