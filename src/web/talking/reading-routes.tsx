import { Hono } from 'hono'
import { z } from 'zod'
import { TOPICS, type Topic, TREATMENTS, type Treatment } from '../../domain/talking/choices.ts'
import { keepReading, myReading } from '../../domain/talking/reading.ts'
import type { Env } from '../env.ts'
import { oneOf, readForm } from '../form.ts'
import { paths } from '../paths.ts'
import { me, person } from '../people/guard.ts'
import { seeOther } from '../request/notice.ts'
import { ReadingPage } from './reading-views.tsx'

/** How I read what others say. */
export const readingRoom = new Hono<Env>()

const ReadingForm = z.object({
  order: oneOf(['newest', 'begun']),
  ...(Object.fromEntries(TOPICS.map((topic) => [topic, oneOf(TREATMENTS)])) as Record<
    Topic,
    z.ZodEnum<{ [treatment in Treatment]: treatment }>
  >),
})

readingRoom.get(paths.yourReading(), person(), async (c) => {
  const { order, topics } = await c.var.db.reading(me(c).viewer, myReading)
  return c.html(<ReadingPage scene={c.var.scene} form={{ typed: { order, ...topics } }} />)
})

readingRoom.post(paths.yourReading(), person(), async (c) => {
  const form = await readForm(c, ReadingForm)
  if (!form.valid) return c.html(<ReadingPage scene={c.var.scene} form={form} />, 422)
  const { order, ...topics } = form.values
  await c.var.db.acting(me(c).viewer, (as) => keepReading(as, { order, topics }))
  return seeOther(c, paths.yourReading(), 'talking.reading.kept')
})
