import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { LanguageField } from './language-field.tsx'
import { PasskeyAnswer } from './passkey-parts.tsx'
import { SharedTick } from './sign-in-parts.tsx'
import { ZoneField } from './zone-field.tsx'

interface SignUpProps {
  readonly scene: Scene
  readonly form: Filled
  /** Words to take instead of the one that stands there. */
  readonly others: readonly string[]
  /** A steward says yes first. */
  readonly approval: boolean
  readonly passkeys: boolean
  /** Mails leave here. */
  readonly letters: boolean
}

const LABELS = {
  name: 'people.sign_up.name',
  word: 'people.sign_up.word',
  password: 'people.sign_up.password',
  address: 'people.sign_up.mail',
  adult: 'people.sign_up.adult',
  terms: 'people.sign_up.terms',
  health_data: 'people.sign_up.health',
} as const

export function SignUpPage({ scene, form, others, approval, passkeys, letters }: SignUpProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const ticked = (name: string) => {
    const { value, ...rest } = field(name)
    return { ...rest, checked: value === 'on' }
  }
  const { value: invitation = '' } = field('invitation')
  const { value: back = '' } = field('back')
  return (
    <Page scene={scene} title={t('people.sign_up.title')} scripts={passkeys ? ['passkey.js'] : []}>
      <div class="narrow stack">
        <PageHead title={t('people.sign_up.title')} lead={t('people.sign_up.lead')} />
        {approval && <p>{t('people.sign_up.approval')}</p>}
        <FormErrors scene={scene} errors={form.errors ?? {}} labels={LABELS} />
        <form class="stack" method="post" novalidate action={paths.signUp()}>
          <input type="hidden" name="invitation" value={invitation} />
          <input type="hidden" name="back" value={back} />
          <TextField
            {...field('name')}
            label={t('people.sign_up.name')}
            hint={t('people.sign_up.name_hint')}
            autocomplete="nickname"
            maxlength={40}
            required
            describedBy="who-name"
            after={<WhoCanSee id="who-name">{t('people.sign_up.name_who')}</WhoCanSee>}
          />
          <TextField
            {...field('word')}
            label={t('people.sign_up.word')}
            hint={t('people.sign_up.word_hint', { one: others[0] ?? '', two: others[1] ?? '', three: others[2] ?? '' })}
            maxlength={24}
            code
            required
          />
          <Secret scene={scene} form={form} passkeys={passkeys} />
          <TextField
            {...field('address')}
            type="email"
            label={t('people.sign_up.mail')}
            hint={t(letters ? 'people.sign_up.mail_hint' : 'people.sign_up.no_mail_hint')}
            autocomplete="email"
            inputmode="email"
            maxlength={254}
          />
          <LanguageField scene={scene} {...field('language')} />
          <ZoneField
            scene={scene}
            {...field('zone')}
            value={field('zone').value ?? scene.zone}
            chosen={Object.keys(form.errors ?? {}).length > 0}
            label={t('people.profile.zone')}
            hint={t('people.profile.zone_hint')}
          />
          <section class="stack tight" aria-labelledby="agreeing">
            <h2 id="agreeing">{t('people.sign_up.agreeing')}</h2>
            <Tick {...ticked('adult')} label={t('people.sign_up.adult')} required />
            <Tick
              {...ticked('terms')}
              label={t('people.sign_up.terms')}
              hint={
                <a class="plain" href={paths.page('terms')} target="_blank" rel="noopener">
                  {t('people.sign_up.terms_read')}
                </a>
              }
              required
            />
            <Tick
              {...ticked('health_data')}
              label={t('people.sign_up.health')}
              hint={
                <a class="plain" href={paths.page('privacy')} target="_blank" rel="noopener">
                  {t('people.sign_up.health_read')}
                </a>
              }
              required
            />
          </section>
          <SharedTick scene={scene} checked={field('shared').value === 'on'} />
          <p>
            <Button kind="lit">{t('people.sign_up.act')}</Button>
          </p>
        </form>
        <p>
          <a class="plain" href={paths.signIn(invitation ? paths.invitation(invitation) : back)}>
            {t('people.sign_up.known')}
          </a>
        </p>
      </div>
    </Page>
  )
}

/** A password, or a passkey where the device can make one. */
function Secret({ scene, form, passkeys }: { scene: Scene; form: Filled; passkeys: boolean }) {
  const { t } = scene
  // A form that came back brings everything but this.
  const again = Object.keys(form.errors ?? {}).length > 0
  const field = fieldsOf(scene, form)
  return (
    <div class="stack tight">
      <TextField
        {...field('password')}
        type="password"
        label={t('people.sign_up.password')}
        hint={`${t('people.password.hint')}${again ? ` ${t('people.password.again')}` : ''}`}
        autocomplete="new-password"
        maxlength={200}
      />
      {passkeys && (
        <passkey-form
          hidden
          data-question={paths.passkeyQuestion('new')}
          data-how="make"
          data-stays
          data-failed={t('people.passkeys.failed')}
          data-done={t('people.sign_up.passkey_ready')}
        >
          <Button mark="key">{t('people.sign_up.passkey')}</Button>
          <p role="status" />
        </passkey-form>
      )}
      <PasskeyAnswer question={field('question').value} passkey={field('passkey').value} />
    </div>
  )
}

interface ClosedProps {
  readonly scene: Scene
  readonly door: 'closed' | 'needs_invitation'
  /** An invitation was given, and opens nothing. */
  readonly asked: boolean
}

/** Why nobody can come in just now, or what they need. */
export function SignUpClosed({ scene, door, asked }: ClosedProps) {
  const { t } = scene
  const closed = door === 'closed'
  return (
    <Page scene={scene} title={t('people.sign_up.title')}>
      <div class="narrow stack">
        <PageHead
          title={closed ? t('people.closed.title') : t('people.invited.title')}
          lead={closed ? t('people.closed.lead') : t('people.invited.lead')}
        />
        {!closed && (
          <form class="stack" method="get" action={paths.signUp()}>
            <TextField
              name="invitation"
              label={t('people.invited.link')}
              hint={t('people.invited.link_hint')}
              error={asked ? t('people.invited.over') : undefined}
              code
              required
            />
            <p>
              <Button kind="lit">{t('people.invited.act')}</Button>
            </p>
          </form>
        )}
        <p>
          <a class="plain" href={paths.signIn()}>
            {t('people.sign_up.known')}
          </a>
        </p>
      </div>
    </Page>
  )
}
