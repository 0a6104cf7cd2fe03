import type { CarriedConsent } from '../../domain/people/arriving/carried-words.ts'
import { mayAgreeAnew, mayWithdrawAlone, PURPOSES, type Standing } from '../../domain/people/consents.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { BackToYou } from './back-link.tsx'

interface ConsentsProps {
  readonly scene: Scene
  readonly standings: readonly Standing[]
  /** Given in another place: history only. */
  readonly elsewhere: readonly CarriedConsent[]
}

/** What I agreed to, one purpose a sheet: how it stands, what taking it back does, and all that was. */
export function ConsentsPage({ scene, standings, elsewhere }: ConsentsProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.consents.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('people.consents.title')}
          lead={t('people.consents.lead')}
          before={<BackToYou scene={scene} />}
        />
        {standings.map((standing) => (
          <StandingSheet scene={scene} standing={standing} />
        ))}
        {elsewhere.length > 0 && (
          <Fold title={t('yours.consents.elsewhere')}>
            <p>{t('yours.consents.elsewhere_is')}</p>
            <ul class="stack tight">
              {elsewhere.map(({ purpose, version, givenAt, withdrawnAt }) => (
                <li>
                  {known(purpose) ? t(`people.consents.${known(purpose) ?? 'terms'}`) : <bdi>{purpose}</bdi>}.{' '}
                  {version !== null && t('people.consents.given', { version })}{' '}
                  {givenAt && <TimeInZone scene={scene} at={givenAt} as="date" />}
                  {withdrawnAt && (
                    <>
                      . {t('people.consents.withdrawn')} <TimeInZone scene={scene} at={withdrawnAt} as="date" />
                    </>
                  )}
                </li>
              ))}
            </ul>
          </Fold>
        )}
      </div>
    </Page>
  )
}

const known = (purpose: string) => PURPOSES.find((one) => one === purpose)

interface StandingProps {
  readonly scene: Scene
  readonly standing: Standing
}

function StandingSheet({ scene, standing }: StandingProps) {
  const { t } = scene
  const { purpose, holds, history, inForce } = standing
  return (
    <Sheet title={t(`people.consents.${purpose}`)}>
      {holds ? (
        <p>
          {t('people.consents.given', { version: holds.version })}{' '}
          <TimeInZone scene={scene} at={holds.given_at} as="date" />
        </p>
      ) : (
        <p>{t('yours.consents.not_given')}</p>
      )}
      {holds && inForce !== undefined && holds.version < inForce && (
        <p>{t('yours.consents.newer', { version: inForce })}</p>
      )}
      {inForce === undefined && <p>{t('yours.consents.not_written')}</p>}
      {inForce !== undefined && (
        <p>
          <a class="plain" href={paths.page(purpose === 'terms' ? 'terms' : 'privacy')}>
            {t(purpose === 'terms' ? 'yours.consents.read_terms' : 'yours.consents.read_privacy')}
          </a>
        </p>
      )}
      {mayAgreeAnew(standing) && (
        <ActionButton action={paths.consentAnew(purpose)} about={t(`people.consents.${purpose}`)}>
          {t('yours.consents.agree', { version: standing.inForce })}
        </ActionButton>
      )}
      {purpose === 'mail' && !holds && (
        <p>
          <ButtonLink href={paths.yourMail()}>{t('yours.consents.give_address')}</ButtonLink>
        </p>
      )}
      <Withdrawing scene={scene} standing={standing} />
      {history.length > 0 && (
        <Fold title={t('yours.consents.history')}>
          <ul class="stack tight">
            {history.map(({ version, given_at, withdrawn_at }) => (
              <li>
                {t('people.consents.given', { version })} <TimeInZone scene={scene} at={given_at} as="date" />
                {withdrawn_at && (
                  <>
                    . {t('people.consents.withdrawn')} <TimeInZone scene={scene} at={withdrawn_at} as="date" />
                  </>
                )}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </Sheet>
  )
}

/** What taking it back does, said before it is done. */
function Withdrawing({ scene: { t }, standing: { holds } }: StandingProps) {
  if (!holds) return null
  if (!mayWithdrawAlone(holds))
    return (
      <>
        <p>{t('people.consents.leaving')}</p>
        <p>
          <a class="plain" href={paths.yourErasure()}>
            {t('people.erasure.title')}
          </a>
        </p>
      </>
    )
  return (
    <>
      <p>{t('yours.consents.mail_goes')}</p>
      <ActionButton action={paths.consentWithdrawal(holds.id)}>{t('people.consents.withdraw_mail')}</ActionButton>
    </>
  )
}
