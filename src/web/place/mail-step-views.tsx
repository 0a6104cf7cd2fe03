import type { Config } from '../../config.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type Filled, fieldsOf } from './fields.ts'
import { StepPage } from './setting-up-views.tsx'
import type { Unfinished } from './unfinished.ts'

interface MailProps {
  readonly scene: Scene
  readonly found: Unfinished
  readonly config: Config
  readonly form: Filled
}

/** How mail leaves now, what it means when none does, and a mail to try it with. */
export function AskMail({ scene, found, config, form }: MailProps) {
  const { t } = scene
  return (
    <StepPage scene={scene} found={found} form={form} here="mail" before="coming" later={paths.firstRunKeeper()}>
      {config.mail.smtpUrl ? <HowItLeaves scene={scene} found={found} config={config} /> : <NoMail scene={scene} />}
      <Sheet title={t('place.mail.test.title')}>
        <form class="stack tight" method="post" novalidate action={paths.firstRunTestMail()}>
          <TextField
            {...fieldsOf(scene, form)('to')}
            type="email"
            inputmode="email"
            autocomplete="email"
            label={t('place.mail.test.to')}
            hint={t(config.mail.smtpUrl ? 'place.mail.test.to_hint' : 'place.mail.test.to_kept')}
            maxlength={254}
            code
            required
          />
          <p>
            <Button>{t('place.mail.test.act')}</Button>
          </p>
        </form>
      </Sheet>
      <ActionButton kind="lit" action={paths.firstRunMail()}>
        {t('place.mail.act')}
      </ActionButton>
    </StepPage>
  )
}

/** What is set in the program's settings, without the secret in it; and what everybody's mailbox will show. */
function HowItLeaves({ scene, found, config }: Omit<MailProps, 'form'>) {
  const { t } = scene
  const { name } = found.place
  return (
    <>
      <p>{t('place.mail.set')}</p>
      <Facts
        facts={[
          { question: t('place.mail.server'), answer: <bdi>{new URL(config.mail.smtpUrl ?? '').host}</bdi> },
          {
            question: t('place.mail.from'),
            answer: (
              <bdi>
                {name} &lt;{config.mail.from}&gt;
              </bdi>
            ),
          },
          { question: t('place.mail.subject'), answer: t('mail.subject', { place: name }) },
        ]}
      />
      <p class="soft">{t('place.mail.neutral')}</p>
    </>
  )
}

function NoMail({ scene: { t } }: { scene: Scene }) {
  return (
    <Sheet title={t('place.mail.none.title')}>
      <p>{t('place.mail.none.works')}</p>
      <ul class="agreed">
        <li>{t('place.mail.none.sign_in')}</li>
        <li>{t('place.mail.none.told')}</li>
        <li>{t('place.mail.none.letters')}</li>
      </ul>
      <p>{t('place.mail.none.how')}</p>
      <p dir="ltr">
        <code>SMTP_URL=smtps://user:password@mail.example.org:465</code>
        <br />
        <code>MAIL_FROM=letters@example.org</code>
      </p>
    </Sheet>
  )
}
