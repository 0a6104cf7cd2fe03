import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'

/** How mail goes, for stewards: no mail, no person, no address. */
export interface MailHealth {
  /** Mails that could have gone and have not. */
  readonly waiting: number
  /** Since when the oldest of them waits. */
  readonly since: Date | undefined
  readonly takenAt: Date | undefined
  /** A word of ours, then the code the next server gave: `address_refused 550 5.1.1`. */
  readonly problem: string | undefined
  readonly problemAt: Date | undefined
}

export async function mailHealth(as: Reading): Promise<MailHealth> {
  const [health, { rows }] = await Promise.all([
    as.db.selectFrom('mail_health').select(['taken_at', 'problem', 'problem_at']).executeTakeFirst(),
    sql<{ waiting: number; since: Date | null }>`select waiting, since from mails_waiting()`.execute(as.db),
  ])
  return {
    waiting: rows[0]?.waiting ?? 0,
    since: rows[0]?.since ?? undefined,
    takenAt: health?.taken_at ?? undefined,
    problem: health?.problem ?? undefined,
    problemAt: health?.problem_at ?? undefined,
  }
}

/** Sends a steward a mail that says it is a test. False: they have no proven address here. */
export async function sendTestMail(as: ActingPerson): Promise<boolean> {
  const { rows } = await sql<{ sent: boolean }>`select send_test_mail() as sent`.execute(as.db)
  return rows[0]?.sent === true
}
