import { answerKept } from '../answers.tsx'
import type { Here } from '../env.ts'
import type { Typed } from '../form.ts'

/** The group has come to its end, or its agreement has become another, while somebody wrote. */
export function answerNotNow(c: Here, reason: 'group_closed' | 'accept_first', typed: Typed) {
  const words = reason === 'group_closed' ? 'talking.closed' : 'refusals.accept_first'
  return answerKept(c, { title: 'answers.sorry.title', words, typed, status: 403 })
}
