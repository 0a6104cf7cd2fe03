import type { Group } from '../../domain/groups/group.ts'
import type { NotePage } from '../../domain/groups/notes.ts'
import type { OpenAsk } from '../../domain/groups/people.ts'
import type { Seat } from '../../domain/groups/standing.ts'
import type { ListingAnswer } from '../../domain/place/approval.ts'
import type { Reasons, Typed } from '../form.ts'
import { FromCard } from '../meeting/from-card.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { Asks } from './ask-views.tsx'
import { BackToGroup } from './back-to-group.tsx'
import { topicOf } from './card.tsx'
import { LeadNotes } from './lead-notes.tsx'
import { ListingAnswerPart } from './listing-answer.tsx'
import { textOf } from './my-seat.tsx'

export interface LeadProps {
  readonly scene: Scene
  readonly group: Group
  /** One's own. */
  readonly seat: Seat
  readonly asks: readonly OpenAsk[]
  readonly notes: NotePage
  readonly welcome: { readonly words: string; readonly way_in: string }
  /** What a steward said to its listing, the last time. */
  readonly answer: ListingAnswer | undefined
  /** Something is in its calendar. */
  readonly scheduled: boolean
  /** Mails leave here. */
  readonly letters: boolean
  readonly form?: { readonly typed: Typed; readonly errors: Reasons } | undefined
}

/** All that those who lead decide: who waits, what a week asks, then what is seldom. Nothing is counted and nothing waits in red. */
export function LeadPage(props: LeadProps) {
  const { scene, group, form } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('leading.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={t('leading.title')}
          lead={t('leading.lead')}
          before={<BackToGroup scene={scene} group={group} />}
        />
        <FormErrors scene={scene} errors={form?.errors ?? {}} />
        <ListingAnswerPart scene={scene} group={group} answer={props.answer} />
        <Asks {...props} />
        <p class="row">
          <ButtonLink href={paths.calendar(group.id)}>{t('meeting.calendar.title')}</ButtonLink>
          <ButtonLink href={paths.people(group.id)}>{t('groups.inside.people')}</ButtonLink>
          <ButtonLink href={paths.invitations(group.id)}>{t('leading.to_invitations')}</ButtonLink>
        </p>
        {!props.scheduled && group.times.length > 0 && !group.closed_at && (
          <Sheet title={t('meeting.calendar.title')}>
            <FromCard scene={scene} group={group} />
          </Sheet>
        )}
        <LeadNotes {...props} />
        <Fullness {...props} />
        <section class="stack tight">
          <h2>{t('leading.seldom')}</h2>
          <p class="row">
            <ButtonLink href={paths.edit(group.id)}>{t('leading.to_edit')}</ButtonLink>
            <ButtonLink href={paths.bring(group.id)}>{t('bring.title')}</ButtonLink>
            <ButtonLink href={paths.groupExport(group.id)}>{t('yours.group.title')}</ButtonLink>
          </p>
          <WelcomeForm {...props} />
          <AgreementForm {...props} />
          <ListingForm {...props} />
          <Fold title={t('leading.lay_down.title')}>
            <p>{t('leading.lay_down.words')}</p>
            <div>
              <ActionButton action={paths.leading(group.id, props.seat.id)} fields={{ leads: 'no' }}>
                {t('leading.lay_down.do')}
              </ActionButton>
            </div>
          </Fold>
        </section>
      </div>
    </Page>
  )
}

function Fullness({ scene: { t }, group }: LeadProps) {
  const full = group.full_since !== null
  return (
    <Sheet title={t('leading.full.title')}>
      <p>{t(full ? 'leading.full.is' : 'leading.full.is_not')}</p>
      <div>
        <ActionButton action={paths.fullness(group.id)} fields={{ full: full ? 'no' : 'yes' }}>
          {t(full ? 'leading.full.open' : 'leading.full.close')}
        </ActionButton>
      </div>
    </Sheet>
  )
}

function WelcomeForm({ scene, group, welcome, form }: LeadProps) {
  const { t } = scene
  const errors = form?.errors ?? {}
  return (
    <Fold title={t('leading.welcome.title')} open={'words' in errors || 'way_in' in errors}>
      <form class="stack" method="post" novalidate action={paths.welcome(group.id)}>
        <TextArea
          name="words"
          label={t('leading.welcome.words')}
          maxlength={4000}
          rows={8}
          value={textOf(form?.typed.words) ?? welcome.words}
          error={errorOf(scene, errors, 'words')}
          describedBy="welcome-seen"
        />
        <TextArea
          name="way_in"
          label={t('leading.welcome.way_in')}
          hint={t('leading.welcome.way_in_hint')}
          maxlength={600}
          value={textOf(form?.typed.way_in) ?? welcome.way_in}
          error={errorOf(scene, errors, 'way_in')}
          describedBy="welcome-seen"
        />
        <WhoCanSee id="welcome-seen">{t('leading.welcome.seen')}</WhoCanSee>
        <p>
          <Button>{t('leading.welcome.keep')}</Button>
        </p>
      </form>
    </Fold>
  )
}

function AgreementForm({ scene, group, form }: LeadProps) {
  const { t } = scene
  const errors = form?.errors ?? {}
  return (
    <Fold title={t('leading.agreement.title')} open={'lines' in errors || 'change' in errors || 'told' in errors}>
      <form class="stack" method="post" novalidate action={paths.agreement(group.id)}>
        <input type="hidden" name="after" value={String(group.agreement.version)} />
        <TextArea
          name="lines"
          label={t('leading.agreement.lines')}
          hint={t('leading.agreement.lines_hint')}
          rows={12}
          value={textOf(form?.typed.lines) ?? group.agreement.lines.join('\n')}
          error={errorOf(scene, errors, 'lines')}
        />
        <Choice
          name="change"
          label={t('leading.agreement.change')}
          value={textOf(form?.typed.change)}
          error={errorOf(scene, errors, 'change')}
          options={(['small', 'new'] as const).map((value) => ({
            value,
            label: t(`leading.agreement.change.${value}`),
            hint: t(`leading.agreement.change_is.${value}`),
          }))}
        />
        <TextArea
          name="told"
          label={t('leading.agreement.told')}
          hint={t('leading.agreement.told_hint')}
          maxlength={500}
          value={textOf(form?.typed.told)}
          error={errorOf(scene, errors, 'told')}
        />
        <p>
          <Button>{t('leading.agreement.publish')}</Button>
        </p>
      </form>
    </Fold>
  )
}

function ListingForm({ scene, group, form }: LeadProps) {
  const { t } = scene
  const errors = form?.errors ?? {}
  return (
    <Fold title={t('leading.listing.title')} open={'listing' in errors}>
      <form class="stack" method="post" novalidate action={paths.listing(group.id)}>
        <ListingChoice
          scene={scene}
          value={group.listing === 'waiting' ? 'listed' : group.listing}
          error={errorOf(scene, errors, 'listing')}
        />
        <p>
          <Button>{t('leading.listing.keep')}</Button>
        </p>
      </form>
    </Fold>
  )
}

/** Where the group can be found, with what each choice means. */
export function ListingChoice({
  scene: { t },
  value,
  error,
}: {
  scene: Scene
  value: string | undefined
  error: string | undefined
}) {
  return (
    <Choice
      name="listing"
      label={t('leading.listing.choose')}
      value={value}
      error={error}
      options={(['listed', 'unlisted', 'hidden'] as const).map((one) => ({
        value: one,
        label: t(`leading.listing.${one}`),
        hint: t(`leading.listing_is.${one}`),
      }))}
    />
  )
}
