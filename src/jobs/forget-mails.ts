import { z } from 'zod'
import type { Job } from './job.ts'

/** Somebody has been erased: mails to them that lie in a folder here go too. */
export const forgetMails: Job<{ mails: string[] }> = {
  name: 'forget-mails',
  payload: z.object({ mails: z.array(z.uuid()) }),

  perform: ({ mailer }, { mails }) => mailer.forgetMails(mails),
}
