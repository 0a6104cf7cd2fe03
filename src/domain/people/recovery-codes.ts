import { sql } from 'kysely'
import type { Reading, System } from '../../database/database.ts'
import type { PersonId } from '../../database/ids.ts'
import { hashOfTyped, newCode } from './code.ts'

const HOW_MANY = 8

/** Eight new codes in place of all that were. They are shown once; only digests are kept. */
export async function renewRecoveryCodes(as: System, person: PersonId): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode)
  await as.db.deleteFrom('recovery_codes').where('person_id', '=', person).execute()
  await as.db
    .insertInto('recovery_codes')
    .values(codes.map(({ hash }) => ({ person_id: person, code_hash: hash })))
    .execute()
  return codes.map(({ code }) => code)
}

/** Takes a code for good. Undefined for a wrong name, a wrong code and a used one alike: one statement, and no row written. */
export async function takeRecoveryCode(as: System, signInName: string, typed: string): Promise<PersonId | undefined> {
  const taken = await as.db
    .updateTable('recovery_codes')
    .set({ used_at: sql<Date>`now()` })
    .where('person_id', '=', (from) => from.selectFrom('people').select('id').where('sign_in_name', '=', signInName))
    .where('code_hash', '=', hashOfTyped(typed))
    .where('used_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  return taken?.person_id
}

/** How many of my codes are not used yet. */
export async function codesLeft(as: Reading): Promise<number> {
  const { left } = await as.db
    .selectFrom('recovery_codes')
    .select((get) => get.fn.countAll<number>().as('left'))
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}
