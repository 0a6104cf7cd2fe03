import { agreementTemplate, agreementTemplateIds } from '../../domain/groups/agreement-templates.ts'
import type { Group } from '../../domain/groups/group.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Tick } from '../ui/choice.tsx'
import { Agreement } from '../ui/door.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { BackToGroup } from './back-to-group.tsx'
import { topicOf } from './card.tsx'
import { type FormProps, fieldOf } from './card-field.ts'
import { FirstOfCard } from './card-form-views.tsx'
import { MoreOfCard } from './card-more-views.tsx'
import { KeepsakeChoice } from './keepsake-choice.tsx'
import { ListingChoice } from './lead-views.tsx'
import { textOf } from './my-seat.tsx'

const LABELS = {
  name: 'leading.form.name',
  purpose: 'leading.form.purpose',
  focus: 'leading.form.focus',
  not_for: 'leading.form.not_for',
  formats: 'leading.form.formats',
  own_lines: 'leading.form.own_lines',
  my_name: 'groups.face.name',
  agreed: 'groups.door.agree',
} as const

/** Founding a group: its card, its first agreement, where it is found, and who founds it. */
export function FoundingPage(props: FormProps) {
  const { scene, form } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('leading.found.title')}>
      <div class="narrow stack">
        <PageHead title={t('leading.found.title')} lead={t('leading.found.lead')} />
        <FormErrors scene={scene} errors={form.errors} labels={LABELS} />
        <form class="stack" method="post" novalidate action={paths.newGroup()}>
          <FirstOfCard {...props} />
          <Sheet title={t('leading.form.listing')}>
            <ListingChoice
              scene={scene}
              value={textOf(form.typed.listing)}
              error={errorOf(scene, form.errors, 'listing')}
            />
            <p class="hint">{t('leading.found.approval')}</p>
          </Sheet>
          <FirstAgreement {...props} />
          <MoreOfCard {...props} />
          <Founder {...props} />
        </form>
      </div>
    </Page>
  )
}

function FirstAgreement(props: FormProps) {
  const { scene, form } = props
  const { t } = scene
  const language = scene.language === 'es' ? 'es' : 'en'
  const own = textOf(form.typed.own_lines)
  return (
    <Sheet title={t('groups.agreement.title')}>
      <Choice
        {...fieldOf(props, 'template', 'leading.form.template', 'leading.form.template_hint')}
        options={[...agreementTemplateIds, 'own' as const].map((value) => ({
          value,
          label: t(`leading.template.${value}`),
        }))}
      />
      {agreementTemplateIds.map((id) => (
        <Fold title={t('leading.template.read', { name: t(`leading.template.${id}`) })} later>
          <Agreement sentences={agreementTemplate(id, language)} />
        </Fold>
      ))}
      <Fold
        title={t('leading.form.own_lines')}
        open={Boolean(own || form.errors.own_lines) || form.typed.template === 'own'}
      >
        <TextArea {...fieldOf(props, 'own_lines', 'leading.form.own_lines', 'leading.agreement.lines_hint')} />
      </Fold>
    </Sheet>
  )
}

function Founder(props: FormProps) {
  const { scene, form } = props
  const { t } = scene
  return (
    <Sheet title={t('leading.found.you')}>
      <TextField {...fieldOf(props, 'my_name', 'groups.face.name', 'groups.face.name_hint')} maxlength={40} />
      <KeepsakeChoice scene={scene} group="new" chosen={textOf(form.typed.keepsake)} />
      <Tick
        name="agreed"
        label={t('groups.door.agree')}
        checked={textOf(form.typed.agreed) === 'on'}
        error={errorOf(scene, form.errors, 'agreed')}
      />
      <WhoCanSee>{t('leading.found.seen')}</WhoCanSee>
      <p>
        <Button kind="lit" wide>
          {t('leading.found.do')}
        </Button>
      </p>
    </Sheet>
  )
}

/** Rewriting the card. The agreement has a way of its own, because people have said yes to it. */
export function EditPage({ group, ...props }: FormProps & { group: Group }) {
  const { scene, form } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('leading.edit.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={t('leading.edit.title')}
          lead={t('leading.edit.lead')}
          before={<BackToGroup scene={scene} group={group} />}
        />
        <FormErrors scene={scene} errors={form.errors} labels={LABELS} />
        <form class="stack" method="post" novalidate action={paths.edit(group.id)}>
          <FirstOfCard {...props} />
          <MoreOfCard {...props} />
          <p>
            <Button kind="lit" wide>
              {t('leading.edit.keep')}
            </Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
