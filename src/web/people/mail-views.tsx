import { LINK_MINUTES, type MyAddress } from '../../domain/people/mail-address.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { NoMailHere } from '../telling/telling-letters.tsx'
import { ActionButton, Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { Facts } from '../ui/facts.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { BackToYou } from './back-link.tsx'

interface MailProps {
  readonly scene: Scene
  readonly form: Filled
}

/** Where the last link went, and when (ISO 8601). */
export interface SentMail {
  readonly address: string
  readonly at: string
}

interface AddressProps extends MailProps {
  /** The address that is proven. */
  readonly mine: MyAddress | undefined
  /** A link is out and has not been followed. */
  readonly sent: SentMail | undefined
  /** Mails leave this place. */
  readonly letters: boolean
}

export function MailAddressPage(props: AddressProps) {
  const { scene, form, mine, sent, letters } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.mail.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.mail.title')} lead={t('people.mail.lead')} before={<BackToYou scene={scene} />} />
        {!letters && <NoMailHere scene={scene} />}
        {mine && (
          <section class="sheet stack tight">
            <p>
              {t('people.mail.mine')} <Address>{mine.address}</Address>
            </p>
            {mine.rests_since && (
              <>
                <Notice kind="care">{t('telling.back.resting')}</Notice>
                <ActionButton action={paths.yourMailAgain()}>{t('telling.back.again')}</ActionButton>
              </>
            )}
            <ActionButton action={paths.yourMailRemoval()}>{t('people.mail.remove')}</ActionButton>
          </section>
        )}
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        {sent && <Sent scene={scene} sent={sent} letters={letters} />}
        {sent ? (
          <Fold
            title={t('people.mail.elsewhere')}
            open={form.errors !== undefined && Object.keys(form.errors).length > 0}
          >
            <AddressForm {...props} />
          </Fold>
        ) : (
          <AddressForm {...props} />
        )}
      </div>
    </Page>
  )
}

/** Where the link is, how long it works, and what helps when nothing comes. */
function Sent({ scene, sent, letters }: { scene: Scene; sent: SentMail; letters: boolean }) {
  const { t } = scene
  const ends = new Date(new Date(sent.at).getTime() + LINK_MINUTES * 60_000)
  return (
    <Sheet title={t(letters ? 'people.mail.sent' : 'people.mail.written')} edge="inked">
      <p>
        {t(letters ? 'people.mail.sent_to' : 'people.mail.written_to')} <Address>{sent.address}</Address>
      </p>
      <p>
        {t('people.mail.sent_until')} <TimeInZone scene={scene} at={ends} as="time" />
      </p>
      {letters && (
        <>
          <h3>{t('people.mail.nothing')}</h3>
          <ul class="agreed">
            <li>{t('people.mail.nothing_spam')}</li>
            <li>{t('people.mail.nothing_slip')}</li>
            <li>{t('people.mail.nothing_wait')}</li>
          </ul>
          <ActionButton kind="lit" action={paths.yourMail()} fields={{ address: sent.address, mail: 'on' }}>
            {t('people.mail.again')}
          </ActionButton>
        </>
      )}
    </Sheet>
  )
}

function AddressForm({ scene, form, mine, sent }: AddressProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const { value: agreed, ...consent } = field('mail')
  return (
    <form class="stack" method="post" novalidate action={paths.yourMail()}>
      <TextField
        {...field('address')}
        type="email"
        label={mine ? t('people.mail.other') : t('people.mail.address')}
        hint={t('people.mail.hint')}
        autocomplete="email"
        inputmode="email"
        maxlength={254}
        required
        describedBy="who-mail"
        after={<WhoCanSee id="who-mail">{t('people.mail.who')}</WhoCanSee>}
      />
      <Tick {...consent} checked={agreed === 'on'} label={t('people.mail.consent')} required />
      <p>
        <Button kind={sent ? 'paper' : 'lit'}>{t('people.mail.act')}</Button>
      </p>
    </form>
  )
}

const Address = ({ children }: { children: string }) => (
  <b>
    <bdi dir="ltr">{children}</bdi>
  </b>
)

export function ProofPage({ scene, form, token }: MailProps & { token: string }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.proof.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.proof.title')} lead={t('people.proof.lead')} />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <ActionButton kind="lit" action={paths.proveAddress(encodeURIComponent(token))}>
          {t('people.proof.act')}
        </ActionButton>
      </div>
    </Page>
  )
}

interface MoveProps {
  readonly scene: Scene
  readonly token: string
  /** The sign-in name of the account that loses it. */
  readonly from: string
  readonly address: string
}

/** The address opens another account of this place: said before anything is moved. */
export function MovePage({ scene, token, from, address }: MoveProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.move.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.move.title')} lead={t('people.move.lead')} />
        <Facts
          facts={[
            { question: t('people.mail.address'), answer: <bdi dir="ltr">{address}</bdi> },
            { question: t('people.move.from'), answer: <bdi dir="ltr">{from}</bdi> },
          ]}
        />
        <p>{t('people.move.words')}</p>
        <ActionButton kind="lit" action={paths.proveAddress(encodeURIComponent(token))} fields={{ from }}>
          {t('people.move.act')}
        </ActionButton>
        <p>
          <a class="plain" href={paths.home()}>
            {t('people.move.leave')}
          </a>
        </p>
      </div>
    </Page>
  )
}
