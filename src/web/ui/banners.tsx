import type { Scene } from '../scene.ts'
import { ActionButton } from './button.tsx'

/** What everybody must know about the place itself before trusting it. */
export function Banners({ scene }: { scene: Scene }) {
  const { place, person, t } = scene
  return (
    <>
      {place.insecure && (
        <p class="banner care" role="note">
          {t('common.banner.insecure')}
        </p>
      )}
      {person?.resetWaits && (
        <div class="banner care" role="note">
          <p>{t('people.reset.waits')}</p>
          <ActionButton action="/you/reset/refusal">{t('people.reset.not_me')}</ActionButton>
        </div>
      )}
      {place.demo && (
        <p class="banner later" role="note">
          {t('common.banner.demo')}
        </p>
      )}
    </>
  )
}
