import type { System } from '../../database/database.ts'
import type { PersonId } from '../../database/ids.ts'

export interface KnownPassword {
  readonly person: PersonId
  /** Undefined: the person signs in another way. */
  readonly hash: string | undefined
}

/** One question, whether somebody has that name or nobody: the answer is checked by `passwordMatches`, which works as hard for
 *  nobody. */
export async function findPassword(as: System, signInName: string): Promise<KnownPassword | undefined> {
  const row = await as.db
    .selectFrom('people')
    .leftJoin('passwords', 'passwords.person_id', 'people.id')
    .select(['people.id', 'passwords.hash'])
    .where('people.sign_in_name', '=', signInName)
    .executeTakeFirst()
  return row && { person: row.id, hash: row.hash ?? undefined }
}

/** The password of somebody who is signed in already and proves it again. */
export async function findPasswordOf(as: System, person: PersonId): Promise<string | undefined> {
  const row = await as.db.selectFrom('passwords').select('hash').where('person_id', '=', person).executeTakeFirst()
  return row?.hash
}

/** Which ways of signing in somebody has. */
export async function waysOf(as: System, person: PersonId): Promise<{ password: boolean; passkeys: number }> {
  const password = await findPasswordOf(as, person)
  const { passkeys } = await as.db
    .selectFrom('passkeys')
    .select((get) => get.fn.countAll<number>().as('passkeys'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow()
  return { password: password !== undefined, passkeys }
}
