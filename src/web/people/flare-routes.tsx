import { Hono } from 'hono'
import { z } from 'zod'
import { keepFlarePlan, myFlare, setFlare } from '../../domain/people/flare.ts'
import { GENTLE, putAway } from '../../domain/people/flaring/gentle.ts'
import { choosePeople, whomToTell } from '../../domain/people/flaring/people.ts'
import type { Env, Here } from '../env.ts'
import { oneOf, readForm, refuseForm } from '../form.ts'
import { paths } from '../paths.ts'
import type { Filled } from '../place/fields.ts'
import { keepComfort } from '../request/comfort.ts'
import { seeOther } from '../request/notice.ts'
import { isDateAhead, Plan, peopleOf, planOf, typedPlan } from './flare-form.ts'
import { FlarePage } from './flare-views.tsx'
import { me, person } from './guard.ts'

/** My flares: the plan written on a good day, the beginning, the end, and the way back. */
export const flareRoom = new Hono<Env>()

const Back = z.object({ thing: oneOf([...GENTLE, 'all']) })

flareRoom.get(paths.yourFlare(), person(), (c) => answerPlan(c))

flareRoom.post(paths.yourFlare(), person(), async (c) => {
  const { db, scene } = c.var
  const form = await readForm(c, Plan)
  if (!form.valid) return answerPlan(c, form)
  if (!isDateAhead(form.values, scene.now)) return answerPlan(c, refuseForm(form.typed, 'date', 'flare.date_ahead'))
  const { verb } = form.values
  await db.acting(me(c).viewer, async (as) => {
    await keepFlarePlan(as, planOf(form.values))
    await choosePeople(as, peopleOf(form.values))
    if (verb !== 'keep') await setFlare(as, verb === 'on')
  })
  if (verb !== 'keep') keepComfort(c, { ...scene.comfort, flare: verb === 'on' })
  return seeOther(
    c,
    paths.yourFlare(),
    verb === 'on' ? 'people.flare.is_on' : verb === 'off' ? 'people.flare.is_off' : 'people.kept',
  )
})

flareRoom.post(paths.yourFlareEnd(), person(), async (c) => {
  const { db, scene } = c.var
  const { viewer } = me(c)
  const { now } = await db.reading(viewer, (as) => myFlare(as, scene.now))
  await db.acting(viewer, (as) => setFlare(as, false))
  keepComfort(c, { ...scene.comfort, flare: false })
  return seeOther(c, paths.home(), now?.mayTakeBack ? 'flare.taken_back' : 'people.flare.is_off')
})

flareRoom.post(paths.yourFlareReturn(), person(), async (c) => {
  const form = await readForm(c, Back)
  if (!form.valid) return seeOther(c, paths.home())
  const { thing } = form.values
  await c.var.db.acting(me(c).viewer, (as) => putAway(as, thing === 'all' ? GENTLE : [thing]))
  return seeOther(c, paths.home(), 'flare.back.done')
})

/** The plan as it is kept, or a form that came back. */
async function answerPlan(c: Here, form?: Filled): Promise<Response> {
  const { db, scene } = c.var
  const [flare, groups] = await db.reading(me(c).viewer, (as) =>
    Promise.all([myFlare(as, scene.now), whomToTell(as, scene.language)]),
  )
  const filled = form ?? { typed: typedPlan(flare.plan, groups) }
  return c.html(<FlarePage scene={scene} flare={flare} groups={groups} form={filled} />, form ? 422 : 200)
}
