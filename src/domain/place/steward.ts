import { sql } from 'kysely'
import type { ActingPerson, Reading, System } from '../../database/database.ts'

export interface StewardRow {
  readonly signInName: string
  readonly shownName: string
}

export interface Suspended {
  readonly signInName: string
  readonly reason: string
  readonly since: Date
  readonly until: Date | null
}

/** Whether anybody stewards this place; anybody may ask. */
export async function hasSteward(as: Reading | System): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select has_steward() as yes`.execute(as.db)
  return rows[0]?.yes === true
}

/** The stewards, for a steward; empty for everybody else. */
export async function allStewards(as: Reading): Promise<StewardRow[]> {
  const { rows } = await sql<{ sign_in_name: string; shown_name: string }>`select * from all_stewards()`.execute(as.db)
  return rows.map((row) => ({ signInName: row.sign_in_name, shownName: row.shown_name }))
}

/** Whose writing is paused, for a steward; empty for everybody else. */
export async function peopleSuspended(as: Reading): Promise<Suspended[]> {
  const { rows } = await sql<
    Omit<Suspended, 'signInName'> & { sign_in_name: string }
  >`select * from people_suspended()`.execute(as.db)
  return rows.map(({ sign_in_name, ...row }) => ({ signInName: sign_in_name, ...row }))
}

/** Makes somebody a steward, or no longer one.
 *  @throws Refusal not_found for a name nobody has; conflict last_steward when nobody else would be left. */
export async function setSteward(as: ActingPerson, signInName: string, steward: boolean): Promise<void> {
  await sql`select set_steward(${signInName}::citext, ${steward})`.execute(as.db)
}
