import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { AskPasskey } from './passkey-parts.tsx'

interface ConfirmProps {
  readonly scene: Scene
  readonly form: Filled
  /** Which ways this person has. */
  readonly password: boolean
  readonly passkeys: boolean
}

export function ConfirmPage({ scene, form, password, passkeys }: ConfirmProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const back = field('back').value ?? ''
  return (
    <Page scene={scene} title={t('people.confirm.title')} scripts={passkeys ? ['passkey.js'] : []}>
      <div class="narrow stack">
        <PageHead title={t('people.confirm.title')} lead={t('people.confirm.lead')} />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        {password && (
          <form class="stack" method="post" novalidate action={paths.confirm()}>
            <input type="hidden" name="back" value={back} />
            <TextField
              {...field('password')}
              type="password"
              label={t('people.sign_in.password')}
              autocomplete="current-password"
              required
            />
            <p>
              <Button kind="lit">{t('people.confirm.act')}</Button>
            </p>
          </form>
        )}
        {passkeys && (
          <AskPasskey scene={scene} action={paths.confirmByPasskey()} back={back} act={t('people.sign_in.passkey')} />
        )}
        <p class="soft">
          {t('people.confirm.other')} <a href={paths.signIn(back)}>{t('people.sign_in.title')}</a>
        </p>
      </div>
    </Page>
  )
}
