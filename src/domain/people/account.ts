import { sql } from 'kysely'
import type { System } from '../../database/database.ts'
import type { PersonId } from '../../database/ids.ts'
import { conflict, notFound } from '../refusal.ts'
import { hashPassword } from './password.ts'
import { endSessionsOf } from './sessions.ts'
import { asSignInName, asSignInWord, freeSignInName } from './sign-in-name.ts'
import { suggestSignInWord } from './sign-in-words.ts'

export interface PersonDraft {
  readonly shownName: string
  readonly language: string
  readonly zone: string
  /** What the sign-in name begins with; without one a word of ours. */
  readonly word?: string | undefined
  readonly approved?: boolean
  readonly steward?: boolean
}

/** "As drawn from the person's id", which is no keepsake's name. */
export const DRAWN_KEEPSAKE = 'drawn'

/** A new person, with a sign-in name that nobody has. */
export async function createPerson(as: System, draft: PersonDraft): Promise<{ id: PersonId; signInName: string }> {
  const word = asSignInWord(draft.word ?? '') ?? suggestSignInWord(draft.language === 'es' ? 'es' : 'en')
  for (let tries = 0; tries < 10; tries++) {
    const signInName = await freeSignInName(as, word)
    const person = await as.db
      .insertInto('people')
      .values({
        sign_in_name: signInName,
        shown_name: draft.shownName,
        keepsake: DRAWN_KEEPSAKE,
        language: draft.language,
        zone: draft.zone,
        is_steward: draft.steward ?? false,
        approved: draft.approved ?? true,
        adult_since: new Date(),
      })
      // Somebody may have been given the same name this very moment.
      .onConflict((on) => on.column('sign_in_name').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (person) return { id: person.id, signInName }
  }
  throw new Error('No free sign-in name was found')
}

/** Keeps a hash made by `hashPassword`, which belongs before the transaction. */
export async function keepPassword(as: System, person: PersonId, hash: string): Promise<void> {
  await as.db
    .insertInto('passwords')
    .values({ person_id: person, hash })
    .onConflict((on) => on.column('person_id').doUpdateSet({ hash, set_at: sql<Date>`now()` }))
    .execute()
}

/** Both at once, for seeds and tests: it holds its transaction open while it hashes. */
export async function setPassword(as: System, person: PersonId, password: string): Promise<void> {
  await keepPassword(as, person, await hashPassword(password))
}

/** A new password from whoever holds the machine: every session of the person ends.
 *  @throws Refusal not_found */
export async function resetPassword(as: System, signInName: string, hash: string): Promise<PersonId> {
  const person = await requirePersonNamed(as, signInName)
  await keepPassword(as, person, hash)
  await endSessionsOf(as, person)
  return person
}

/** Makes somebody a steward or no longer one; the last one stays.
 *  @throws Refusal not_found, last_steward */
export async function setRole(as: System, signInName: string, steward: boolean): Promise<void> {
  const person = await requirePersonNamed(as, signInName)
  const stewards = await as.db
    .selectFrom('people')
    .select(['id', 'suspended'])
    .where('is_steward', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (!steward && !stewards.some(({ id, suspended }) => id !== person && !suspended)) throw conflict('last_steward')
  await as.db.updateTable('people').set({ is_steward: steward }).where('id', '=', person).execute()
  if (!steward) {
    await as.db
      .updateTable('invitations')
      .set({ revoked_at: sql<Date>`now()` })
      .where('group_id', 'is', null)
      .where('made_by', '=', person)
      .where('revoked_at', 'is', null)
      .execute()
  }
  await sql`select pg_notify('live', ${`session:${person}`})`.execute(as.db)
}

async function requirePersonNamed(as: System, signInName: string): Promise<PersonId> {
  const person = await as.db
    .selectFrom('people')
    .select('id')
    .where('sign_in_name', '=', asSignInName(signInName))
    .executeTakeFirst()
  if (!person) throw notFound()
  return person.id
}
