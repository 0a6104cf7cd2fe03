import { z } from 'zod'
import { planReminders } from '../domain/telling/reminders.ts'
import type { Job } from './job.ts'

/** Every few minutes: queues the reminders of the coming day for the moments at which they are to go. */
export const remind: Job<object> = {
  name: 'remind',
  payload: z.object({}),

  async perform({ db }) {
    await db.asSystem('plan the reminders of the coming day', (as) => planReminders(as))
  },
}
