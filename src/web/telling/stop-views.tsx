import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'

/** The same page for every link, so that it tells nothing. */
export function StopPage({ scene, token }: { scene: Scene; token: string }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('telling.stop.title')}>
      <div class="narrow stack">
        <PageHead title={t('telling.stop.title')} lead={t('telling.stop.lead')} />
        <ActionButton kind="lit" action={paths.mailStop(encodeURIComponent(token))}>
          {t('telling.stop.act')}
        </ActionButton>
        <p>
          <a class="plain" href={paths.yourTelling()}>
            {t('telling.stop.choose')}
          </a>
        </p>
      </div>
    </Page>
  )
}
