import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'

interface LeavingLinksProps {
  readonly scene: Scene
  /** Whoever was ever in a group may have said something there. */
  readonly words?: boolean
}

/** What everybody may do with what is theirs, also whoever waits or is paused: take words back, take all along, have it erased. */
export function LeavingLinks({ scene: { t }, words = false }: LeavingLinksProps) {
  const links: [string, string][] = [
    ...(words ? [[paths.yourWords(), t('talking.mine.title')] as [string, string]] : []),
    [paths.yourData(), t('people.data.title')],
    [paths.yourErasure(), t('people.erasure.title')],
  ]
  return (
    <ul>
      {links.map(([href, said]) => (
        <li>
          <a class="plain" href={href}>
            {said}
          </a>
        </li>
      ))}
    </ul>
  )
}
