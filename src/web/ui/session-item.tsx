import type { Child } from 'hono/jsx'
import type { Scene } from '../scene.ts'

interface SessionProps {
  readonly scene: Scene
  /** The name its owner gave it, or "A browser, since Tuesday". */
  readonly name: Child
  /** When it was last used, in words; never where. */
  readonly lastUsed: Child
  /** The session this page is read in. */
  readonly here?: boolean | undefined
  /** Buttons and fields: rename, end. */
  readonly children?: Child | undefined
}

/** One device that is signed in. */
export function SessionItem({ scene, name, lastUsed, here, children }: SessionProps) {
  return (
    <li class="session">
      <div>
        <p class="tagged">
          <b dir="auto">{name}</b>
          {here && <span class="tag">{scene.t('common.session.here')}</span>}
        </p>
        <p class="soft">{lastUsed}</p>
      </div>
      {children !== undefined && <div class="row">{children}</div>}
    </li>
  )
}

export function SessionList({ children }: { children: Child }) {
  return <ul class="sessions">{children}</ul>
}
