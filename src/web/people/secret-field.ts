import { z } from 'zod'
import { LONGEST_PASSWORD, type PasswordProblem } from '../../domain/people/password-choice.ts'
import type { MessageId } from '../../locales/words.ts'

/** A password as it is typed: nothing is taken out of it. '' is a missing one. */
export const password = () =>
  z
    .string({ error: 'forms.needed.password' })
    .min(1, { error: 'forms.needed.password', abort: true })
    .max(LONGEST_PASSWORD)
    .refine((typed) => typed.isWellFormed(), { error: 'forms.odd_characters' })

export const PASSWORD_PROBLEMS: Record<PasswordProblem, MessageId> = {
  too_short: 'people.password.too_short',
  too_long: 'people.password.too_long',
  common: 'people.password.common',
  is_name: 'people.password.is_name',
}
