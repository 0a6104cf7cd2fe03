import type { Group } from '../../domain/groups/group.ts'
import { answers, type Poll, type PollTime } from '../../domain/meeting/polls.ts'
import type { Reasons } from '../form.ts'
import { BackToGroup } from '../groups/back-to-group.tsx'
import { topicOf } from '../groups/card.tsx'
import { type FormProps, fieldOf } from '../groups/card-field.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import { zoneLabel } from '../people/zone-names.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead, Rest, Sheet } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZones } from '../ui/time-in-zone.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { WayFields } from './form-fields.tsx'

interface PollProps {
  readonly scene: Scene
  readonly group: Group
  readonly poll: Poll
  readonly leads: boolean
  readonly errors: Reasons
}

/** In a flare so many times are asked about at first. */
const IN_A_FLARE = 2

/** The times a group is asked about. Every answer may be left open, and be changed. */
export function PollPage({ scene, group, poll, leads, errors }: PollProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('times.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <FormErrors scene={scene} errors={errors} />
        <BackToGroup scene={scene} group={group} />
        <PageHead title={t('times.title')} lead={t('times.poll.lead')} />
        <p>{t(poll.weekly ? 'times.poll.weekly' : 'times.poll.once', { minutes: poll.minutes })}</p>
        <form class="stack" method="post" novalidate action={paths.pollAnswers(group.id, poll.id)}>
          {poll.times.slice(0, IN_A_FLARE).map((time) => (
            <OneTime scene={scene} poll={poll} time={time} errors={errors} />
          ))}
          {poll.times.length > IN_A_FLARE && (
            <>
              <Rest>{t('times.poll.rest')}</Rest>
              <div class="stack later">
                {poll.times.slice(IN_A_FLARE).map((time) => (
                  <OneTime scene={scene} poll={poll} time={time} errors={errors} />
                ))}
              </div>
            </>
          )}
          <WhoCanSee>{t('times.poll.who')}</WhoCanSee>
          <p>
            <Button kind="lit">{t('times.poll.keep')}</Button>
          </p>
        </form>
        {leads && <Leading scene={scene} group={group} poll={poll} />}
        <p class="later">
          <a class="plain" href={paths.yourHours()}>
            {t('hours.title')}
          </a>
        </p>
      </div>
    </Page>
  )
}

/** When it is by my clock and by the group's, the word about it, and my answer. */
function OneTime({ scene, poll, time, errors }: Omit<PollProps, 'group' | 'leads'> & { time: PollTime }) {
  const { t } = scene
  const options = answers.map((value) => ({ value, label: t(`times.answer.${value}`) }))
  const name = letters(time.id)
  return (
    <Choice
      name={name}
      label={<TimeInZones scene={scene} at={time.starts} home={poll.zone} />}
      {...(time.said && { hint: t(`times.word.${time.said}`) })}
      error={errorOf(scene, errors, name)}
      value={time.mine}
      // A button of a choice cannot be let go of again without a script.
      options={time.mine ? [...options, { value: 'open', label: t('times.answer.open') }] : options}
    />
  )
}

function Leading({ scene: { t }, group, poll }: Omit<PollProps, 'leads' | 'errors'>) {
  return (
    <Sheet title={t('meeting.lead.title')}>
      <p>{t('times.lead.words')}</p>
      <div class="row">
        <ButtonLink href={paths.pollSettling(group.id, poll.id)}>{t('times.lead.choose')}</ButtonLink>
        <ActionButton action={paths.pollWithdrawal(group.id, poll.id)}>{t('times.lead.withdraw')}</ActionButton>
      </div>
      <p class="small soft">{t('times.lead.withdraw_is')}</p>
    </Sheet>
  )
}

/** One of the times becomes a meeting: which, what it is about, and how to come in. */
export function SettlePage({ group, poll, ...props }: FormProps & { group: Group; poll: Poll }) {
  const { scene, form } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('times.lead.choose')} topic={topicOf(group)}>
      <div class="narrow stack">
        <FormErrors scene={scene} errors={form.errors} />
        <BackToGroup scene={scene} group={group} />
        <PageHead title={t('times.lead.choose')} lead={t('times.settle.lead')} />
        <form class="stack" method="post" novalidate action={paths.pollSettling(group.id, poll.id)}>
          <Choice
            {...fieldOf(props, 'time', 'times.settle.which')}
            hint={t('times.settle.zone', { zone: zoneLabel(scene, poll.zone) })}
            options={poll.times.map((time) => ({
              value: letters(time.id),
              label: <TimeInZones scene={scene} at={time.starts} home={poll.zone} />,
              hint: time.said ? t(`times.word.${time.said}`) : undefined,
            }))}
          />
          <TextField {...fieldOf(props, 'about', 'meeting.form.about', 'meeting.form.about_hint')} maxlength={200} />
          <Sheet title={t('meeting.form.way')}>
            <WayFields {...props} />
          </Sheet>
          <p>
            <Button kind="lit">{t('meeting.new.do')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

/** On a group's page and in its calendar: that there is something to answer. */
export function PollNote({ scene: { t }, group, poll }: { scene: Scene; group: Group; poll: Poll }) {
  return (
    <Sheet title={t('times.title')} edge="dashed">
      <p>{t('times.note.words')}</p>
      <p>
        <ButtonLink href={paths.poll(group.id, poll.id)}>{t('times.note.do')}</ButtonLink>
      </p>
    </Sheet>
  )
}
