import { Hono } from 'hono'
import { z } from 'zod'
import { takeDeviceCode } from '../../domain/people/device-link.ts'
import { askForSignInLink, takeMailLink } from '../../domain/people/mail-address.ts'
import { takeRecoveryCode } from '../../domain/people/recovery-codes.ts'
import { findReset, takeReset } from '../../domain/people/resets.ts'
import { asSignInName } from '../../domain/people/sign-in-name.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { EMPTY, line, readForm, refuseForm, type Typed, tick } from '../form.ts'
import { paths } from '../paths.ts'
import type { Filled } from '../place/fields.ts'
import { seeOther } from '../request/notice.ts'
import { lettersGo } from '../telling/telling-letters.tsx'
import { beginSession, handSession } from './begin-session.ts'
import { DeviceCodePage } from './device-views.tsx'
import { mailAddress } from './mail-field.ts'
import { type CodeKind, CodePage, LinkPage, MailPage } from './other-ways-views.tsx'
import { mayTry } from './tries.ts'

/** Ways in without the password: a link by mail, a recovery code, a steward's reset. */
export const otherWaysRoom = new Hono<Env>()

const Mail = z.object({ address: mailAddress() })
const Code = z.object({
  name: line(60, 'forms.needed.sign_in_name'),
  code: line(60, 'forms.needed.code'),
  shared: tick(),
})
const DeviceCode = z.object({ code: line(60, 'forms.needed.device_code'), shared: tick() })
const Link = z.object({ shared: tick() })

otherWaysRoom.get(paths.signInByMail(), (c) =>
  c.html(<MailPage scene={c.var.scene} form={EMPTY} letters={lettersGo(c.var.house.config)} />),
)

otherWaysRoom.post(paths.signInByMail(), async (c) => {
  const { db, house, network, scene } = c.var
  const form = await readForm(c, Mail)
  if (!form.valid) return c.html(<MailPage scene={scene} form={form} letters={lettersGo(house.config)} />, 422)
  const { address } = form.values
  const [mayHere, mayAsk] = await Promise.all([
    house.limits.allowsFrom('signIn', network),
    house.limits.allowsFrom('mailLink', network, address.toLowerCase()),
  ])
  if (!mayHere || !mayAsk) return answerTooOften(c, 'mailLink', form.typed)
  await db.asSystem('send a link to sign in, or to nobody', (as) => askForSignInLink(as, address))
  return seeOther(c, paths.signInByMail(), 'people.by_mail.sent')
})

// The same page for every link, with a button: mail scanners open links, and nothing must be used up or told by that.
otherWaysRoom.get('/sign-in/link/:token', (c) =>
  c.html(<LinkPage scene={c.var.scene} form={EMPTY} token={c.req.param('token')} />),
)

otherWaysRoom.post('/sign-in/link/:token', async (c) => {
  const { db, house, network, scene } = c.var
  const token = c.req.param('token')
  const form = await readForm(c, Link)
  if (!(await house.limits.allowsFrom('signIn', network))) return answerTooOften(c)
  const shared = form.valid && form.values.shared
  const session = await db.asSystem('open a session for whoever holds the link', async (as) => {
    const link = await takeMailLink(as, token, 'sign_in')
    return link && beginSession(c, as, link.person, { shared })
  })
  if (!session)
    return c.html(<LinkPage scene={scene} form={refuseForm({}, 'form', 'people.link.over')} token={token} />, 422)
  handSession(c, session, shared)
  return seeOther(c, paths.home())
})

otherWaysRoom.get(paths.signInByCode(), (c) => c.html(<CodePage scene={c.var.scene} form={EMPTY} kind="recovery" />))

otherWaysRoom.post(paths.signInByCode(), async (c) => {
  const { db } = c.var
  const tried = await readTry(c, 'recovery')
  if (tried instanceof Response) return tried
  const { name, code, shared, form } = tried
  const session = await db.asSystem('open a session for whoever holds a recovery code', async (as) => {
    const person = await takeRecoveryCode(as, name, code)
    return person && beginSession(c, as, person, { shared, alone: true })
  })
  if (!session) return askAgain(c, 'recovery', refuseForm(withoutCode(form.typed), 'form', 'people.by_code.wrong'))
  handSession(c, session, shared)
  return seeOther(c, paths.yourPassword(), 'people.by_code.done')
})

otherWaysRoom.get(paths.signInOnDevice(), (c) => c.html(<DeviceCodePage scene={c.var.scene} form={EMPTY} />))

otherWaysRoom.post(paths.signInOnDevice(), async (c) => {
  const { db, house, network, scene } = c.var
  const form = await readForm(c, DeviceCode)
  if (!form.valid) return c.html(<DeviceCodePage scene={scene} form={form} />, 422)
  const { code, shared } = form.values
  if (!(await house.limits.allowsFrom('signIn', network))) return answerTooOften(c)
  const session = await db.asSystem('open a session for whoever holds the code of a device', async (as) => {
    const person = await takeDeviceCode(as, code)
    return person && beginSession(c, as, person, { shared })
  })
  if (!session) {
    const wrong = refuseForm(withoutCode(form.typed), 'code', 'people.by_device.wrong')
    return c.html(<DeviceCodePage scene={scene} form={wrong} />, 422)
  }
  handSession(c, session, shared)
  return seeOther(c, paths.home())
})

otherWaysRoom.get(paths.signInReset(), (c) => c.html(<CodePage scene={c.var.scene} form={EMPTY} kind="reset" />))

otherWaysRoom.post(paths.signInReset(), async (c) => {
  const { db, scene } = c.var
  const tried = await readTry(c, 'reset')
  if (tried instanceof Response) return tried
  const { name, code, shared, form } = tried
  const found = await db.asSystem('look for a reset by its code', (as) => findReset(as, name, code))
  // Whoever holds the right code may know how long to wait; nobody else learns that there is one.
  if (found && found.opensAt > scene.now) return askAgain(c, 'reset', { typed: withoutCode(form.typed) }, found.opensAt)
  const session =
    found &&
    (await db.asSystem('open a session after a reset', async (as) =>
      (await takeReset(as, found)) ? beginSession(c, as, found.person, { shared, alone: true }) : undefined,
    ))
  if (!session) return askAgain(c, 'reset', refuseForm(withoutCode(form.typed), 'form', 'people.by_reset.wrong'))
  handSession(c, session, shared)
  return seeOther(c, paths.yourPassword(), 'people.by_code.done')
})

/** A name and a code as they were typed, or the answer where they cannot be tried. */
async function readTry(c: Here, kind: CodeKind) {
  const form = await readForm(c, Code)
  if (!form.valid) return askAgain(c, kind, form)
  const { code, shared } = form.values
  const name = asSignInName(form.values.name)
  return (await mayTry(c, name)) ? { name, code, shared, form } : answerTooOften(c)
}

const askAgain = (c: Here, kind: CodeKind, form: Filled, opensAt?: Date) =>
  c.html(<CodePage scene={c.var.scene} form={form} kind={kind} {...(opensAt && { opensAt })} />, 422)

/** A code is a secret and never given back in a page. */
function withoutCode({ code: _, ...kept }: Typed): Typed {
  return kept
}
