import { sql } from 'kysely'
import type { System } from '../../database/database.ts'
import type { Id, PersonId } from '../../database/ids.ts'

type MailId = Id<'outbox'>

/** The next server has taken a letter: its mail has gone, and what it said besides with it. */
export async function keepSent(as: System, carrier: MailId, also: readonly MailId[]): Promise<void> {
  await sql`update outbox set sent_at = now(), secret = null, problem = null,
    outcome = case when id = ${carrier} then 'sent' else 'joined' end where id = any(${[carrier, ...also]}::uuid[])`.execute(
    as.db,
  )
}

/** These go to nobody: not theirs to know any more, or not wanted. */
export async function keepWithheld(as: System, mails: readonly MailId[]): Promise<void> {
  if (mails.length === 0) return
  await sql`update outbox set sent_at = now(), secret = null, outcome = 'withheld' where id = any(${mails}::uuid[])`.execute(
    as.db,
  )
}

/** Looks at these again at their moments. */
export async function keepForLater(as: System, mails: readonly { id: MailId; at: Date }[]): Promise<void> {
  if (mails.length === 0) return
  await sql`update outbox o set due_at = l.at from unnest(${mails.map(({ id }) => id)}::uuid[], ${mails.map(({ at }) => at)}::timestamptz[]) l(id, at)
    where o.id = l.id`.execute(as.db)
}

/** Minutes until the next try, after each that failed for now; then every six hours, until what remains of five days is over
 *  (RFC 5321 §4.5.4.1). */
const PAUSES = [1, 5, 15, 60, 180] as const
const LAST_TRY_DAYS = 5

/** The next server says not now. */
export async function keepForAnotherTry(
  as: System,
  mails: readonly MailId[],
  tries: number,
  problem: string,
): Promise<void> {
  const minutes = PAUSES[tries] ?? 360
  await sql`update outbox set tries = tries + 1, problem = ${problem}, due_at = now() + ${minutes} * interval '1 minute',
    sent_at = case when not_before < now() - ${LAST_TRY_DAYS} * interval '1 day' then now() end,
    outcome = case when not_before < now() - ${LAST_TRY_DAYS} * interval '1 day' then 'refused' end
    where id = any(${mails}::uuid[])`.execute(as.db)
}

/** No server took anything; that is no try of this mail. */
export async function keepForAMinute(as: System, mails: readonly MailId[], problem: string): Promise<void> {
  await sql`update outbox set problem = ${problem}, due_at = now() + interval '1 minute' where id = any(${mails}::uuid[])`.execute(
    as.db,
  )
}

/** The next server says never. */
export async function keepRefused(as: System, mails: readonly MailId[], problem: string): Promise<void> {
  await sql`update outbox set sent_at = now(), secret = null, outcome = 'refused', problem = ${problem} where id = any(${mails}::uuid[])`.execute(
    as.db,
  )
}

/** After so many refusals in a row an address rests. */
export const REFUSALS_TO_REST = 3

/** The address itself was refused. Nothing else about it is kept than how often, and since when it rests. */
export async function countRefusal(as: System, person: PersonId): Promise<void> {
  await sql`update mail_addresses set refused = refused + 1,
    rests_since = case when refused + 1 >= ${REFUSALS_TO_REST} then coalesce(rests_since, now()) end where person_id = ${person}`.execute(
    as.db,
  )
}

/** Somebody is there after all: the next server takes mail for them. One that passes mails on takes every mail and sends some back
 *  later, so its yes says nothing while mails that came back are remembered, which is a month. */
export async function forgetRefusals(as: System, person: PersonId): Promise<void> {
  await sql`update mail_addresses a set refused = 0, rests_since = null where person_id = ${person} and not exists (
    select from outbox o where o.person_id = a.person_id and starts_with(o.problem, 'came_back') and o.sent_at >= a.verified_at)`.execute(
    as.db,
  )
}

/** For the stewards: a letter was taken, or why not. */
export async function keepHealth(as: System, seen: { taken: boolean; problem: string | undefined }): Promise<void> {
  if (seen.taken) await sql`update mail_health set taken_at = now()`.execute(as.db)
  if (seen.problem) await sql`update mail_health set problem = ${seen.problem}, problem_at = now()`.execute(as.db)
}
