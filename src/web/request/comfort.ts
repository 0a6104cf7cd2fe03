import { getCookie, setCookie } from 'hono/cookie'
import type { Here } from '../env.ts'
import type { Comfort } from '../scene.ts'
import type { SessionRow } from './session.ts'

const YEAR = 365 * 24 * 60 * 60
const DAY = 24 * 60 * 60

/** How the page is to look: the person's own choice when signed in, else the choice kept in this browser. */
export function comfortOf(c: Here, session: SessionRow | undefined, now: Date): Comfort {
  const [light, contrast] = (getCookie(c, 'light') ?? '').split('.')
  return {
    theme: session?.light ?? (light === 'day' || light === 'evening' ? light : 'device'),
    contrast: session?.contrast ?? (contrast === 'more' ? 'more' : 'device'),
    // Whoever has chosen nothing with their account yet keeps what this browser was told: a flare outlasts signing up.
    flare: session?.light ? session.flare_until !== null && session.flare_until > now : getCookie(c, 'flare') === 'on',
  }
}

/** Keeps the choice in the browser. A flare is a setting of the day: it ends by itself. */
export function keepComfort(c: Here, comfort: Comfort): void {
  const cookie = { path: '/', httpOnly: true, sameSite: 'Lax', secure: c.var.house.config.secure } as const
  setCookie(c, 'light', `${comfort.theme}.${comfort.contrast}`, { ...cookie, maxAge: YEAR })
  setCookie(c, 'flare', comfort.flare ? 'on' : '', { ...cookie, maxAge: comfort.flare ? DAY : 0 })
}
