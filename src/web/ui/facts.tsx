import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'

export interface Fact {
  readonly question: Child
  readonly answer: Child
  /** What can wait in a flare. */
  readonly later?: boolean | undefined
}

/** The honest card: a question word, a plain answer. What is not known is not listed. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ question, answer, later }) => (
        <div class={later ? 'later' : undefined}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  )
}

interface FitProps {
  readonly fits: { readonly title: Child; readonly reasons: readonly Child[] }
  /** Always at least one honest reason, where there is one to give. */
  readonly doesNot: { readonly title: Child; readonly reasons: readonly Child[] }
  readonly level?: 2 | 3 | 4 | undefined
}

/** Why it fits and where it does not, never as a number. */
export function FitLists({ fits, doesNot, level = 3 }: FitProps) {
  return (
    <>
      <FitList {...fits} of="yes" level={level} />
      <FitList {...doesNot} of="not" level={level} />
    </>
  )
}

interface FitListProps {
  readonly title: Child
  readonly reasons: readonly Child[]
  readonly of: 'yes' | 'not'
  readonly level: 2 | 3 | 4
}

function FitList({ title, reasons, of, level }: FitListProps) {
  if (reasons.length === 0) return null
  const Heading = `h${level}` as const
  return (
    <div class="stack tight">
      <Heading class="small">{title}</Heading>
      <ul class="fit">
        {reasons.map((reason) => (
          <li class={of}>
            <Mark name={of === 'yes' ? 'tick' : 'wave'} />
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
