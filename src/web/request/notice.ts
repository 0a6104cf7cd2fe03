import { getCookie, setCookie } from 'hono/cookie'
import { english } from '../../locales/catalogue.ts'
import type { MessageId, Translate } from '../../locales/words.ts'
import type { Here } from '../env.ts'

/** Sends the browser on to a page that reads back what was done, with one sentence about it. Only the sentence's id travels. */
export function seeOther(c: Here, path: string, notice?: MessageId): Response {
  if (notice)
    setCookie(c, 'notice', notice, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.var.house.config.secure,
      maxAge: 60,
    })
  return c.redirect(path, 303)
}

/** The sentence left by the page before, taken once. A sentence that needs values is none of ours. */
export function takeNotice(c: Here, t: Translate): string | undefined {
  const id = getCookie(c, 'notice')
  if (id === undefined || c.req.method !== 'GET') return undefined
  setCookie(c, 'notice', '', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.house.config.secure,
    maxAge: 0,
  })
  return isSentence(id) ? t(id) : undefined
}

function isSentence(id: string): id is MessageId {
  return Object.hasOwn(english, id) && !english[id as MessageId].includes('{')
}
