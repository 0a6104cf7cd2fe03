import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { CodeList } from '../ui/code-list.tsx'
import { KeyDrawing } from '../ui/drawings/key.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'

/** What is shown once. */
export interface Kept {
  readonly signInName: string
  readonly codes: readonly string[]
  /** Where it goes on. */
  readonly next: string
  /** A mail is on its way, to prove an address. */
  readonly mail: boolean
}

/** The sign-in name and the eight codes, to be printed, copied or written down. */
export function KeepPage({ scene, kept, waiting }: { scene: Scene; kept: Kept; waiting: boolean }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.keep.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.keep.title')} lead={t('people.keep.lead')} before={<KeyDrawing />} />
        <section class="sheet stack tight" aria-labelledby="keep-name">
          <h2 id="keep-name">{t('people.keep.name')}</h2>
          <p class="lead" dir="ltr">
            <b>{kept.signInName}</b>
          </p>
          <p class="soft">{t('people.keep.name_hint')}</p>
        </section>
        <section class="sheet stack tight" aria-labelledby="keep-codes">
          <h2 id="keep-codes">{t('people.codes.title')}</h2>
          <p>{t('people.codes.what')}</p>
          <CodeList scene={scene} codes={kept.codes} />
        </section>
        {kept.mail && <p>{t('people.keep.mail')}</p>}
        <p class="soft">{t('people.keep.minutes')}</p>
        <p>
          <ButtonLink kind="lit" href={waiting ? paths.you() : kept.next}>
            {t('people.keep.act')}
          </ButtonLink>
        </p>
      </div>
    </Page>
  )
}
