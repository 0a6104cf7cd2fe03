import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { ActingPerson, Reading, System } from '../../database/database.ts'
import type { PersonId } from '../../database/ids.ts'
import { secretNamed } from '../../database/secrets.ts'
import { giveConsents } from './consents.ts'
import { hashOf, newToken } from './tokens.ts'

/** So long a link in a mail works. */
export const LINK_MINUTES = 15
/** So many links of a kind may lie in one mailbox unused. Limits are counted by network, and somebody may have many. */
const MOST_WAITING = 5

export interface MyAddress {
  readonly address: string
  readonly given_at: Date
  /** Mails to it came back too often; since then only what I ask for goes there. */
  readonly rests_since: Date | null
}

/** My proven address. */
export async function myAddress(as: Reading): Promise<MyAddress | undefined> {
  return as.db
    .selectFrom('mail_addresses')
    .select(['address', 'given_at', 'rests_since'])
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
}

/** Sends a link to sign in, where the address is somebody's. Where it is nobody's the same is asked, written and queued, for
 *  nobody, so that neither the answer nor the work tells which. */
export async function askForSignInLink(as: System, address: string): Promise<void> {
  await sendLink(as, 'sign_in', await findHolder(as, address), address)
}

/** Whose address it is, proven. */
export async function findHolder(as: System, address: string): Promise<PersonId | undefined> {
  const known = await as.db
    .selectFrom('mail_addresses')
    .select('person_id')
    .where('lookup', '=', await lookupOf(as, address))
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  return known?.person_id
}

/** Sends a link that proves the address is mine. Until it is followed the address is used for nothing. */
export async function askToProve(as: System, person: PersonId, address: string): Promise<void> {
  await sendLink(as, 'prove_address', person, address)
}

async function sendLink(
  as: System,
  purpose: 'sign_in' | 'prove_address',
  wanted: PersonId | undefined,
  address: string,
): Promise<void> {
  const { token, hash } = newToken()
  // One too many goes to nobody: those that are there open the same.
  const person = (await linksWaiting(as, purpose, address)) < MOST_WAITING ? wanted : undefined
  await as.db
    .insertInto('mail_links')
    .values({
      token_hash: hash,
      person_id: person ?? null,
      purpose,
      address: person ? address : '',
      ends_at: sql<Date>`now() + ${LINK_MINUTES} * interval '1 minute'`,
    })
    .execute()
  await as.db
    .insertInto('outbox')
    .values({
      person_id: person ?? null,
      cause: `link:${hash.toString('hex')}`,
      text_id: purpose === 'sign_in' ? 'sign_in_link' : 'prove_address',
      secret: person ? token : null,
      // What goes to nobody has gone at once, so that nothing of it stays behind.
      sent_at: person ? null : new Date(),
    })
    .execute()
  await sql`select ring_post()`.execute(as.db)
}

async function linksWaiting(as: System, purpose: 'sign_in' | 'prove_address', address: string): Promise<number> {
  const { waiting } = await as.db
    .selectFrom('mail_links')
    .select((get) => get.fn.countAll<number>().as('waiting'))
    .where('purpose', '=', purpose)
    .where(sql<string>`lower(normalize(address, NFC))`, '=', plain(address))
    .where('used_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow()
  return waiting
}

/** Takes a link for good: whose it is and the address it went to; a link to sign in may also have come from another device. Undefined when it is unknown, used or over, alike. */
export async function takeMailLink(
  as: System,
  token: string,
  does: 'sign_in' | 'prove_address',
): Promise<{ person: PersonId; address: string } | undefined> {
  const link = await as.db
    .updateTable('mail_links')
    .set({ used_at: sql<Date>`now()` })
    .where('token_hash', '=', hashOf(token))
    .where('purpose', '=', sql<string>`any(${does === 'sign_in' ? ['sign_in', 'second_device'] : [does]})`)
    .where('used_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .where('person_id', 'is not', null)
    .returning(['person_id', 'address'])
    .executeTakeFirst()
  return link?.person_id ? { person: link.person_id, address: link.address } : undefined
}

/** What following a link that proves an address comes to. `from`: it opens another account here, of this sign-in name, and moves only
 *  when that is meant. */
export type Proof =
  | { readonly state: 'over' | 'proven' }
  | { readonly state: 'moves'; readonly from: string; readonly address: string }

/** Follows a link that proves an address. Whoever holds it reads the mailbox, and could open the other account by it: so they may know
 *  its name. `meant` is the name of the account that they have read loses it. */
export async function proveAddress(as: System, token: string, meant: string | undefined): Promise<Proof> {
  const link = await takeMailLink(as, token, 'prove_address')
  if (!link) return { state: 'over' }
  const other = await as.db
    .selectFrom('mail_addresses as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select('p.sign_in_name')
    .where('a.lookup', '=', await lookupOf(as, link.address))
    .where('a.person_id', '<>', link.person)
    .executeTakeFirst()
  if (other && other.sign_in_name !== meant) {
    // Asked first: the link is theirs to press again.
    await as.db.updateTable('mail_links').set({ used_at: null }).where('token_hash', '=', hashOf(token)).execute()
    return { state: 'moves', from: other.sign_in_name, address: link.address }
  }
  await keepAddress(as, link.person, link.address)
  return { state: 'proven' }
}

/** The address is proven: it belongs to this person now, and to nobody else here. Whoever had it can read that it is gone. */
export async function keepAddress(as: System, person: PersonId, address: string): Promise<void> {
  const lookup = await lookupOf(as, address)
  await as.db
    .updateTable('people')
    .set({ mail_lost_at: sql<Date | null>`case when id = ${person} then null else now() end` })
    .where((get) =>
      get.or([
        get('id', '=', person),
        get('id', 'in', get.selectFrom('mail_addresses').select('person_id').where('lookup', '=', lookup)),
      ]),
    )
    .execute()
  await as.db
    .deleteFrom('mail_addresses')
    .where((get) => get.or([get('lookup', '=', lookup), get('person_id', '=', person)]))
    .execute()
  await as.db
    .insertInto('mail_addresses')
    .values({ person_id: person, address, lookup, verified_at: sql<Date>`now()` })
    .execute()
  const given = await as.db
    .selectFrom('consents')
    .select('id')
    .where('person_id', '=', person)
    .where('purpose', '=', 'mail')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!given) await giveConsents(as, person, ['mail'])
}

/** My address is used again, and a mail says whether it works. Nothing happens to one that does not rest. */
export async function tryAddressAgain(as: ActingPerson): Promise<void> {
  await sql`select try_address_again()`.execute(as.db)
}

/** Addresses are looked for by a keyed digest, so that the column that is searched holds none. */
async function lookupOf(as: System, address: string): Promise<Buffer> {
  const key = await secretNamed(as, 'mail-lookup')
  return createHmac('sha256', key).update(plain(address)).digest()
}

const plain = (address: string) => address.normalize('NFC').trim().toLowerCase()
