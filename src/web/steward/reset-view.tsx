import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { CopyButton } from '../ui/code-list.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'

/** The code of a reset, the one time it can be seen. */
export function ResetCode({ scene, signInName, code }: { scene: Scene; signInName: string; code: string }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('steward.reset.title')}>
      <div class="narrow stack">
        <PageHead title={t('steward.reset.title')} lead={t('steward.reset.lead', { name: signInName })} />
        <p class="codes" dir="ltr" id="reset-code">
          <code>{code}</code>
        </p>
        <CopyButton scene={scene} of="reset-code" />
        <p>{t('steward.reset.opens')}</p>
        <p class="soft">{t('steward.reset.where')}</p>
        <p>
          <ButtonLink href={paths.stewardPeople()}>{t('steward.reset.back')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}
