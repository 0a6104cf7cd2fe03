import { Hono } from 'hono'
import { z } from 'zod'
import { carryOver, findArrival, keepArrival, letGoOfArrival } from '../../domain/people/arriving/arrivals.ts'
import {
  carriedWordsPage,
  removeAllCarried,
  removeCarried,
  requireCarried,
} from '../../domain/people/arriving/carried-words.ts'
import { type Arrival, ArrivalProblem, MOST_ZIP_BYTES, readArrival } from '../../domain/people/arriving/read-arrival.ts'
import { notFound } from '../../domain/refusal.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { anyOf, EMPTY, type Reason, readForm, refuseForm } from '../form.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { keepComfort } from '../request/comfort.ts'
import { seeOther } from '../request/notice.ts'
import { carryable, chosenOf, OFFERS, offered } from './arriving-choice.ts'
import { ArrivalPage, BringPage } from './arriving-views.tsx'
import { CarriedPage } from './carried-views.tsx'
import { me, person } from './guard.ts'

/** Bringing an archive from another Holdfast: looked through, shown, chosen from; and my words from there. */
export const arrivingRoom = new Hono<Env>()

const Choice = z.object({
  what: anyOf(OFFERS).pipe(z.array(z.enum(OFFERS)).min(1, { error: 'yours.arriving.choose' })),
})
const NONE = z.object({})

arrivingRoom.get(paths.yourArrival(), person(), async (c) => {
  const { scene, db } = c.var
  const arrival = await db.reading(me(c).viewer, findArrival)
  if (!arrival) return c.html(<BringPage scene={scene} form={EMPTY} />)
  return c.html(<ArrivalPage scene={scene} can={carryable(arrival)} form={EMPTY} />)
})

arrivingRoom.post(paths.yourArrival(), person(), async (c) => {
  const { viewer } = me(c)
  if (!(await c.var.house.limits.allows('carry', viewer))) return answerTooOften(c, 'carry')
  const form = await readForm(c, NONE)
  const brought = await broughtIn(c)
  if ('id' in brought)
    return c.html(
      <BringPage scene={c.var.scene} form={refuseForm(form.typed, 'file', brought.id, brought.values)} />,
      422,
    )
  await c.var.db.acting(viewer, (as) => keepArrival(as, brought))
  return seeOther(c, paths.yourArrival())
})

arrivingRoom.post(paths.yourArrivalChoice(), person(), async (c) => {
  const { db, scene } = c.var
  const { viewer } = me(c)
  const arrival = await db.reading(viewer, findArrival)
  if (!arrival) throw notFound()
  const can = carryable(arrival)
  const form = await readForm(c, Choice)
  if (!form.valid) return c.html(<ArrivalPage scene={scene} can={can} form={form} />, 422)
  const what = form.values.what.filter((one) => offered(can).includes(one))
  const chosen = chosenOf(can, what)
  await db.acting(viewer, (as) => carryOver(as, chosen))
  if (chosen.look) keepComfort(c, { ...scene.comfort, ...can.look })
  return seeOther(c, chosen.words ? paths.carriedWords() : paths.yourData(), 'yours.arriving.done')
})

arrivingRoom.post(paths.yourArrivalRemoval(), person(), async (c) => {
  await c.var.db.acting(me(c).viewer, letGoOfArrival)
  return seeOther(c, paths.yourArrival(), 'yours.arriving.let_go')
})

arrivingRoom.get(paths.carriedWords(), person(), async (c) => {
  const asked = c.req.query('page') ?? ''
  const page = /^[1-9]\d{0,2}$/.test(asked) ? Number(asked) : 1
  const carried = await c.var.db.reading(me(c).viewer, (as) => carriedWordsPage(as, page))
  return c.html(<CarriedPage scene={c.var.scene} carried={carried} />)
})

arrivingRoom.post('/you/carried/:id/removal', person(), async (c) => {
  const { db } = c.var
  const { viewer } = me(c)
  const id = await db.reading(viewer, (as) => requireCarried(as, asId<'carried_words'>(c.req.param('id'))))
  await db.acting(viewer, (as) => removeCarried(as, id))
  return seeOther(c, paths.carriedWords(), 'yours.carried.removed')
})

arrivingRoom.post(paths.allCarriedRemoval(), person(), async (c) => {
  await c.var.db.acting(me(c).viewer, removeAllCarried)
  return seeOther(c, paths.carriedWords(), 'yours.carried.removed_all')
})

/** The file that came, looked through; or why it is not taken. */
async function broughtIn(c: Here): Promise<Arrival | Reason> {
  const file = (await c.req.formData().catch(() => new FormData())).get('file')
  if (!(file instanceof File) || file.size === 0) return { id: 'forms.needed' }
  if (file.size > MOST_ZIP_BYTES) return { id: 'yours.arriving.too_large' }
  try {
    return await readArrival(Buffer.from(await file.arrayBuffer()))
  } catch (error) {
    if (error instanceof ArrivalProblem) return { id: error.reason }
    throw error
  }
}
