import type { Reading } from '../../database/database.ts'
import { insiders, type Standing } from '../../domain/groups/standing.ts'
import { findPoll } from '../../domain/meeting/polls.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Here } from '../env.ts'
import { loadAs } from '../groups/load.ts'
import { asGroupId, letters } from '../ids.ts'

/** The poll in the address, for the group's members (or those who lead): for guests and everybody else it does not exist. */
export async function loadPoll(c: Here, allowed: readonly Standing[] = insiders) {
  const id = asGroupId(c.req.param('id'))
  const loaded = await loadAs(c, allowed, (as: Reading) => findPoll(as, id))
  const { more: poll } = loaded
  if (!poll || letters(poll.id) !== c.req.param('poll')) throw notFound()
  return { ...loaded, poll }
}
