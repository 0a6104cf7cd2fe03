import type { PersonWaiting } from '../../domain/place/approval.ts'
import type { StewardRow, Suspended } from '../../domain/place/steward.ts'
import { paths } from '../paths.ts'
import type { Filled } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { ResetForm, StewardForm, SuspendForm } from './people-forms.tsx'
import { BackToIndex } from './views.tsx'

/** Which of the forms came back, and how. */
export type PeopleForm = Filled & { readonly of: 'suspend' | 'lift' | 'reset' | 'steward' }

interface PeopleProps {
  readonly scene: Scene
  readonly waiting: readonly PersonWaiting[]
  readonly suspended: readonly Suspended[]
  readonly stewards: readonly StewardRow[]
  readonly form: PeopleForm | undefined
}

/** People who wait to be let in, and what may be decided about a sign-in name. There is no list of people. */
export function StewardPeople({ scene, waiting, suspended, stewards, form }: PeopleProps) {
  const { t } = scene
  const of = (which: PeopleForm['of']): Filled => (form?.of === which ? form : { typed: {} })
  return (
    <Page scene={scene} title={t('steward.people.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('steward.people.title')}
          lead={t('steward.people.lead')}
          before={<BackToIndex scene={scene} />}
        />
        <FormErrors scene={scene} errors={form?.errors ?? {}} />
        {waiting.length > 0 && <WaitingPeople scene={scene} waiting={waiting} />}
        {suspended.length > 0 && <SuspendedPeople scene={scene} suspended={suspended} />}
        <Fold title={t('steward.people.reset.title')} open={form?.of === 'reset'}>
          <ResetForm scene={scene} form={of('reset')} />
        </Fold>
        <Fold title={t('steward.people.suspend.title')} open={form?.of === 'suspend'}>
          <SuspendForm scene={scene} form={of('suspend')} />
        </Fold>
        <Fold title={t('steward.people.stewards.title')} open={form?.of === 'steward'}>
          <ul>
            {stewards.map(({ shownName, signInName }) => (
              <li>
                <bdi>{shownName}</bdi>{' '}
                <span class="soft" dir="ltr">
                  {signInName}
                </span>
              </li>
            ))}
          </ul>
          <StewardForm scene={scene} form={of('steward')} />
        </Fold>
      </div>
    </Page>
  )
}

function WaitingPeople({ scene, waiting }: { scene: Scene; waiting: readonly PersonWaiting[] }) {
  const { t } = scene
  return (
    <Sheet title={t('steward.people.waiting.title')}>
      <p class="soft">{t('steward.people.waiting.words')}</p>
      <ul class="stack tight">
        {waiting.map(({ id, shownName, signInName, cameAt }) => (
          <li class="stack tight">
            <p>
              <b dir="auto">{shownName}</b>{' '}
              <span class="soft" dir="ltr">
                {signInName}
              </span>
              , <TimeInZone scene={scene} at={cameAt} as="date" />
            </p>
            <form class="row" method="post" novalidate action={paths.personApproval(id)}>
              <Button name="answer" value="yes" about={shownName}>
                {t('steward.people.yes')}
              </Button>
              <Button name="answer" value="no" about={shownName}>
                {t('steward.people.no')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function SuspendedPeople({ scene, suspended }: { scene: Scene; suspended: readonly Suspended[] }) {
  const { t } = scene
  return (
    <Sheet title={t('steward.people.paused.title')}>
      <ul class="stack tight">
        {suspended.map(({ signInName, reason, since, until }) => (
          <li class="stack tight">
            <p>
              <b dir="ltr">{signInName}</b> <TimeInZone scene={scene} at={since} as="date" />
              {until && (
                <>
                  {' '}
                  {t('steward.people.until')} <TimeInZone scene={scene} at={until} as="both" />
                </>
              )}
            </p>
            <p dir="auto">{reason}</p>
            <p>
              <ActionButton action={paths.suspensionEnd()} fields={{ lift_name: signInName }} about={signInName}>
                {t('steward.people.lift')}
              </ActionButton>
            </p>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
