import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { NOBODYS_ID } from '../../database/ids.ts'
import { TOPICS, WISHES } from '../../domain/talking/choices.ts'
import { anyOf, lineOrNone, oneOf, words } from '../form.ts'
import { asId } from '../ids.ts'

/** The shape of every box in which something is said. */
export const SaidForm = z.object({
  title: lineOrNone(120),
  words: words(6000, 'forms.needed.post'),
  wish: oneOf(WISHES).optional().default('just_saying'),
  topics: anyOf(TOPICS),
  answers: z.string().max(60).optional(),
  key: z.string().max(60).optional(),
  verb: oneOf(['say', 'keep']).optional().default('say'),
})

/** The key a form carries, as a uuid. One that is none of ours is as good as none. */
export function keyOf(typed: string | undefined): string {
  const key = asId(typed)
  return key === NOBODYS_ID ? randomUUID() : key
}
