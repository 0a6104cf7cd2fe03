import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'

interface FormProps {
  readonly scene: Scene
  readonly form: Filled
}

/** Asks for a sign-in name; the only way a steward points at somebody. */
function NameField({ scene, form, name }: FormProps & { name: string }) {
  const { t } = scene
  return (
    <TextField
      {...fieldsOf(scene, form)(name)}
      label={t('steward.people.name')}
      hint={t('steward.people.name_hint')}
      maxlength={40}
      code
      required
    />
  )
}

/** A way back in for somebody who has lost every other. The answer shows a code, which Turbo would not. */
export function ResetForm({ scene, form }: FormProps) {
  const { t } = scene
  return (
    <form class="stack tight" method="post" novalidate action={paths.reset()} data-turbo="false">
      <p>{t('steward.people.reset.words')}</p>
      <NameField scene={scene} form={form} name="reset_name" />
      <p>
        <Button>{t('steward.people.reset.act')}</Button>
      </p>
    </form>
  )
}

export function SuspendForm({ scene, form }: FormProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  return (
    <form class="stack tight" method="post" novalidate action={paths.suspension()}>
      <p>{t('steward.people.suspend.words')}</p>
      <NameField scene={scene} form={form} name="suspend_name" />
      <TextArea
        {...field('reason')}
        label={t('steward.people.suspend.reason')}
        maxlength={2000}
        required
        describedBy="who-suspend"
        after={<WhoCanSee id="who-suspend">{t('steward.people.suspend.who')}</WhoCanSee>}
      />
      <TextField
        {...field('until')}
        type="date"
        label={t('steward.people.suspend.until')}
        hint={t('steward.people.suspend.until_hint')}
      />
      <p>
        <Button>{t('steward.people.suspend.act')}</Button>
      </p>
    </form>
  )
}

export function StewardForm({ scene, form }: FormProps) {
  const { t } = scene
  return (
    <form class="stack tight" method="post" novalidate action={paths.stewardship()}>
      <p>{t('steward.people.stewards.words')}</p>
      <NameField scene={scene} form={form} name="steward_name" />
      <p class="row">
        <Button name="role" value="give">
          {t('steward.people.stewards.give')}
        </Button>
        <Button name="role" value="take">
          {t('steward.people.stewards.take')}
        </Button>
      </p>
    </form>
  )
}
