import { sql } from 'kysely'
import type { ActingPerson, Reading, System } from '../../database/database.ts'
import type { Id, PersonId } from '../../database/ids.ts'
import { notFound } from '../refusal.ts'
import { newToken } from './tokens.ts'

export interface KnownSession {
  readonly id: Id<'sessions'>
  readonly name: string
  readonly shared: boolean
  readonly made_at: Date
  /** A day, `2026-11-22`, never a moment. */
  readonly used_on: string
}

/** Opens a session. The token goes to the browser and is kept nowhere. */
export async function openSession(
  as: System,
  person: PersonId,
  options: { name: string; shared: boolean },
): Promise<{ token: string; id: Id<'sessions'> }> {
  const { token, hash } = newToken()
  const { id } = await as.db
    .insertInto('sessions')
    .values({ person_id: person, token_hash: hash, name: options.name, shared: options.shared })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { token, id }
}

/** My sessions, the last used first. */
export function mySessions(as: Reading): Promise<KnownSession[]> {
  return as.db
    .selectFrom('sessions')
    .select(['id', 'name', 'shared', 'made_at', 'used_on'])
    .orderBy('used_on', 'desc')
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
}

export async function requireSession(as: Reading, id: Id<'sessions'>): Promise<KnownSession> {
  const found = (await mySessions(as)).find((session) => session.id === id)
  if (!found) throw notFound()
  return found
}

export async function renameSession(as: ActingPerson, session: KnownSession, name: string): Promise<void> {
  await as.db.updateTable('sessions').set({ name }).where('id', '=', session.id).execute()
}

export async function endSession(as: ActingPerson, session: { readonly id: Id<'sessions'> }): Promise<void> {
  await sql`select end_sessions(${session.id}, null)`.execute(as.db)
}

export async function endOtherSessions(as: ActingPerson, inHand: Id<'sessions'>): Promise<void> {
  await sql`select end_sessions(null, ${inHand})`.execute(as.db)
}

/** Ends all sessions of somebody, but one where given, and lets every open page of theirs ask again who it is. */
export async function endSessionsOf(as: System, person: PersonId, allBut?: Id<'sessions'>): Promise<void> {
  let gone = as.db.deleteFrom('sessions').where('person_id', '=', person)
  if (allBut) gone = gone.where('id', '<>', allBut)
  await gone.execute()
  // Nor may a link that is still on its way open one more.
  await as.db.deleteFrom('mail_links').where('person_id', '=', person).where('purpose', '<>', 'prove_address').execute()
  await sql`select pg_notify('live', ${`session:${person}`})`.execute(as.db)
}

/** The session that a new sign-in in the same browser takes the place of. */
export async function endReplacedSession(as: System, tokenHash: Buffer): Promise<void> {
  await as.db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

/** The person has just proved again who they are. */
export async function confirmSession(as: System, session: Id<'sessions'>): Promise<void> {
  await as.db.updateTable('sessions').set({ confirmed_at: sql<Date>`now()` }).where('id', '=', session).execute()
}

/** Notes that sessions are in use, once a day each: a day is all that is kept. */
export async function touchSessions(as: System, ids: readonly Id<'sessions'>[]): Promise<void> {
  await as.db
    .updateTable('sessions')
    .set({ used_on: sql<string>`current_date` })
    .where('id', '=', sql<Id<'sessions'>>`any(${ids})`)
    .where('used_on', '<', sql<string>`current_date`)
    .execute()
}
