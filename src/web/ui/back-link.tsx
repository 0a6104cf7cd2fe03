import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'

/** From a page to the one it hangs on. Stands over the heading. */
export function BackLink({ href, rel, children }: { href: string; rel?: string; children: Child }) {
  return (
    <p class="small">
      <a class="plain" href={href} rel={rel}>
        <Mark name="back" />
        <span>{children}</span>
      </a>
    </p>
  )
}
