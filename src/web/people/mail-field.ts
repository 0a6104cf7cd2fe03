import { z } from 'zod'
import { isMailAddress } from '../../standards/mail-address.ts'

/** A mail address, without what would break a mail's head. */
export const mailAddress = () =>
  z
    .string({ error: 'forms.needed.mail' })
    .trim()
    .min(1, { error: 'forms.needed.mail', abort: true })
    .max(254)
    .refine(isMailAddress, { error: 'forms.mail_like' })
