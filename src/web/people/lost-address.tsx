import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Sheet } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

/** For how long it stands on the first of my pages: a month. Among the decisions it stays. */
const NEWS_MS = 30 * 86_400_000

export function isNews({ now }: Scene, at: Date | null): at is Date {
  return at !== null && now.getTime() - at.getTime() < NEWS_MS
}

/** Another account here has proven the address that was mine. Which one, nobody says. */
export function LostAddress({ scene, at }: { scene: Scene; at: Date }) {
  const { t } = scene
  return (
    <Sheet title={t('people.lost.title')}>
      <p class="soft">
        <TimeInZone scene={scene} at={at} as="date" />
      </p>
      <p>{t('people.lost.words')}</p>
      <p>
        <a class="plain" href={paths.yourMail()}>
          {t('people.lost.act')}
        </a>
      </p>
    </Sheet>
  )
}
