import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import type { ConversationId } from './conversations.ts'

/** What stands in a box and was not sent: the one in a conversation, or (no conversation) the one that begins one. */
export interface Draft {
  readonly title: string
  readonly words: string
}

export interface Box {
  readonly group: GroupId
  readonly conversation: ConversationId | undefined
}

const inBox = ({ group, conversation }: Box) => ({ group_id: group, conversation_id: conversation ?? null })

export function findDraft(as: Reading, box: Box): Promise<Draft | undefined> {
  const { group_id, conversation_id } = inBox(box)
  return as.db
    .selectFrom('drafts')
    .select(['title', 'words'])
    .where('group_id', '=', group_id)
    .where('conversation_id', conversation_id === null ? 'is' : '=', conversation_id)
    .executeTakeFirst()
}

/** Keeps what stands in a box, for me alone, in the place of what was kept before; an empty box keeps nothing. */
export async function keepDraft(as: ActingPerson, box: Box, { title, words }: Draft): Promise<void> {
  const { group_id, conversation_id } = inBox(box)
  await as.db
    .deleteFrom('drafts')
    .where('group_id', '=', group_id)
    .where('conversation_id', conversation_id === null ? 'is' : '=', conversation_id)
    .execute()
  if (words === '') return
  await as.db
    .insertInto('drafts')
    .values({ person_id: as.viewer, group_id, conversation_id, title, words })
    .onConflict((on) => on.doNothing())
    .execute()
}
