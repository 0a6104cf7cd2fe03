import { sql } from 'kysely'
import type { System } from '../../database/database.ts'
import type { Id } from '../../database/ids.ts'
import { findHolder } from '../people/mail-address.ts'
import { countRefusal, keepHealth } from './mails-kept.ts'

/** A report that a mail could not be brought to an address. */
export interface Returned {
  /** The mail's own id, which only we, its reader and the servers between have seen. */
  readonly mail: Id<'outbox'>
  readonly address: string
  /** The address itself was refused; else the mail was, which is not its fault. */
  readonly aboutAddress: boolean
  /** Of the form 5.1.1. */
  readonly code: string
}

/** A mail from here goes to one address: a report that names a crowd was made up, and is not read to its end. */
const MOST_ADDRESSES = 20

/** What one report says of a mail's addresses. False: nothing of it is about a mail from here. */
export async function keepAllReturned(
  as: System,
  mail: Id<'outbox'>,
  failed: readonly Omit<Returned, 'mail'>[],
): Promise<boolean> {
  const sent = await as.db.selectFrom('outbox').select('id').where('id', '=', mail).executeTakeFirst()
  if (!sent) return false
  const kept: boolean[] = []
  for (const one of failed.slice(0, MOST_ADDRESSES)) kept.push(await keepReturned(as, { mail, ...one }))
  return kept.includes(true)
}

/** A mail came back after the next server had taken it. It counts once, as a refusal of that server would have, and only where it
 *  went: whoever makes reports up knows no mail's id. False: no such mail, or that address is its reader's no more. */
export async function keepReturned(as: System, { mail, address, aboutAddress, code }: Returned): Promise<boolean> {
  const holder = await findHolder(as, address)
  const problem = `${aboutAddress ? 'came_back' : 'by_rule'} ${code}`
  const { rows } = await sql<{ counts: boolean }>`
    with sent as (
      select o.id, o.outcome is distinct from 'refused' as counts from outbox o join mail_addresses a on a.person_id = o.person_id
      where o.id = ${mail} and o.person_id = ${holder ?? null} and coalesce(o.sent_at, now()) >= a.verified_at for update of o
    ), kept as (
      update outbox set outcome = 'refused', problem = ${problem}, secret = null, sent_at = coalesce(sent_at, now())
      where id in (select id from sent where counts)
    ) select counts from sent`.execute(as.db)
  const [found] = rows
  if (!holder || !found) return false
  if (found.counts && aboutAddress) await countRefusal(as, holder)
  if (found.counts) await keepHealth(as, { taken: false, problem })
  return true
}
