import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Mark } from '../ui/mark.tsx'

/** From one page about me back to all of them. */
export function BackToYou({ scene }: { scene: Scene }) {
  return (
    <p class="small">
      <a class="plain" href={paths.you()}>
        <Mark name="back" />
        <span>{scene.t('people.you.back')}</span>
      </a>
    </p>
  )
}

/** From what hangs on my data back to it. */
export function BackToData({ scene }: { scene: Scene }) {
  return (
    <p class="small">
      <a class="plain" href={paths.yourData()}>
        <Mark name="back" />
        <span>{scene.t('people.data.title')}</span>
      </a>
    </p>
  )
}
