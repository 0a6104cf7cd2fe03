import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import type { Door, NewcomersSee } from '../groups/choices.ts'

/** A group as somebody sees it who talks there: a member, resting or not. Guests talk when they sit in. */
export interface Talk {
  readonly id: GroupId
  readonly name: string
  readonly door: Door
  /** Who may read what is written now: whoever joins later reads `everything`, or what comes `since` and what is pinned. */
  readonly newcomersSee: NewcomersSee
  readonly closed: boolean
  /** My seat. */
  readonly seat: MembershipId
  readonly leads: boolean
  /** I may write here now; not where the group has come to its end, nor before I have accepted its agreement. */
  readonly writes: boolean
}

/** The same rule that decides about each post: rights are read from what was found at entry. Undefined for everybody outside. */
export async function findTalk(as: Reading, id: GroupId): Promise<Talk | undefined> {
  const { rows } = await sql<Talk>`
    select id, name, door, newcomers_see as "newcomersSee", closed_at is not null as closed,
      (select my_seats())[array_position((select known_groups()), id)] as seat,
      array_position((select facilitated_groups()), id) is not null as leads,
      (select may_write()) and array_position((select writable_groups()), id) is not null as writes
    from groups where id = ${id} and array_position((select known_groups()), id) is not null`.execute(as.db)
  return rows[0]
}
