import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'

export interface FilterLink {
  readonly href: string
  readonly label: Child
  readonly chosen?: boolean | undefined
  /** How many would be left, where it is worth knowing. */
  readonly count?: number | undefined
}

interface FiltersProps {
  readonly title: Child
  readonly id: string
  readonly links: readonly FilterLink[]
  /** Says that the link takes the filter away again: "take away". Read after a chosen link's words. */
  readonly takeAway: string
  /** What the links are needs no heading to be seen; it is still read out. */
  readonly quiet?: boolean | undefined
}

/** One row of choices that narrow a list. Every one is a link, so that Back undoes it. */
export function Filters({ title, id, links, takeAway, quiet }: FiltersProps) {
  return (
    <section class="filters" aria-labelledby={id}>
      <h3 class={quiet ? 'hush' : 'small'} id={id}>
        {title}
      </h3>
      <ul class="chips">
        {links.map(({ href, label, chosen, count }) => (
          <li>
            <a class={chosen ? 'chip chosen' : 'chip'} href={href} rel="nofollow">
              {chosen && <Mark name="shut" />}
              <span>{label}</span>
              {count !== undefined && <span class="soft">{count}</span>}
              {chosen && <span class="hush">, {takeAway}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
