import { Hono } from 'hono'
import { z } from 'zod'
import { findElsewhere, sendCorrection } from '../../domain/finding/elsewhere.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env } from '../env.ts'
import { lineOrNone, oneOf, readForm, wordsOrNone } from '../form.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { CorrectionPage, KINDS } from './correction-view.tsx'

const Correction = z.object({
  kind: oneOf(KINDS, 'forms.needed.kind'),
  words: wordsOrNone(2000),
  reach_me: lineOrNone(200),
})

/** What anybody may say of a listing. The answer is the same whether the listing is there or not. */
export const correction = new Hono<Env>()

correction.post('/groups/:id/correction', async (c) => {
  const { db, viewer, house, network, scene } = c.var
  const id = asGroupId(c.req.param('id'))
  await db.reading(viewer, (as) => findElsewhere(as, id))
  const form = await readForm(c, Correction)
  if (!form.valid)
    return c.html(<CorrectionPage scene={{ ...scene, path: paths.groups() }} action={scene.path} form={form} />, 422)
  if (!(await house.limits.allowsFrom('correction', network))) return answerTooOften(c, 'correction', form.typed)

  const { kind, words, reach_me } = form.values
  await db.acting(viewer, (as) => sendCorrection(as, id, { kind, words, reachMe: reach_me }))
  return seeOther(c, paths.groups(), 'finding.correction.thanks')
})
