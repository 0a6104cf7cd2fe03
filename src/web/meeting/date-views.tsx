import type { Group } from '../../domain/groups/group.ts'
import type { Fellow } from '../../domain/groups/people.ts'
import type { Coming } from '../../domain/meeting/meetings.ts'
import type { Reasons } from '../form.ts'
import { BackToGroup } from '../groups/back-to-group.tsx'
import { topicOf } from '../groups/card.tsx'
import { type FormProps, fieldOf } from '../groups/card-field.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead, Sheet } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { ReplyForm, type SeenProps, WaysIn, When, WithWhom } from './date-parts.tsx'
import { DateFields, HostField, WayFields } from './form-fields.tsx'

interface DateProps extends SeenProps {
  readonly group: Group
  readonly leads: boolean
  readonly errors: Reasons
}

/** One meeting on one date, for those inside. */
export function DatePage({ scene, group, seen, leads, errors }: DateProps) {
  const { t } = scene
  const { date } = seen
  return (
    <Page scene={scene} title={t('meeting.date.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={<span dir="auto">{date.about || t('meeting.date.title')}</span>}
          before={<BackToGroup scene={scene} group={group} />}
        />
        <FormErrors scene={scene} errors={errors} />
        <Sheet>
          <When scene={scene} seen={seen} />
          <WaysIn scene={scene} seen={seen} lit />
          <WithWhom scene={scene} seen={seen} />
        </Sheet>
        <ReplyForm scene={scene} seen={seen} from="date" />
        {leads && date.ends > scene.now && <Deciding scene={scene} date={date} />}
        <p>
          <a class="plain" href={paths.calendar(group.id)}>
            {t('meeting.next.calendar')}
          </a>
        </p>
      </div>
    </Page>
  )
}

function Deciding({ scene: { t }, date: { meeting, onDate, cancelled } }: { scene: Scene; date: Coming }) {
  const { group_id: group, id } = meeting
  return (
    <Sheet title={t('meeting.lead.title')}>
      <div class="row">
        {!cancelled && (
          <ButtonLink href={paths.meetingChange(group, id, onDate)}>{t('meeting.lead.change_date')}</ButtonLink>
        )}
        {cancelled ? (
          <ActionButton action={paths.meetingRestoration(group, id, onDate)}>{t('meeting.lead.restore')}</ActionButton>
        ) : (
          <ActionButton action={paths.meetingCancellation(group, id, onDate)}>
            {t('meeting.lead.cancel_date')}
          </ActionButton>
        )}
        <ButtonLink kind="plain" href={paths.meetingEdit(group, id)}>
          {t(meeting.rule === '' ? 'meeting.lead.edit_once' : 'meeting.lead.edit')}
        </ButtonLink>
      </div>
      {!cancelled && <p class="small soft">{t('meeting.lead.cancel_is')}</p>}
    </Sheet>
  )
}

interface ChangeProps extends FormProps {
  readonly group: Group
  readonly date: Coming
  readonly people: readonly Fellow[]
}

/** Another hour, another subject or another way in, for this date alone. */
export function ChangePage({ group, date, people, ...props }: ChangeProps) {
  const { scene, form } = props
  const { t } = scene
  const { meeting, onDate } = date
  return (
    <Page scene={scene} title={t('meeting.change.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={t('meeting.change.title')}
          lead={<TimeInZone scene={scene} at={date.starts} as="far" zone={meeting.zone} />}
          before={<BackToGroup scene={scene} group={group} />}
        />
        <FormErrors scene={scene} errors={form.errors} />
        <form class="stack" method="post" novalidate action={paths.meetingChange(group.id, meeting.id, onDate)}>
          <Sheet title={t('meeting.form.when')}>
            <DateFields {...props} />
            <p class="hint">{t('meeting.change.zone', { zone: meeting.zone.replaceAll('_', ' ') })}</p>
          </Sheet>
          <Sheet title={t('meeting.form.way')}>
            <p class="hint">{t('meeting.change.usual')}</p>
            <WayFields {...props} />
          </Sheet>
          <HostField
            {...fieldOf(props, 'host', 'meeting.form.host')}
            people={people}
            empty={t('meeting.change.usual_host')}
          />
          <p>
            <Button kind="lit" wide>
              {t('meeting.change.keep')}
            </Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
