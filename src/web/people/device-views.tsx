import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Qr } from '../ui/qr.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { BackToSignIn, BackToYou } from './back-link.tsx'
import { SignInForm } from './sign-in-parts.tsx'

interface DeviceProps {
  readonly scene: Scene
  /** The whole address in the square. */
  readonly link: string
  /** Where the code is typed, as people say an address, and the code. */
  readonly typeAt: string
  readonly code: string
}

/** A square for the other device's camera, and the same as a code for whoever has no camera to hand. */
export function DevicePage({ scene, link, typeAt, code }: DeviceProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.device.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('people.device.title')}
          lead={t('people.device.lead')}
          before={<BackToYou scene={scene} />}
        />
        <Qr of={link} label={t('people.device.square')} />
        <section class="sheet stack tight" aria-labelledby="typed">
          <h2 id="typed">{t('people.device.type')}</h2>
          <p>{t('people.device.type_at')}</p>
          <p>
            <bdi dir="ltr" class="typed">
              {typeAt.split(/(?=\/[^/])/).map((part) => (
                <>
                  {part}
                  <wbr />
                </>
              ))}
            </bdi>
          </p>
          <p>{t('people.device.type_this')}</p>
          <p>
            <code dir="ltr" class="typed">
              {code}
            </code>
          </p>
        </section>
        <p class="soft">{t('people.device.care')}</p>
        <p>
          <a class="plain" href={paths.yourSessions()}>
            {t('people.sessions.title')}
          </a>
        </p>
      </div>
    </Page>
  )
}

/** On the other device: the code from the first. Nothing else is asked, for it is that device's word that counts. */
export function DeviceCodePage({ scene, form }: { scene: Scene; form: Filled }) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  return (
    <Page scene={scene} title={t('people.by_device.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('people.by_device.title')}
          lead={t('people.by_device.lead')}
          before={<BackToSignIn scene={scene} />}
        />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <SignInForm scene={scene} form={form} action={paths.signInOnDevice()}>
          <TextField
            {...field('code')}
            label={t('people.by_device.code')}
            hint={t('people.by_device.code_hint')}
            maxlength={60}
            code
            required
          />
        </SignInForm>
      </div>
    </Page>
  )
}
