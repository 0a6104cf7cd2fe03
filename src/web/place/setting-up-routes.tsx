import { Hono } from 'hono'
import { z } from 'zod'
import { changeSettings, finishStep } from '../../domain/place/place.ts'
import type { Env } from '../env.ts'
import { readForm } from '../form.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { ColourFields, chosenColour, typedColour } from './colour-form.ts'
import { PlaceFields } from './place-form.ts'
import { AskComing, AskName } from './setting-up-views.tsx'
import { elsewhere, findUnfinished } from './unfinished.ts'

/** What the first steward says about the place: what it is called, how it looks, and who may come. */
export const settingUp = new Hono<Env>()

const Name = z.object({ name: PlaceFields.name, language: PlaceFields.language, ...ColourFields })
const Coming = z.object({ signUp: PlaceFields.signUp })

settingUp.get(paths.firstRunName(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const { place, me } = found
  const typed = place.stepsDone.includes('name')
    ? { name: place.name, language: place.language, ...typedColour(place.hue) }
    : { name: '', language: me.language, ...typedColour(place.hue) }
  return c.html(<AskName scene={c.var.scene} found={found} form={{ typed }} />)
})

settingUp.post(paths.firstRunName(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const form = await readForm(c, Name)
  if (!form.valid) return c.html(<AskName scene={c.var.scene} found={found} form={form} />, 422)
  const colour = chosenColour(form.values)
  if ('reason' in colour) {
    const back = { typed: form.typed, errors: { colour: colour.reason } }
    return c.html(<AskName scene={c.var.scene} found={found} form={back} />, 422)
  }
  const { name, language } = form.values
  await c.var.db.acting(found.viewer, async (as) => {
    await changeSettings(as, { name, language, hue: colour.hue, zone: found.me.zone })
    await finishStep(as, 'name')
  })
  return seeOther(c, paths.firstRunComing())
})

settingUp.get(paths.firstRunComing(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const typed = { signUp: found.place.signUp }
  return c.html(<AskComing scene={c.var.scene} found={found} form={{ typed }} />)
})

settingUp.post(paths.firstRunComing(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const form = await readForm(c, Coming)
  if (!form.valid) return c.html(<AskComing scene={c.var.scene} found={found} form={form} />, 422)
  await c.var.db.acting(found.viewer, async (as) => {
    await changeSettings(as, form.values)
    await finishStep(as, 'coming')
  })
  return seeOther(c, paths.firstRunMail())
})
