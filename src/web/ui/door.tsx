import type { Child } from 'hono/jsx'
import { DoorDrawing } from './drawings/door.tsx'

interface DoorProps {
  readonly action: string
  /** The tick, who learns what, and the lit button. */
  readonly children: Child
}

/** The way in: an open door, an agreement already read above it, and a box nobody ticked beforehand. */
export function Door({ action, children }: DoorProps) {
  return (
    <form class="door" method="post" action={action}>
      <DoorDrawing />
      <div class="stack tight">{children}</div>
    </form>
  )
}

/** What is agreed, one sentence a line. */
export function Agreement({ sentences }: { sentences: readonly Child[] }) {
  return (
    <ul class="agreed">
      {sentences.map((sentence) => (
        <li dir="auto">{sentence}</li>
      ))}
    </ul>
  )
}
