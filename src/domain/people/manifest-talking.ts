import { sql } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import { type Line, rowsOf } from './manifest-line.ts'

/** What I said and chose where people talk. */
export const manifestOfTalking = {
  conversations: { exported: 'belongs to a group; what you said in it is among your posts', erased: 'nothing of mine' },
  posts: {
    exported: async (as, { from, size }) =>
      rowsOf(
        await sql`select g.name as group_name, p.title, p.words, p.wish, p.topics, p.written_at, p.edited_at
          from my_posts() p left join groups g on g.id = p.group_id
          order by p.written_at, p.id limit ${size} offset ${from}`.execute(as.db),
      ),
    grows: true,
    erased: 'my words are taken out',
  },
  one_tap_replies: {
    exported: async (as, { from, size }) =>
      rowsOf(
        await sql`select g.name as group_name, t.kind as tapped from one_tap_replies t
          join my_memberships() mine on mine.membership_id = t.membership_id left join groups g on g.id = t.group_id
          order by t.group_id, t.post_id limit ${size} offset ${from}`.execute(as.db),
      ),
    grows: true,
    erased: 'with my seat',
  },
  reading_choices: {
    exported: (as) => as.db.selectFrom('reading_choices').select(['list_order', 'shown', 'hidden']).execute(),
    erased: 'with me',
  },
  drafts: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, d.title, d.words, d.kept_at from drafts d left join groups g on g.id = d.group_id
          order by d.kept_at`.execute(as.db),
      ),
    erased: 'with me',
  },
} as const satisfies Partial<Record<keyof Schema, Line>>
