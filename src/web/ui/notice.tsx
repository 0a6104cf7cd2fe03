import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'

interface NoticeProps {
  readonly children: Child
  /** kept: something is done. care: something went wrong or can hurt. plain: good to know. */
  readonly kind?: 'plain' | 'kept' | 'care' | undefined
  /** Read out at once by screen readers, where it stands there from the start of a page. */
  readonly live?: boolean | undefined
}

/** One or two sentences that stand apart. */
export function Notice({ children, kind = 'plain', live }: NoticeProps) {
  return (
    <div class={kind === 'plain' ? 'notice' : `notice ${kind}`} role={live ? 'status' : undefined}>
      <Mark name={kind === 'kept' ? 'tick' : kind === 'care' ? 'wave' : 'lamp'} />
      <div>{children}</div>
    </div>
  )
}
