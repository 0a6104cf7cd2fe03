import type { carriedWordsPage } from '../../domain/people/arriving/carried-words.ts'
import { Written } from '../groups/written.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { BackToData } from './back-link.tsx'

interface CarriedProps {
  readonly scene: Scene
  readonly carried: Awaited<ReturnType<typeof carriedWordsPage>>
}

/** My words from another place, for me alone. */
export function CarriedPage({ scene, carried: { words, page, more } }: CarriedProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('yours.carried.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('yours.carried.title')}
          lead={t('yours.carried.lead')}
          before={<BackToData scene={scene} />}
        />
        <WhoCanSee>{t('yours.carried.seen')}</WhoCanSee>
        {words.length === 0 && (
          <>
            <p>{t('yours.carried.none')}</p>
            <p>
              <ButtonLink href={paths.yourArrival()}>{t('yours.arriving.title')}</ButtonLink>
            </p>
          </>
        )}
        <ul class="stack">
          {words.map(({ id, kind, groupName, words: said, writtenAt }) => (
            <li class="sheet stack tight">
              <p class="soft">
                {t(`yours.carried.kind.${kind}`)}
                {groupName !== '' && (
                  <>
                    {' · '}
                    <bdi>{groupName}</bdi>
                  </>
                )}
                {writtenAt && (
                  <>
                    {' · '}
                    <TimeInZone scene={scene} at={writtenAt} as="date" />
                  </>
                )}
              </p>
              <Written words={said} />
              <ActionButton kind="plain" action={paths.carriedRemoval(id)}>
                {t('yours.carried.remove')}
              </ActionButton>
            </li>
          ))}
        </ul>
        <Pager
          scene={scene}
          back={page > 1 ? paths.carriedWords(page - 1) : undefined}
          on={more ? paths.carriedWords(page + 1) : undefined}
        />
        {words.length > 0 && (
          <Fold title={t('yours.carried.remove_all')}>
            <p>{t('yours.carried.remove_all_is')}</p>
            <div>
              <ActionButton action={paths.allCarriedRemoval()}>{t('yours.carried.remove_all_do')}</ActionButton>
            </div>
          </Fold>
        )}
      </div>
    </Page>
  )
}
