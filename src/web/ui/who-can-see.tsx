import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'

interface WhoProps {
  readonly id?: string | undefined
  /** The readers stand between stars: "Seen by *your group*, and nobody else." */
  readonly children: string
}

/** Who will read what is written here. Tie it to its box with `describedBy={id}`. */
export function WhoCanSee({ id, children }: WhoProps) {
  return (
    <p class="who" id={id}>
      <Mark name="eye" />
      <span>{stressed(children)}</span>
    </p>
  )
}

/** Turns what stands between stars bold. */
export function stressed(words: string): Child[] {
  return words.split('*').map((part, i) => (i % 2 === 1 ? <b>{part}</b> : part))
}
