import { z } from 'zod'
import type { PersonId } from '../database/ids.ts'
import { followFlare } from '../domain/people/flaring/follow.ts'
import type { Job } from './job.ts'

/** When the wait after a flare's beginning is over, and when the flare is. */
export const followFlareJob: Job<{ person: string }> = {
  name: 'follow-flare',
  payload: z.object({ person: z.uuid() }),
  // Whether anybody is told is asked when it runs, and it harms nothing to run twice.
  travels: true,

  async perform({ db }, { person }) {
    await db.asSystem('tell those whom somebody in a flare chose, or end it', (as) =>
      followFlare(as, person as PersonId),
    )
  },
}
