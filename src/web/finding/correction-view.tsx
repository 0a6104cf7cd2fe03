import type { Reasons, Typed } from '../form.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'

export const KINDS = ['wrong', 'ours', 'take_down'] as const

interface FormProps {
  readonly scene: Scene
  /** Where the form is sent: a listing's address, or whatever was asked for. */
  readonly action: string
  readonly form: { readonly typed: Typed; readonly errors: Reasons }
}

/** "This is wrong, it is ours, take it down": without an account. */
export function CorrectionForm({ scene, action, form: { typed, errors } }: FormProps) {
  const { t } = scene
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const error = (name: string) => errors[name] && t(errors[name].id, errors[name].values)
  return (
    <form class="stack tight" method="post" novalidate action={action}>
      <Choice
        name="kind"
        label={t('finding.correction.kind')}
        value={text('kind')}
        error={error('kind')}
        options={KINDS.map((value) => ({ value, label: t(`finding.correction.${value}`) }))}
      />
      <TextArea
        name="words"
        label={t('finding.correction.words')}
        hint={t('finding.correction.words_hint')}
        value={text('words')}
        error={error('words')}
        maxlength={2000}
        describedBy="who-reads"
      />
      <TextField
        name="reach_me"
        label={t('finding.correction.reach_me')}
        hint={t('finding.correction.reach_me_hint')}
        value={text('reach_me')}
        error={error('reach_me')}
        maxlength={200}
      />
      <WhoCanSee id="who-reads">{t('finding.correction.who')}</WhoCanSee>
      <Button>{t('finding.correction.act')}</Button>
    </form>
  )
}

/** The form again, with what is still missing. It names no listing: it looks the same whether there is one or not. */
export function CorrectionPage({ scene, action, form }: FormProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('finding.correction.title')}>
      <div class="narrow stack">
        <h1>{t('finding.correction.title')}</h1>
        <FormErrors scene={scene} errors={form.errors} />
        <CorrectionForm scene={scene} action={action} form={form} />
      </div>
    </Page>
  )
}
