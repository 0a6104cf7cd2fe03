import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'

/** From one page about me back to all of them. */
export function BackToYou({ scene }: { scene: Scene }) {
  return <BackLink href={paths.you()}>{scene.t('people.you.back')}</BackLink>
}

/** From what hangs on my data back to it. */
export function BackToData({ scene }: { scene: Scene }) {
  return <BackLink href={paths.yourData()}>{scene.t('people.data.title')}</BackLink>
}

/** From another way in back to the first. */
export function BackToSignIn({ scene }: { scene: Scene }) {
  return <BackLink href={paths.signIn()}>{scene.t('people.sign_in.back')}</BackLink>
}
