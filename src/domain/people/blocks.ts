import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { Id, MembershipId } from '../../database/ids.ts'
import { notFound } from '../refusal.ts'

export interface Block {
  readonly id: Id<'blocks'>
  /** How the other was named where the block was made. */
  readonly shown_as: string
  readonly made_at: Date
}

/** Parts me from whoever sits behind a membership that I can see: in both directions, at once, everywhere; nobody is told.
 *  @throws Refusal not_found */
export async function blockMember(as: ActingPerson, membership: MembershipId): Promise<void> {
  await sql`select block_member(${membership})`.execute(as.db)
}

export function myBlocks(as: Reading): Promise<Block[]> {
  return as.db
    .selectFrom('blocks')
    .select(['id', 'shown_as', 'made_at'])
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
}

/** @throws Refusal not_found */
export async function requireBlock(as: Reading, id: Id<'blocks'>): Promise<Block> {
  const found = await as.db
    .selectFrom('blocks')
    .select(['id', 'shown_as', 'made_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw notFound()
  return found
}

export async function endBlock(as: ActingPerson, block: Block): Promise<void> {
  await as.db.deleteFrom('blocks').where('id', '=', block.id).execute()
}
