import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { AskPasskey } from './passkey-parts.tsx'
import { SignInForm, SignInNameField } from './sign-in-parts.tsx'

interface SignInProps {
  readonly scene: Scene
  readonly form: Filled
  readonly passkeys: boolean
}

/** The way in, and beside it every other way in. */
export function SignInPage({ scene, form, passkeys }: SignInProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const back = field('back').value ?? ''
  return (
    <Page scene={scene} title={t('people.sign_in.title')} scripts={passkeys ? ['passkey.js'] : []}>
      <div class="narrow stack">
        <PageHead title={t('people.sign_in.title')} />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <SignInForm scene={scene} form={form} action={paths.signIn()}>
          <input type="hidden" name="back" value={back} />
          <SignInNameField scene={scene} form={form} />
          <TextField
            {...field('password')}
            type="password"
            label={t('people.sign_in.password')}
            autocomplete="current-password"
            required
          />
        </SignInForm>
        {passkeys && (
          <AskPasskey scene={scene} action={paths.signInByPasskey()} back={back} act={t('people.sign_in.passkey')} />
        )}
        <nav aria-labelledby="other-ways" class="stack tight">
          <h2 id="other-ways">{t('people.sign_in.other')}</h2>
          <ul class="stack tight">
            <li>
              <a class="plain" href={paths.signInByMail()}>
                {t('people.sign_in.by_mail')}
              </a>
            </li>
            <li>
              <a class="plain" href={paths.signInByCode()}>
                {t('people.sign_in.by_code')}
              </a>
            </li>
            <li>
              <a class="plain" href={paths.signInOnDevice()}>
                {t('people.sign_in.by_device')}
              </a>
            </li>
            <li>
              <a class="plain" href={paths.signInReset()}>
                {t('people.sign_in.by_reset')}
              </a>
            </li>
            <li>
              <a class="plain" href={paths.signUp()}>
                {t('people.sign_in.new')}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </Page>
  )
}
