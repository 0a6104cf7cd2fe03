import type { Child } from 'hono/jsx'

interface EmptyProps {
  readonly title: Child
  /** What to loosen, or what happens next. */
  readonly children: Child
  /** One of the drawings, small. */
  readonly drawing?: Child | undefined
  readonly level?: 1 | 2 | 3 | undefined
}

/** Nothing here: said kindly, and never as a dead end. */
export function EmptyState({ title, children, drawing, level = 2 }: EmptyProps) {
  const Heading = `h${level}` as const
  return (
    <div class="empty">
      {drawing !== undefined && <div class="empty-art">{drawing}</div>}
      <div class="stack tight">
        <Heading>{title}</Heading>
        {children}
      </div>
    </div>
  )
}
