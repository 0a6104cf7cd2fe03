import type { MailHealth } from '../../domain/telling/health.ts'
import type { MessageId } from '../../locales/words.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { BackToIndex } from '../steward/views.tsx'
import { ActionButton, Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

interface HealthProps {
  readonly scene: Scene
  readonly form: Filled
  readonly health: MailHealth
  readonly way: 'smtp' | 'folder'
}

export function HealthPage({ scene, form, health, way }: HealthProps) {
  const { t, place } = scene
  const field = fieldsOf(scene, form)
  return (
    <Page scene={scene} title={t('telling.health.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('telling.health.title')}
          lead={t('telling.health.lead')}
          before={<BackToIndex scene={scene} />}
        />
        <Health scene={scene} health={health} way={way} />
        <section class="stack tight">
          <p>
            {t('steward.mail.test_goes')} <a href={paths.yourMail()}>{t('steward.mail.your_address')}</a>
          </p>
          <ActionButton action={paths.testMail()}>{t('telling.health.test')}</ActionButton>
        </section>
        <h2>{t('telling.health.words')}</h2>
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.stewardMail()}>
          <TextField
            {...field('mailSender')}
            label={t('telling.health.sender')}
            hint={t('telling.health.sender_hint')}
            maxlength={60}
          />
          <TextField
            {...field('mailSubject')}
            label={t('telling.health.subject')}
            hint={t('telling.health.subject_hint', { plain: t('mail.subject', { place: place.name }) })}
            maxlength={80}
          />
          <p>
            <Button kind="lit">{t('telling.health.keep')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

function Health({ scene, health, way }: Omit<HealthProps, 'form'>) {
  const { t } = scene
  const { waiting, since, takenAt, problem, problemAt } = health
  return (
    <Facts
      facts={[
        { question: t('telling.health.way'), answer: t(`telling.health.way.${way}`) },
        {
          question: t('telling.health.taken'),
          answer: takenAt ? <TimeInZone scene={scene} at={takenAt} /> : t('telling.health.never'),
        },
        {
          question: t('telling.health.waits'),
          answer: since ? (
            <>
              {t('telling.health.waits_some', { count: waiting })} <TimeInZone scene={scene} at={since} />
            </>
          ) : (
            t('telling.health.waits_none')
          ),
        },
        {
          question: t('telling.health.problem'),
          answer:
            problem && problemAt ? (
              <Trouble scene={scene} problem={problem} at={problemAt} />
            ) : (
              t('telling.health.problem_none')
            ),
        },
      ]}
    />
  )
}

function Trouble({ scene, problem, at }: { scene: Scene; problem: string; at: Date }) {
  const { t } = scene
  const [word, ...code] = problem.split(' ')
  return (
    <>
      <TimeInZone scene={scene} at={at} />
      <br />
      {t(`telling.problem.${word}` as MessageId)}
      {code.length > 0 && (
        <>
          <br />
          <span class="soft">{t('telling.health.code', { code: code.join(' ') })}</span>
        </>
      )}
    </>
  )
}
