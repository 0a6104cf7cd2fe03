import type { ActingPerson } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import type { Tap } from './choices.ts'
import type { FoundPost } from './posts.ts'
import type { Talk } from './talk.ts'

/** Answers a post with one press, in the place of an earlier one; undefined takes it back. @throws Refusal not_found */
export async function tapPost(
  as: ActingPerson,
  talk: Pick<Talk, 'id' | 'seat'>,
  post: Pick<FoundPost, 'id'>,
  kind: Tap | undefined,
): Promise<void> {
  const mine = { post_id: post.id, membership_id: talk.seat }
  await as.db
    .deleteFrom('one_tap_replies')
    .where('post_id', '=', mine.post_id)
    .where('membership_id', '=', mine.membership_id)
    .execute()
  if (!kind) return
  await as.db
    .insertInto('one_tap_replies')
    .values({ ...mine, group_id: talk.id satisfies GroupId, person_id: as.viewer, kind })
    .onConflict((on) => on.doNothing())
    .execute()
}
