import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'

/** What everybody may do with what is theirs, also whoever waits or is paused: take it along, take words back, or have it all erased. */
export function LeavingLinks({ scene: { t } }: { scene: Scene }) {
  return (
    <ul>
      <li>
        <a class="plain" href={paths.yourWords()}>
          {t('talking.mine.title')}
        </a>
      </li>
      <li>
        <a class="plain" href={paths.yourData()}>
          {t('people.data.title')}
        </a>
      </li>
      <li>
        <a class="plain" href={paths.yourErasure()}>
          {t('people.erasure.title')}
        </a>
      </li>
    </ul>
  )
}
