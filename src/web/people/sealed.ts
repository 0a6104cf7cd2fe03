import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import { findSecret, secretNamed } from '../../database/secrets.ts'
import type { Here } from '../env.ts'

const SECRET = 'sealed-cookies'
/** How long it holds, unless it says otherwise. */
const MINUTES = 10

/** Hands something to the next page that must not lie readable anywhere: AES-256-GCM in a cookie that no script reads, for some
 *  minutes, bound to the session `session` (a digest) and to what it is for. The key never leaves the place, the content is never
 *  stored in it. */
export async function sealFor(
  c: Here,
  what: string,
  session: Buffer,
  content: unknown,
  minutes = MINUTES,
): Promise<void> {
  const key = await c.var.db.asSystem('the key that seals cookies', (as) => secretNamed(as, SECRET))
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(boundTo(what, session))
  const ends = Date.now() + minutes * 60_000
  const sealed = Buffer.concat([cipher.update(JSON.stringify({ ends, content })), cipher.final()])
  setCookie(c, what, Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url'), {
    ...cookie(c),
    maxAge: minutes * 60,
  })
}

/** What was sealed for this session; undefined when it is over, somebody else's or tampered with. Reading it leaves it there: a
 *  page must survive being loaded again. */
export async function openSealed<T>(c: Here, what: string, session: Buffer): Promise<T | undefined> {
  const bytes = Buffer.from((getCookie(c, what) ?? '').slice(0, 4096), 'base64url')
  if (bytes.length < 30) return undefined
  const key = await c.var.db.asSystem('the key that seals cookies', (as) => findSecret(as, SECRET))
  if (!key) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAAD(boundTo(what, session))
    decipher.setAuthTag(bytes.subarray(12, 28))
    const { ends, content } = JSON.parse(
      Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString(),
    ) as { ends: number; content: T }
    return ends > Date.now() ? content : undefined
  } catch {
    return undefined
  }
}

const boundTo = (what: string, session: Buffer) => Buffer.from(`${what} ${session.toString('hex')}`)

const cookie = (c: Here) =>
  ({ path: '/', httpOnly: true, sameSite: 'Strict', secure: c.var.house.config.secure }) as const
