import { Hono } from 'hono'
import { z } from 'zod'
import { chooseComfort } from '../../domain/people/comfort.ts'
import type { Env } from '../env.ts'
import { oneOf, readForm, tick } from '../form.ts'
import { paths, safeBack } from '../paths.ts'
import { keepComfort } from '../request/comfort.ts'
import { seeOther } from '../request/notice.ts'

const Comfort = z.object({
  light: oneOf(['device', 'day', 'evening']).optional(),
  contrast: tick(),
  flare: tick(),
  back: z.string().max(500).optional(),
})

/** One control on every page: light, contrast, flare. Kept in the browser, and with the person when somebody is signed in. */
export const comfort = new Hono<Env>()

comfort.post(paths.comfort(), async (c) => {
  const form = await readForm(c, Comfort)
  if (!form.valid) return seeOther(c, paths.home())
  const { light, contrast, flare, back } = form.values
  const { scene, viewer, db } = c.var
  const chosen = { theme: light ?? scene.comfort.theme, contrast: contrast ? 'more' : 'device', flare } as const
  if (viewer) await db.acting(viewer, (as) => chooseComfort(as, chosen))
  keepComfort(c, chosen)
  return seeOther(c, safeBack(back))
})
