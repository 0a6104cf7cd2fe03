import { sql } from 'kysely'
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

export function findDraft(as: Reading, box: Box): Promise<Draft | undefined> {
  return as.db
    .selectFrom('drafts')
    .select(['title', 'words'])
    .where('group_id', '=', box.group)
    .where(sql<boolean>`conversation_id is not distinct from ${box.conversation ?? null}::uuid`)
    .executeTakeFirst()
}

/** Keeps what stands in a box, for me alone, in the place of what was kept before; an empty box keeps nothing. `key` is that of its
 *  form: what the form has said meanwhile is not kept again. @throws Refusal not_found */
export async function keepDraft(as: ActingPerson, box: Box, key: string, { title, words }: Draft): Promise<void> {
  await sql`select keep_draft(${box.group}, ${box.conversation ?? null}::uuid, ${key}::uuid, ${title}, ${words})`.execute(
    as.db,
  )
}
