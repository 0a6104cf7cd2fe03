import assert from 'node:assert/strict'
import type { GroupId } from '../src/database/ids.ts'
import { peopleOf } from '../src/domain/groups/people.ts'
import { findGroupAndMe, standingIn } from '../src/domain/groups/standing.ts'
import { Refusal } from '../src/domain/refusal.ts'
import type { Someone, World } from './world.ts'

/** For `assert.rejects`: the domain said no, with this code and, where given, this reason. */
export const refused = (code: string, reason?: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code && (reason === undefined || error.reason === reason)

/** What somebody is to a group, whom they see there, and the group as it looks to them. */
export function inGroups(world: () => World) {
  return {
    standing: (who: Someone | undefined, id: GroupId) => world().db.reading(who?.id, (as) => standingIn(as, { id })),
    here: (who: Someone, id: GroupId) => world().db.reading(who.id, (as) => peopleOf(as, id, 'en')),
    names: async (who: Someone, id: GroupId) =>
      (await world().db.reading(who.id, (as) => peopleOf(as, id, 'en'))).map(({ name }) => name),
    async look(who: Someone | undefined, id: GroupId) {
      const { group, mine } = await world().db.reading(who?.id, (as) => findGroupAndMe(as, id))
      assert.ok(group)
      return { group, mine }
    },
  }
}
