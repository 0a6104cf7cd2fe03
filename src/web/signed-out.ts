import type { z } from 'zod'
import { answerKept } from './answers.tsx'
import type { Here } from './env.ts'
import { readForm } from './form.ts'
import { paths } from './paths.ts'

/** Whoever wrote for longer than their session lasted keeps their words. Answered before anything is looked up: to all who are signed
 *  out the same, whatever is at the address. */
export async function answerSignedOut(c: Here, shape: z.ZodObject): Promise<Response> {
  const { typed } = await readForm(c, shape)
  const to = { href: paths.signIn(), words: c.var.scene.t('answers.not_here.sign_in') }
  return answerKept(c, {
    title: 'answers.signed_out.title',
    words: 'answers.signed_out.words',
    typed,
    to,
    status: 404,
  })
}
