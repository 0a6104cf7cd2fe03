import type { Child } from 'hono/jsx'

interface ProgressProps {
  readonly id: string
  /** What is going on, in words: "Reading row 120 of 693". */
  readonly children: Child
  readonly done: number
  /** Undefined while nobody knows. */
  readonly of?: number | undefined
}

/** How far a long thing has come. Words first; the bar only repeats them. */
export function Progress({ id, children, done, of }: ProgressProps) {
  return (
    <div class="progress" role="status">
      <p id={id}>{children}</p>
      <progress aria-labelledby={id} value={of === undefined ? undefined : done} max={of} />
    </div>
  )
}
