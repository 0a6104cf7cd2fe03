import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { z } from 'zod'
import { chooseLanguage } from '../../domain/people/speak.ts'
import { findPage, PAGE_KINDS } from '../../domain/place/pages.ts'
import type { Env, Here } from '../env.ts'
import { lineOrNone, oneOf, readForm } from '../form.ts'
import { paths, safeBack } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { Languages, OwnPage, Seen } from './page-views.tsx'

/** What the place says about itself, and in which language it speaks. */
export const pages = new Hono<Env>()

for (const kind of PAGE_KINDS) {
  pages.get(paths.page(kind), async (c) => {
    const { db, viewer, scene } = c.var
    const page = await db.reading(viewer, (as) => findPage(as, kind, scene.language))
    return c.html(<OwnPage scene={scene} kind={kind} page={page} />)
  })
}

pages.get(paths.seen(), (c) => c.html(<Seen scene={c.var.scene} />))

pages.get(paths.speak(), (c) =>
  c.html(<Languages scene={c.var.scene} pseudo={c.var.house.config.loopback} back={safeBack(c.req.query('back'))} />),
)

const Spoken = z.object({ language: oneOf(['en', 'es', 'en-XB']), back: lineOrNone(500) })
const YEAR = 365 * 24 * 60 * 60

pages.post(paths.speak(), async (c) => {
  const { db, viewer } = c.var
  const form = await readForm(c, Spoken)
  if (!form.valid || !isSpoken(c, form.values.language)) return seeOther(c, paths.speak())
  const { language, back } = form.values
  if (viewer) await db.acting(viewer, (as) => chooseLanguage(as, language))
  setCookie(c, 'language', language, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.house.config.secure,
    maxAge: YEAR,
  })
  return seeOther(c, safeBack(back || undefined))
})

/** The stretched language is for whoever builds this place, on their own machine. */
const isSpoken = (c: Here, language: string) => language !== 'en-XB' || c.var.house.config.loopback
