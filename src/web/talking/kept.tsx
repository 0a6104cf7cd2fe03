import type { z } from 'zod'
import { answerKept } from '../answers.tsx'
import type { Here } from '../env.ts'
import { readForm, type Typed } from '../form.ts'
import { paths } from '../paths.ts'

/** Whoever wrote for longer than their session lasted keeps their words. Answered before anything is looked up: to all who are signed
 *  out the same, whatever is at the address. */
export async function answerSignedOut(c: Here, shape: z.ZodObject): Promise<Response> {
  const { typed } = await readForm(c, shape)
  const to = { href: paths.signIn(), words: c.var.scene.t('answers.not_here.sign_in') }
  return answerKept(c, {
    title: 'talking.kept.signed_out',
    words: 'talking.kept.signed_out_words',
    typed,
    to,
    status: 404,
  })
}

/** The group has come to its end, or its agreement has become another, while somebody wrote. */
export function answerNotNow(c: Here, reason: 'group_closed' | 'accept_first', typed: Typed) {
  const words = reason === 'group_closed' ? 'talking.closed' : 'refusals.accept_first'
  return answerKept(c, { title: 'answers.sorry.title', words, typed, status: 403 })
}
