import { Hono } from 'hono'
import { z } from 'zod'
import type { Id } from '../../database/ids.ts'
import { type DeviceLink, linkForDevice } from '../../domain/people/device-link.ts'
import {
  endOtherSessions,
  endSession,
  mySessions,
  renameSession,
  requireSession,
} from '../../domain/people/sessions.ts'
import type { Env } from '../env.ts'
import { line, readForm } from '../form.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { forgetSession } from '../request/session.ts'
import { DevicePage } from './device-views.tsx'
import { me, person } from './guard.ts'
import { openSealed, sealFor } from './sealed.ts'
import { SessionsPage } from './sessions-views.tsx'

/** Where I am signed in: named by me, ended one by one or all at once. */
export const sessionsRoom = new Hono<Env>()

const Name = z.object({ name: line(60, 'forms.needed.device_name') })
const idOf = (text: string | undefined): Id<'sessions'> => asId<'sessions'>(text)

sessionsRoom.get(paths.yourSessions(), person(), async (c) => {
  const { viewer, session } = me(c)
  const sessions = await c.var.db.reading(viewer, mySessions)
  return c.html(<SessionsPage scene={c.var.scene} sessions={sessions} inHand={session.id} />)
})

sessionsRoom.post(paths.otherSessionsEnd(), person(), async (c) => {
  const { viewer, session } = me(c)
  await c.var.db.acting(viewer, (as) => endOtherSessions(as, session.id))
  return seeOther(c, paths.yourSessions(), 'people.sessions.others_ended')
})

// Shown to one's own camera only: the link lies sealed in this browser's cookie and as a digest in the place.
const sure = person({ confirmed: paths.yourSessions() })

sessionsRoom.post(paths.anotherDevice(), sure, async (c) => {
  const { viewer, session } = me(c)
  const made = await c.var.db.asSystem('a link for a second device of the same person', (as) =>
    linkForDevice(as, viewer),
  )
  await sealFor(c, 'device', session.tokenHash, made)
  return seeOther(c, paths.anotherDevice())
})

sessionsRoom.get(paths.anotherDevice(), sure, async (c) => {
  const made = await openSealed<DeviceLink>(c, 'device', me(c).session.tokenHash)
  if (!made) return seeOther(c, paths.yourSessions())
  const { baseUrl } = c.var.house.config
  const typeAt = (baseUrl + paths.signInOnDevice()).replace(/^https:\/\//, '')
  return c.html(
    <DevicePage scene={c.var.scene} link={baseUrl + paths.signInLink(made.token)} typeAt={typeAt} code={made.code} />,
  )
})

sessionsRoom.post('/you/sessions/:id', person(), async (c) => {
  const { viewer, session } = me(c)
  const found = await c.var.db.reading(viewer, (as) => requireSession(as, idOf(c.req.param('id'))))
  const form = await readForm(c, Name)
  if (!form.valid) {
    const sessions = await c.var.db.reading(viewer, mySessions)
    return c.html(
      <SessionsPage scene={c.var.scene} sessions={sessions} inHand={session.id} form={form} renaming={found.id} />,
      422,
    )
  }
  await c.var.db.acting(viewer, (as) => renameSession(as, found, form.values.name))
  return seeOther(c, paths.yourSessions(), 'people.kept')
})

sessionsRoom.post('/you/sessions/:id/end', person(), async (c) => {
  const { viewer, session } = me(c)
  const found = await c.var.db.reading(viewer, (as) => requireSession(as, idOf(c.req.param('id'))))
  await c.var.db.acting(viewer, (as) => endSession(as, found))
  if (found.id !== session.id) return seeOther(c, paths.yourSessions(), 'people.sessions.ended')
  forgetSession(c)
  return seeOther(c, paths.home(), 'people.sign_out.done')
})
