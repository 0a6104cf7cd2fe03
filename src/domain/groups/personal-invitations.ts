import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting, ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'

/** How many personal invitations those who lead may still make today; 0 for whoever does not lead. */
export async function personalLeft(as: Reading, group: GroupId): Promise<number> {
  const { rows } = await sql<{ left: number }>`select personal_left(${group}) as left`.execute(as.db)
  return rows[0]?.left ?? 0
}

/** Whom of these the group has written to in the last 30 days, as they are written here. */
export async function writtenLately(
  as: Reading,
  group: GroupId,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    written: string[]
  }>`select written_lately(${group}, ${addresses}::text[]) as written`.execute(as.db)
  return new Set(rows[0]?.written)
}

/** Queues a letter to each address, with an invitation that opens once, within 30 days. An address is kept until its letter has
 *  gone, and 14 days at most. Whoever asked never to be written to gets none, and nobody learns it.
 *  @throws Refusal not_found for whoever does not lead, conflict when it is too many for today */
export async function sendLetters(
  as: ActingPerson,
  group: GroupId,
  addresses: readonly string[],
  language: string,
): Promise<void> {
  const tokens = addresses.map(newToken)
  await invitePersonally(as, group, tokens, addresses, language)
}

/** Makes so many invitations for a sheet of paper, each for one person, within 30 days: their tokens.
 *  @throws Refusal not_found for whoever does not lead, conflict when it is too many for today */
export async function inviteOnPaper(as: ActingPerson, group: GroupId, people: number): Promise<string[]> {
  const tokens = Array.from({ length: people }, newToken)
  await invitePersonally(as, group, tokens, null, '')
  return tokens
}

/** Ends every personal invitation to the group; letters that have not gone never go. */
export async function endPersonalInvitations(as: ActingPerson, group: GroupId): Promise<void> {
  await sql`select end_personal(${group})`.execute(as.db)
}

const TOKEN_BYTES = { mark: 32, seal: 12 }

/** What the link of a letter carries with which its reader asks for no more: 59 letters, made of two digests. */
export function neverToken(mark: Buffer, seal: Buffer): string {
  return Buffer.concat([mark, seal]).toString('base64url')
}

/** No letter goes to that address again. A token that is not ours changes nothing, and is answered like one that is. */
export async function neverWriteAgain(as: Acting, token: string): Promise<void> {
  const bytes = Buffer.alloc(TOKEN_BYTES.mark + TOKEN_BYTES.seal)
  Buffer.from(token.slice(0, 100), 'base64url').copy(bytes)
  await sql`select never_write(${bytes.subarray(0, TOKEN_BYTES.mark)}::bytea, ${bytes.subarray(TOKEN_BYTES.mark)}::bytea)`.execute(
    as.db,
  )
}

async function invitePersonally(
  as: ActingPerson,
  group: GroupId,
  tokens: readonly string[],
  addresses: readonly string[] | null,
  language: string,
): Promise<void> {
  await sql`select invite_personally(${group}, ${tokens}::text[], ${addresses}::text[], ${language})`.execute(as.db)
}

const newToken = () => randomBytes(16).toString('base64url')
