import { Hono } from 'hono'
import { z } from 'zod'
import {
  ANSWERS,
  answerCorrection,
  openCorrections,
  requireCorrection,
} from '../../domain/finding/importing/corrections.ts'
import type { Env } from '../env.ts'
import { oneOf, readForm } from '../form.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { stewardOf } from '../steward/routes.tsx'
import { CorrectionList } from './corrections-view.tsx'

/** What people said about listings, answered by a steward. */
export const corrections = new Hono<Env>()

const Answer = z.object({ answer: oneOf(ANSWERS) })

corrections.get(paths.stewardCorrections(), async (c) => {
  const open = await c.var.db.reading(c.var.viewer, openCorrections)
  return c.html(<CorrectionList scene={c.var.scene} corrections={open} />)
})

corrections.post('/steward/corrections/:id/answer', async (c) => {
  const { db, viewer, scene } = c.var
  const correction = await db.reading(viewer, (as) => requireCorrection(as, asId<'corrections'>(c.req.param('id'))))
  const form = await readForm(c, Answer)
  if (!form.valid) return c.html(<CorrectionList scene={scene} corrections={[correction]} errors={form.errors} />, 422)
  const { answer } = form.values
  await db.acting(stewardOf(c), (as) => answerCorrection(as, correction, answer))
  return seeOther(c, paths.stewardCorrections(), `feeds.correction_done.${answer}`)
})
