import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ComfortPanel } from './comfort-panel.tsx'
import { Brand } from './mark.tsx'
import { PlaceLinks } from './places.tsx'
import { QuickExit } from './quick-exit.tsx'

/** The same on every page: the place's sign, its places, help, comfort, and a way out. */
export function TopBar({ scene }: { scene: Scene }) {
  const { t, place, path } = scene
  return (
    <div class="top">
      <a class={brandOf(place.name)} href={paths.home()}>
        <Brand />
        <span>{place.name}</span>
      </a>
      <nav aria-label={t('common.nav.label')}>
        <PlaceLinks scene={scene} />
      </nav>
      <QuickExit scene={scene} />
      <div class="near">
        <a class="btn" href={paths.helpNow()} aria-current={path.startsWith(paths.helpNow()) ? 'page' : undefined}>
          {t('common.nav.help')}
        </a>
        <ComfortPanel scene={scene} />
      </div>
    </div>
  )
}

/** How much room the name needs, in letters: most fit beside the buttons of a phone, the longest have a line to themselves there. */
function brandOf(name: string): string {
  const longest = Math.max(...name.split(/[\s-]+/).map((word) => word.length))
  if (longest > 20 || name.length > 26) return 'brand long whole'
  return name.length > 14 ? 'brand long' : 'brand'
}
