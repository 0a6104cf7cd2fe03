import type { Child } from 'hono/jsx'
import { ButtonLink } from './button.tsx'
import { SeatRing } from './seat-ring.tsx'

/** Groups to choose among, side by side where there is room. Nothing is lit where choosing is the thing. */
export function Menu({ children }: { children: Child }) {
  return <ul class="menu">{children}</ul>
}

interface MenuItemProps {
  readonly name: string
  readonly href: string
  /** Words of the button: "Look inside". */
  readonly act: string
  /** About how many usually come, if that is known. */
  readonly seats?: number | undefined
  /** One or two short lines under the name: when, how many. */
  readonly lines: readonly Child[]
  readonly children?: Child | undefined
  /** dashed: a stretch, or a group that lives elsewhere. */
  readonly dashed?: boolean | undefined
  readonly level?: 2 | 3 | undefined
  readonly later?: boolean | undefined
}

/** One group on the menu. */
export function MenuItem(props: MenuItemProps) {
  const { name, href, act, seats, lines, children, dashed, level = 2, later } = props
  const Heading = `h${level}` as const
  return (
    <li class={later ? 'later' : undefined}>
      <article class={dashed ? 'sheet group dashed' : 'sheet group'}>
        <header class={seats === undefined ? undefined : 'ringed'}>
          {seats !== undefined && <SeatRing seats={seats} />}
          <div>
            <Heading dir="auto">{name}</Heading>
            {lines.map((line) => (
              <p class="soft">{line}</p>
            ))}
          </div>
        </header>
        <div class="stack tight">{children}</div>
        <ButtonLink href={href} about={name}>
          {act}
        </ButtonLink>
      </article>
    </li>
  )
}
