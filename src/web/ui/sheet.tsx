import type { Child } from 'hono/jsx'

interface SheetProps {
  readonly children: Child
  /** A heading of its own names the sheet. */
  readonly title?: Child | undefined
  readonly level?: 2 | 3 | undefined
  readonly id?: string | undefined
  /** inked: a stronger edge. dashed: not quite a thing yet. */
  readonly edge?: 'hair' | 'inked' | 'dashed' | undefined
  /** What can wait in a flare. */
  readonly later?: boolean | undefined
}

/** One thing to read or fill in. Never a sheet inside a sheet. */
export function Sheet({ children, title, level = 2, id, edge = 'hair', later }: SheetProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section id={id} class={['sheet stack tight', edge !== 'hair' && edge, later && 'later'].filter(Boolean).join(' ')}>
      {title !== undefined && <Heading>{title}</Heading>}
      {children}
    </section>
  )
}

/** Words that unfold; closed at first unless `open`. Open them for print with the stylesheet, not with script. */
export function Fold({
  title,
  children,
  open,
  later,
}: {
  title: Child
  children: Child
  open?: boolean
  later?: boolean
}) {
  return (
    <details class={later ? 'fold later' : 'fold'} open={open}>
      <summary>{title}</summary>
      <div class="stack tight">{children}</div>
    </details>
  )
}

/** The beginning of a page: its one h1, and a sentence or two under it. */
export function PageHead({ title, lead, before }: { title: Child; lead?: Child; before?: Child }) {
  return (
    <header class="stack tight">
      {before}
      <h1>{title}</h1>
      {lead !== undefined && <p class="lead">{lead}</p>}
    </header>
  )
}

/** In a flare: says what was put away (everything marked `later`) and brings it back. Once a page, where the first of it would be. */
export function Rest({ children }: { children: Child }) {
  return (
    <p class="rest" id="rest">
      {/* Turbo follows such a link without telling the stylesheet. */}
      <a class="plain" href="#rest" data-turbo="false">
        {children}
      </a>
    </p>
  )
}
