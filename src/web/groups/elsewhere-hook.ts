import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import { type ElsewhereGroup, findElsewhere } from '../../domain/finding/elsewhere.ts'
import type { Here } from '../env.ts'
import { answerElsewhere } from '../finding/elsewhere-page.tsx'

/**
 * Listings imported from elsewhere share the address of groups that live here. Both are always asked for in one flight, so
 * that neither answer costs more than the other.
 */
export interface ElsewhereHook<Listing> {
  readonly find: (as: Reading, id: GroupId) => Promise<Listing | undefined>
  readonly answer: (c: Here, listing: Listing) => Response | Promise<Response>
}

export const elsewhere: ElsewhereHook<ElsewhereGroup> = { find: findElsewhere, answer: answerElsewhere }
