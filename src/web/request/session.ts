import { getCookie, setCookie } from 'hono/cookie'
import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { Id, PersonId } from '../../database/ids.ts'
import { hashOf } from '../../domain/people/tokens.ts'
import type { Here } from '../env.ts'

/** Whoever stands behind a session, with what their pages are drawn by. */
export interface SessionRow {
  session_id: Id<'sessions'>
  person_id: PersonId
  shown_name: string
  keepsake: string
  language: string
  zone: string
  is_steward: boolean
  approved: boolean
  suspended: boolean
  confirmed_at: Date
  light: 'device' | 'day' | 'evening' | null
  contrast: 'device' | 'more' | null
  flare_until: Date | null
  reset_waiting: boolean
}

const DAYS_60 = 60 * 24 * 60 * 60

/** The digest of the token in the cookie; undefined without one that could be ours. */
export function tokenHashOf(c: Here): Buffer | undefined {
  return tokenHashIn(getCookie(c, cookieName(c)))
}

export function tokenHashIn(cookie: string | undefined): Buffer | undefined {
  return cookie && /^[\w-]{43}$/.test(cookie) ? hashOf(cookie) : undefined
}

export async function findSession(as: Reading, tokenHash: Buffer): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`select * from session_of(${tokenHash})`.execute(as.db)
  return rows[0]
}

/** Hands the session to the browser; on a shared device only until it closes. */
export function keepSession(c: Here, token: string, shared: boolean): void {
  setCookie(c, cookieName(c), token, { ...cookie(c), ...(shared ? {} : { maxAge: DAYS_60 }) })
}

export function forgetSession(c: Here): void {
  setCookie(c, cookieName(c), '', { ...cookie(c), maxAge: 0 })
}

/** `__Host-` binds the cookie to this host and to https; on loopback there is no https to bind it to. */
export const sessionCookie = (secure: boolean) => (secure ? '__Host-holdfast' : 'holdfast')

const cookieName = (c: Here) => sessionCookie(c.var.house.config.secure)

const cookie = (c: Here) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: c.var.house.config.secure }) as const
