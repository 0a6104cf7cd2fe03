import type { Scene } from '../scene.ts'
import { Keepsake, readKeepsake } from './keepsake.tsx'

interface NamedProps {
  readonly scene: Scene
  /** Such as `pear-3`. */
  readonly word: string | undefined
  /** Said before its name. */
  readonly title?: string
}

/** A keepsake and its name: "Your keepsake here: a pear". */
export function NamedKeepsake({ scene, word, title }: NamedProps) {
  const name = scene.t('groups.keepsake.name', { object: readKeepsake(word)?.object ?? 'other' })
  return (
    <span class="person">
      <Keepsake of={word ?? ''} chosen={word} size="s" />
      <span>{title ? `${title}: ${name}` : name}</span>
    </span>
  )
}
