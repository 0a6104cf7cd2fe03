import { raw } from 'hono/utils/html'
import { MARKS } from './marks.ts'

export type MarkName = keyof typeof MARKS

const POINTING: ReadonlySet<MarkName> = new Set(['leave', 'on', 'back', 'pen'])

/** A small sign beside words. Those that point turn round where lines run from right to left. */
export function Mark({ name }: { name: MarkName }) {
  return (
    <svg class={POINTING.has(name) ? 'mark turns' : 'mark'} viewBox="0 0 28 28" aria-hidden="true">
      {raw(MARKS[name])}
    </svg>
  )
}

/** The place's own sign: a circle of people, open where your seat is, and a lamp. */
export function Brand() {
  return (
    <svg class="mark brand-mark" viewBox="0 0 40 40" aria-hidden="true">
      <path d="M13 34C7 30 4 25 5 18 6 10 13 5 21 5c8 1 14 7 14 15 0 6-3 11-8 14" />
      <circle class="l" cx="20" cy="20" r="5" />
    </svg>
  )
}
