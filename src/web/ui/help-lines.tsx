import type { Child } from 'hono/jsx'

export interface HelpLine {
  /** tel:, sms: or https: address. */
  readonly href: string
  /** The number as people say it, or the name of a chat. */
  readonly number: string
  /** Who answers, and when. */
  readonly who: Child
  /** Said when the number has not been checked for long. */
  readonly doubt?: Child | undefined
  /** For danger right now; stands first and is lit. */
  readonly first?: boolean | undefined
}

/** Numbers to call. The whole block calls. */
export function HelpLines({ lines }: { lines: readonly HelpLine[] }) {
  return (
    <ul class="lines">
      {lines.map(({ href, number, who, doubt, first }) => (
        <li>
          <a href={href} class={first ? 'first' : undefined} rel={href.startsWith('http') ? 'noreferrer' : undefined}>
            <b dir={/^[\d\s+()-]+$/.test(number) ? 'ltr' : 'auto'}>{number}</b>
            <span>{who}</span>
            {doubt !== undefined && <span class="small">{doubt}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
