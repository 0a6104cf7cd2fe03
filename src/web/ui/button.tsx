import type { Child } from 'hono/jsx'
import { Mark, type MarkName } from './mark.tsx'

type Kind = 'lit' | 'paper' | 'plain' | 'bare'

interface ButtonProps {
  /** lit: the one thing to do, once a screen. paper: equal choices. bare: no edge. plain: underlined words. */
  readonly kind?: Kind | undefined
  readonly children: Child
  readonly mark?: MarkName | undefined
  /** As wide as its column. */
  readonly wide?: boolean | undefined
  /** Said to screen readers after the words: which group this "Look inside" is for. */
  readonly about?: string | undefined
}

interface Pressed extends ButtonProps {
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Sends the form somewhere else than its own action. */
  readonly formaction?: string | undefined
  /** The id of a form the button stands outside of. */
  readonly form?: string | undefined
  readonly describedBy?: string | undefined
}

/** Sends the form it stands in. */
export function Button({ kind, children, mark, wide, about, describedBy, ...rest }: Pressed) {
  return (
    <button type="submit" class={look(kind, wide)} aria-describedby={describedBy} {...rest}>
      <Inside mark={mark} about={about}>
        {children}
      </Inside>
    </button>
  )
}

interface Followed extends ButtonProps {
  readonly href: string
  /** Where the link stands for the very page being read. */
  readonly current?: boolean | undefined
  readonly download?: boolean | undefined
  /** The address lies outside this place. */
  readonly outside?: boolean | undefined
}

/** A link that looks like a button. */
export function ButtonLink({ kind, children, mark, wide, about, href, current, download, outside }: Followed) {
  return (
    <a
      class={look(kind, wide)}
      href={href}
      aria-current={current ? 'page' : undefined}
      download={download}
      rel={outside ? 'noreferrer nofollow' : undefined}
    >
      <Inside mark={mark} about={about}>
        {children}
      </Inside>
    </a>
  )
}

/** A verb that changes something: a form of its own with one button in it. */
export function ActionButton({ action, fields = {}, ...button }: Pressed & { action: string; fields?: Fields }) {
  return (
    <form class="action" method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button {...button} />
    </form>
  )
}

type Fields = Readonly<Record<string, string>>

/** The mark stands before the words; the one that leads on, after them. */
function Inside({ mark, about, children }: { mark: MarkName | undefined; about: string | undefined; children: Child }) {
  return (
    <>
      {mark && mark !== 'on' && <Mark name={mark} />}
      <span>{children}</span>
      {about && <span class="hush"> {about}</span>}
      {mark === 'on' && <Mark name="on" />}
    </>
  )
}

function look(kind: Kind = 'paper', wide = false): string {
  const base = kind === 'plain' ? 'plain' : kind === 'paper' ? 'btn' : `btn ${kind}`
  return wide ? `${base} wide` : base
}
