import { timingSafeEqual } from 'node:crypto'
import type { System } from '../../database/database.ts'
import { hashOfTyped, newCode } from '../people/code.ts'
import { type SignedUp, signUp } from '../people/sign-up.ts'
import { notFound } from '../refusal.ts'
import { hasSteward } from './steward.ts'

const SECRET = 'first_run'

/** A new code to print in the terminal while nobody stewards this place; undefined, and no code opens, once somebody does.
 *  Only its digest is kept, and each start makes the one before worthless. */
export async function ensureFirstRunCode(as: System): Promise<string | undefined> {
  if (await hasSteward(as)) {
    await as.db.deleteFrom('secrets').where('name', '=', SECRET).execute()
    return undefined
  }
  const { code, hash: value } = newCode()
  await as.db
    .insertInto('secrets')
    .values({ name: SECRET, value })
    .onConflict((on) => on.column('name').doUpdateSet({ value, made_at: new Date() }))
    .execute()
  return code
}

/** Whether this is the code in the terminal. A wrong one, and any once there is a steward, is false. */
export async function firstRunOpens(as: System, code: string): Promise<boolean> {
  if (await hasSteward(as)) return false
  const kept = await as.db.selectFrom('secrets').select('value').where('name', '=', SECRET).executeTakeFirst()
  return kept !== undefined && timingSafeEqual(kept.value, hashOfTyped(code))
}

export interface FirstSteward {
  readonly shownName: string
  /** What the sign-in name begins with. */
  readonly word: string
  readonly language: string
  readonly zone: string
  /** From `hashPassword`, made before this transaction began. */
  readonly passwordHash: string
  /** How the session is named in the list of devices. */
  readonly sessionName: string
  readonly shared: boolean
}

/** Makes the first steward, signed in, who has ticked that words about health may be kept. The terms are not written yet: they are
 *  agreed to with the last step. The code opens once, to one of several who use it at the same moment.
 *  @throws Refusal not_found when the code does not open, or no longer. */
export async function welcomeFirstSteward(as: System, code: string, who: FirstSteward): Promise<SignedUp> {
  if (!(await spendCode(as, code))) throw notFound()
  return signUp(as, {
    ...who,
    address: '',
    passkey: undefined,
    approved: true,
    steward: true,
    invitation: undefined,
    consents: ['health_data'],
  })
}

/** Deleting is what makes the code open once: a second one waits for the row, and finds it gone. */
async function spendCode(as: System, code: string): Promise<boolean> {
  if (!(await firstRunOpens(as, code))) return false
  const gone = await as.db
    .deleteFrom('secrets')
    .where('name', '=', SECRET)
    .where('value', '=', hashOfTyped(code))
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
