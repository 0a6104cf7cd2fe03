import { sql } from 'kysely'
import type { ActingPerson } from '../../database/database.ts'

/** What went, for the receipt. */
export interface Erased {
  readonly seats: number
  readonly words: number
  /** `1234-5678-9012`: says that it was done, and of whom it says nothing. */
  readonly receipt: string
}

/** Erases me: every seat and all that hangs on it, my words, then all that is mine. Words of others stay. Nothing of it can be
 *  brought back, and an older backup does not bring it back either.
 *  @throws Refusal conflict last_steward */
export async function eraseMyself(as: ActingPerson): Promise<Erased> {
  const { rows } = await sql<Erased>`select seats, words, receipt from erase_me()`.execute(as.db)
  const [erased] = rows
  if (!erased) throw new Error('An erasure gave no receipt')
  return erased
}
