import { z } from 'zod'
import type { Id } from '../../database/ids.ts'
import { asId } from '../ids.ts'

/** What a device answered, as the fields of a form: the question's id and the answer as JSON. */
export const passkeyAnswer = {
  question: z.string({ error: 'forms.needed' }).max(40),
  passkey: z.string({ error: 'forms.needed' }).max(20_000),
}

export interface PasskeyAnswered {
  readonly question: Id<'passkey_challenges'>
  readonly answer: unknown
}

/** Undefined when it is no answer at all. */
export function readAnswer({
  question,
  passkey,
}: {
  question?: string | undefined
  passkey?: string | undefined
}): PasskeyAnswered | undefined {
  if (!question || !passkey) return undefined
  try {
    const answer: unknown = JSON.parse(passkey)
    return typeof answer === 'object' && answer !== null
      ? { question: asId<'passkey_challenges'>(question), answer }
      : undefined
  } catch {
    return undefined
  }
}
