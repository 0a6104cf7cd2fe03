import type { As } from '../../domain/groups/doors.ts'
import type { Group } from '../../domain/groups/group.ts'
import type { Reasons, Typed } from '../form.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { Door } from '../ui/door.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { AgreementPart, CardBody, titleOf } from './card.tsx'
import { KeepsakeChoice } from './keepsake-choice.tsx'
import { textOf } from './my-seat.tsx'
import { NameField } from './name-field.tsx'
import { labelOf } from './outside.tsx'
import { Written } from './written.tsx'

export interface DoorPageProps {
  readonly scene: Scene
  readonly group: Group
  readonly way: { readonly way: As; readonly by: 'door' | 'ask' }
  /** The token of an invitation in hand. */
  readonly invitation?: string | undefined
  readonly form: { readonly typed: Typed; readonly errors: Reasons }
}

/** The way in: the agreement read, a name chosen for here, a box nobody ticked beforehand, who learns what. */
export function DoorPage(props: DoorPageProps) {
  const { scene, group, way, invitation, form } = props
  const { t } = scene
  return (
    <Page scene={scene} title={invitation ? t('groups.invited.title') : titleOf(scene, group)}>
      <article class="narrow stack">
        {invitation && <p>{t('groups.invited.words', { group: group.name })}</p>}
        <PageHead title={<bdi>{group.name}</bdi>} lead={t(`groups.door.lead.${way.by}.${way.way}`)} />
        <FormErrors scene={scene} errors={form.errors} />
        {/* Whoever comes by a link has not read the card yet. */}
        {invitation ? (
          <>
            <Written words={group.purpose} />
            <CardBody scene={scene} group={group} />
          </>
        ) : (
          <AgreementPart scene={scene} group={group} />
        )}
        <Door action={actionOf(props)}>
          {way.by === 'ask' ? <AskFields {...props} /> : <EntryFields {...props} />}
          <p>
            <Button kind="lit" wide>
              {t(labelOf(way))}
            </Button>
          </p>
        </Door>
        <p>
          <a class="plain" href={invitation ? paths.groups() : paths.group(group.id)}>
            {t('groups.door.not_now')}
          </a>
        </p>
      </article>
    </Page>
  )
}

function actionOf({ group, way }: DoorPageProps): string {
  if (way.by === 'ask') return paths.ask(group.id)
  return way.way === 'guest' ? paths.visit(group.id) : paths.membership(group.id)
}

function EntryFields(props: DoorPageProps) {
  const { scene, group, way, invitation, form } = props
  const { t } = scene
  return (
    <>
      <NameField
        scene={scene}
        value={textOf(form.typed.name) ?? scene.person?.name}
        error={errorOf(scene, form.errors, 'name')}
      />
      <KeepsakeChoice scene={scene} group={group.id} chosen={textOf(form.typed.keepsake)} />
      <input type="hidden" name="accepted" value={String(group.agreement.version)} />
      {invitation && <input type="hidden" name="invitation" value={invitation} />}
      <Tick
        name="agreed"
        label={t('groups.door.agree')}
        checked={form.typed.agreed === 'on'}
        error={errorOf(scene, form.errors, 'agreed')}
        required
      />
      <WhoCanSee>{t(`groups.door.seen.${way.way}`)}</WhoCanSee>
    </>
  )
}

function AskFields(props: DoorPageProps) {
  const { scene, group, way, form } = props
  const { t } = scene
  return (
    <>
      <NameField
        scene={scene}
        value={textOf(form.typed.name) ?? scene.person?.name}
        error={errorOf(scene, form.errors, 'name')}
      />
      {way.way === 'guest' && <input type="hidden" name="guest" value="on" />}
      {group.questions.map((question, i) => (
        <TextArea
          name={`answer${i + 1}`}
          label={<span dir="auto">{question}</span>}
          hint={t('groups.ask.leave_out')}
          maxlength={1000}
          value={textOf(form.typed[`answer${i + 1}`])}
          error={errorOf(scene, form.errors, `answer${i + 1}`)}
          describedBy="ask-seen"
        />
      ))}
      <WhoCanSee id="ask-seen">{t('groups.ask.seen')}</WhoCanSee>
    </>
  )
}
