import type { Scene } from '../scene.ts'
import { Mark } from './mark.tsx'

const SOMEWHERE_PLAIN = 'https://www.wikipedia.org/'

/** Leaves for a page that says nothing about the reader. A plain link; script also takes this page out of history. */
export function QuickExit({ scene, marked }: { scene: Scene; marked?: boolean }) {
  return (
    <quick-exit>
      <a href={scene.place.leaveTo ?? SOMEWHERE_PLAIN} rel="noreferrer nofollow" data-turbo="false">
        {marked && <Mark name="leave" />}
        <span>{scene.t('common.leave')}</span>
      </a>
    </quick-exit>
  )
}
