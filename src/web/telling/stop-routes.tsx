import { Hono } from 'hono'
import { stopMails } from '../../domain/telling/stop-links.ts'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { StopPage } from './stop-views.tsx'

/** The end of a kind of mail, for whoever holds the link, signed in or not (RFC 8058). Opening it changes nothing; a link that is
 *  unknown or over answers the same. */
export const stopRoom = new Hono<Env>()

stopRoom.get('/mail/stop/:token', (c) => c.html(<StopPage scene={c.var.scene} token={c.req.param('token')} />))

stopRoom.post('/mail/stop/:token', async (c) => {
  const token = c.req.param('token')
  await c.var.db.asSystem('whoever holds the link wants no more of these mails', (as) => stopMails(as, token))
  const form = await c.req.formData().catch(() => new FormData())
  // A mail program asks in the background and must not be sent on.
  if (form.get('List-Unsubscribe') === 'One-Click') return c.text('OK\n')
  return seeOther(c, paths.mailStop(encodeURIComponent(token)), 'telling.stop.done')
})
