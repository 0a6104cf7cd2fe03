import { sql } from 'kysely'
import type { System } from '../../database/database.ts'
import type { PersonId } from '../../database/ids.ts'
import { hashOfTyped, newCode, SHORT } from './code.ts'
import { newToken } from './tokens.ts'

const MINUTES = 5

/** What another device of mine may come in with: a link to be photographed from this one, or a short code to be typed. */
export interface DeviceLink {
  readonly token: string
  readonly code: string
}

/** Signs in one more device of mine, within five minutes and once. Neither is sent anywhere. */
export async function linkForDevice(as: System, person: PersonId): Promise<DeviceLink> {
  const { token, hash } = newToken()
  const { code, hash: codeHash } = newCode(SHORT)
  await as.db
    .insertInto('mail_links')
    .values({
      token_hash: hash,
      code_hash: codeHash,
      person_id: person,
      purpose: 'second_device',
      address: '',
      ends_at: sql<Date>`now() + ${MINUTES} * interval '1 minute'`,
    })
    .execute()
  return { token, code }
}

/** Takes a code, and with it the link, for good. Undefined when it is unknown, used or over, alike: one statement, and no row written.
 *  Forty bits are enough for five minutes, as long as each network has few tries. */
export async function takeDeviceCode(as: System, typed: string): Promise<PersonId | undefined> {
  const taken = await as.db
    .updateTable('mail_links')
    .set({ used_at: sql<Date>`now()` })
    .where('code_hash', '=', hashOfTyped(typed))
    .where('purpose', '=', 'second_device')
    .where('used_at', 'is', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .returning('person_id')
    .executeTakeFirst()
  return taken?.person_id ?? undefined
}
