import { sql } from 'kysely'
import { z } from 'zod'
import { tendPolls } from '../domain/meeting/polls.ts'
import { followSchedules, forgetMeetings } from '../domain/meeting/upkeep.ts'
import { followFlares } from '../domain/people/flaring/follow.ts'
import { followDuties, forgetQuietWords } from '../domain/safety/upkeep.ts'
import type { Job } from './job.ts'

/** Once a night: the snapshot of sizes that others may see, the directory's times anew (clocks change), the words
 *  about times that are asked about, and what has had its day. */
export const nightly: Job<Record<string, never>> = {
  name: 'nightly',
  payload: z.object({}) as never,

  async perform({ db, mailer }) {
    const lately = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000)
    await db.asSystem('take the nightly snapshot', async ({ db: rows }) => {
      await sql`select take_snapshot()`.execute(rows)
      await sql`select refresh_directory()`.execute(rows)
    })
    await db.asSystem('write down when ways in can be read', (as) => followSchedules(as))
    await db.asSystem('look after flares that last or are over', (as) => followFlares(as))
    await db.asSystem('throw away what has had its day', async (as) => {
      const rows = as.db
      await rows.deleteFrom('mail_links').where('ends_at', '<', new Date()).execute()
      await rows.deleteFrom('passkey_challenges').where('ends_at', '<', new Date()).execute()
      await rows.deleteFrom('outbox').where('sent_at', '<', lately).execute()
      await rows.deleteFrom('sessions').where('used_on', '<', sql<string>`current_date - 60`).execute()
      // A file that nobody explained or mended holds ways in, and is not kept for ever.
      await rows.deleteFrom('imports').where('source', 'is not', null).where('started_at', '<', lately).execute()
      await forgetMeetings(as)
      await forgetQuietWords(as)
      await followDuties(as)
      await tendPolls(as)
      // Letters that could not be sent take the addresses of people who are not here with them.
      await rows
        .deleteFrom('invited_addresses')
        .where('queued_at', '<', sql<Date>`now() - interval '14 days'`)
        .execute()
      await rows.deleteFrom('letter_marks').where('until', '<', new Date()).execute()
      await rows.deleteFrom('archives').where('ends_at', '<', new Date()).execute()
      await rows.deleteFrom('arrivals').where('brought_at', '<', sql<Date>`now() - interval '1 day'`).execute()
      await rows.deleteFrom('group_exports').where('made_at', '<', lately).execute()
      await rows.deleteFrom('attempts').where('expire', '<', Date.now()).execute()
    })
    await mailer.forget(lately)
  },
}
