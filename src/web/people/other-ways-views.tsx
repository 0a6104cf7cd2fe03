import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { NoMailHere } from '../telling/telling-letters.tsx'
import { Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { BackToSignIn } from './back-link.tsx'
import { SignInForm, SignInNameField } from './sign-in-parts.tsx'

interface WayProps {
  readonly scene: Scene
  readonly form: Filled
}

/** Asks for a link. What it answers is the same for every address. */
export function MailPage({ scene, form, letters }: WayProps & { letters: boolean }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.by_mail.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('people.by_mail.title')}
          lead={t('people.by_mail.lead')}
          before={<BackToSignIn scene={scene} />}
        />
        {!letters && <NoMailHere scene={scene} />}
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.signInByMail()}>
          <TextField
            {...fieldsOf(scene, form)('address')}
            type="email"
            label={t('people.mail.address')}
            autocomplete="email"
            inputmode="email"
            maxlength={254}
            required
          />
          <p>
            <Button kind="lit">{t('people.by_mail.act')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

/** Where a link of a mail leads: a button, and nothing about whose link it is. */
export function LinkPage({ scene, form, token }: WayProps & { token: string }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.link.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.link.title')} lead={t('people.link.lead')} />
        {scene.person && <Notice kind="care">{t('people.link.already', { name: scene.person.name })}</Notice>}
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <SignInForm scene={scene} form={form} action={paths.signInLink(encodeURIComponent(token))} />
        <p>
          <a class="plain" href={paths.signInByMail()}>
            {t('people.link.again')}
          </a>
        </p>
      </div>
    </Page>
  )
}

export type CodeKind = 'recovery' | 'reset'

interface CodeProps extends WayProps {
  readonly kind: CodeKind
  /** The code is right and its time has not come. */
  readonly opensAt?: Date
}

/** A name and a code: one of the eight, or one from a steward. */
export function CodePage({ scene, form, kind, opensAt }: CodeProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const title = kind === 'recovery' ? t('people.by_code.title') : t('people.by_reset.title')
  const lead = kind === 'recovery' ? t('people.by_code.lead') : t('people.by_reset.lead')
  return (
    <Page scene={scene} title={title}>
      <div class="narrow stack">
        <PageHead title={title} lead={lead} before={<BackToSignIn scene={scene} />} />
        {opensAt && (
          <Notice live>
            {t('people.by_reset.opens')} <TimeInZone scene={scene} at={opensAt} as="both" />
          </Notice>
        )}
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <SignInForm scene={scene} form={form} action={kind === 'recovery' ? paths.signInByCode() : paths.signInReset()}>
          <SignInNameField scene={scene} form={form} />
          <TextField
            {...field('code')}
            label={t('people.by_code.code')}
            hint={t('people.by_code.code_hint')}
            maxlength={60}
            code
            required
          />
        </SignInForm>
      </div>
    </Page>
  )
}
