import type { Group } from '../../domain/groups/group.ts'
import type { Fellow } from '../../domain/groups/people.ts'
import type { Meeting } from '../../domain/meeting/meetings.ts'
import { BackToGroup } from '../groups/back-to-group.tsx'
import { topicOf } from '../groups/card.tsx'
import type { FormProps } from '../groups/card-field.ts'
import { paths } from '../paths.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead, Sheet } from '../ui/sheet.tsx'
import { MeetingFields } from './form-fields.tsx'

interface FormPageProps extends FormProps {
  readonly group: Group
  readonly people: readonly Fellow[]
}

const LABELS = {
  starts_on: 'meeting.form.starts_on',
  starts: 'meeting.form.starts',
  minutes: 'meeting.form.minutes',
  rhythm: 'meeting.form.rhythm',
  until: 'meeting.form.until',
  link: 'meeting.form.link',
  phone: 'meeting.form.phone',
  capacity: 'meeting.form.capacity',
} as const

/** A new meeting in the group's calendar. */
export function NewMeetingPage({ group, people, ...props }: FormPageProps) {
  const { scene, form } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('meeting.new.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={t('meeting.new.title')}
          lead={t('meeting.new.lead')}
          before={<BackToGroup scene={scene} group={group} />}
        />
        <FormErrors scene={scene} errors={form.errors} labels={LABELS} />
        <form class="stack" method="post" novalidate action={paths.meetings(group.id)}>
          <MeetingFields {...props} people={people} />
          <p>
            <Button kind="lit" wide>
              {t('meeting.new.do')}
            </Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

/** All dates of a meeting, from the next one on; or none any more. */
export function EditMeetingPage({ group, people, meeting, ...props }: FormPageProps & { meeting: Meeting }) {
  const { scene, form } = props
  const { t } = scene
  const title = t(meeting.rule === '' ? 'meeting.lead.edit_once' : 'meeting.edit.title')
  return (
    <Page scene={scene} title={title} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={title}
          {...(meeting.rule !== '' && { lead: t('meeting.edit.lead') })}
          before={<BackToGroup scene={scene} group={group} />}
        />
        <FormErrors scene={scene} errors={form.errors} labels={LABELS} />
        <form class="stack" method="post" novalidate action={paths.meetingEdit(group.id, meeting.id)}>
          <MeetingFields {...props} people={people} />
          <p>
            <Button kind="lit" wide>
              {t('meeting.edit.keep')}
            </Button>
          </p>
        </form>
        <Sheet title={t('meeting.ending.title')}>
          <p>{t('meeting.ending.words')}</p>
          <div>
            <ActionButton action={paths.meetingEnding(group.id, meeting.id)}>{t('meeting.ending.do')}</ActionButton>
          </div>
        </Sheet>
      </div>
    </Page>
  )
}
