import type { Passkey } from '../../domain/people/passkeys.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { CodeList } from '../ui/code-list.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { BackToYou } from './back-link.tsx'
import { PasskeyAnswer } from './passkey-parts.tsx'

interface WayProps {
  readonly scene: Scene
  readonly form: Filled
}

export function PasswordPage({ scene, form }: WayProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.password.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('people.password.title')}
          lead={t('people.password.lead')}
          before={<BackToYou scene={scene} />}
        />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.yourPassword()}>
          <TextField
            {...fieldsOf(scene, form)('password')}
            type="password"
            label={t('people.password.new')}
            hint={t('people.password.hint')}
            autocomplete="new-password"
            maxlength={200}
            required
          />
          <p>
            <Button kind="lit">{t('people.password.act')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

interface PasskeysProps extends WayProps {
  readonly passkeys: readonly Passkey[]
  /** This place's address is one that passkeys can belong to. */
  readonly possible: boolean
}

export function PasskeysPage({ scene, form, passkeys, possible }: PasskeysProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.passkeys.title')} scripts={possible ? ['passkey.js'] : []}>
      <div class="narrow stack">
        <PageHead
          title={t('people.passkeys.title')}
          lead={t('people.passkeys.lead')}
          before={<BackToYou scene={scene} />}
        />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        {passkeys.length === 0 && <p>{t('people.passkeys.none')}</p>}
        <ul class="sessions">
          {passkeys.map(({ id, name, made_at }) => (
            <li class="session">
              <div>
                <b dir="auto">{name}</b>
                <p class="soft">
                  {t('people.passkeys.made')} <TimeInZone scene={scene} at={made_at} as="date" />
                </p>
              </div>
              <ActionButton action={paths.passkeyRemoval(id)} about={name}>
                {t('people.passkeys.remove')}
              </ActionButton>
            </li>
          ))}
        </ul>
        {possible ? <MakePasskey scene={scene} form={form} /> : <p class="soft">{t('people.passkeys.not_here')}</p>}
      </div>
    </Page>
  )
}

function MakePasskey({ scene, form }: WayProps) {
  const { t } = scene
  return (
    <>
      <noscript>
        <p class="soft">{t('people.passkeys.script')}</p>
      </noscript>
      <passkey-form
        hidden
        data-question={paths.passkeyOffer()}
        data-how="make"
        data-failed={t('people.passkeys.failed')}
      >
        <form class="sheet stack" method="post" novalidate action={paths.yourPasskeys()}>
          <TextField
            {...fieldsOf(scene, form)('name')}
            label={t('people.passkeys.name')}
            hint={t('people.passkeys.name_hint')}
            maxlength={60}
            required
          />
          <PasskeyAnswer />
          <p>
            <Button kind="lit" mark="key">
              {t('people.passkeys.add')}
            </Button>
          </p>
          <p role="status" />
        </form>
      </passkey-form>
    </>
  )
}

interface CodesProps {
  readonly scene: Scene
  readonly left: number
  /** New ones, the ten minutes in which they can be seen. */
  readonly codes: readonly string[] | undefined
}

export function CodesPage({ scene, left, codes }: CodesProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.codes.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.codes.title')} lead={t('people.codes.what')} before={<BackToYou scene={scene} />} />
        {codes ? (
          <>
            <CodeList scene={scene} codes={codes} />
            <p class="soft">{t('people.codes.once')}</p>
            <p>
              <ButtonLink kind="lit" href={paths.you()}>
                {t('people.keep.act')}
              </ButtonLink>
            </p>
          </>
        ) : (
          <>
            <p>{t('people.codes.left', { left })}</p>
            <ActionButton kind="lit" action={paths.yourCodes()}>
              {t('people.codes.renew')}
            </ActionButton>
            <p class="soft">{t('people.codes.renew_hint')}</p>
          </>
        )}
      </div>
    </Page>
  )
}
