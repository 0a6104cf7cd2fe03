import type { Child } from 'hono/jsx'
import type { Scene } from '../scene.ts'
import { ButtonLink } from './button.tsx'

interface PagerProps {
  readonly scene: Scene
  readonly back?: string | undefined
  readonly on?: string | undefined
  /** Where one is: "Groups 21 to 40 of 61". */
  readonly children?: Child | undefined
}

/** One page back, one page on. Nothing loads by itself. */
export function Pager({ scene, back, on, children }: PagerProps) {
  if (back === undefined && on === undefined) return null
  return (
    <nav class="pager" aria-label={scene.t('common.pager.label')}>
      {children !== undefined && <p class="soft">{children}</p>}
      <div class="row">
        {back !== undefined && (
          <ButtonLink href={back} mark="back">
            {scene.t('common.pager.back')}
          </ButtonLink>
        )}
        {on !== undefined && (
          <ButtonLink href={on} mark="on">
            {scene.t('common.pager.on')}
          </ButtonLink>
        )}
      </div>
    </nav>
  )
}
