import type { ActingPerson, Reading } from '../../database/database.ts'
import { notFound } from '../refusal.ts'

export interface Myself {
  readonly shown_name: string
  readonly sign_in_name: string
  /** What stands for the person: a keepsake's word, or anything else for the one drawn from their id. */
  readonly keepsake: string
  readonly language: string
  readonly zone: string
  readonly is_steward: boolean
  readonly came_at: Date
  /** Another account has proven the address that was mine. */
  readonly mail_lost_at: Date | null
}

/** @throws Refusal not_found */
export async function requireMyself(as: Reading): Promise<Myself> {
  // The policy shows nobody but oneself.
  const me = await as.db
    .selectFrom('people')
    .select(['shown_name', 'sign_in_name', 'keepsake', 'language', 'zone', 'is_steward', 'came_at', 'mail_lost_at'])
    .executeTakeFirst()
  if (!me) throw notFound()
  return me
}

/** How I am shown where a group knows no other name of mine, and in which words and hours I read. */
export async function changeMyself(
  as: ActingPerson,
  change: { shownName: string; keepsake: string; language: string; zone: string },
): Promise<void> {
  await as.db
    .updateTable('people')
    .set({ shown_name: change.shownName, keepsake: change.keepsake, language: change.language, zone: change.zone })
    .where('id', '=', as.viewer)
    .execute()
}
