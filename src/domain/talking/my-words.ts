import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { PostId } from './posts.ts'

/** A post of mine, wherever it stands; `groupName` is null where I may no longer see the group. */
export interface MyPost {
  readonly id: PostId
  readonly groupName: string | null
  readonly title: string
  readonly words: string
  readonly writtenAt: Date
}

const PAGE_SIZE = 50

/** What I have said in groups, newest first, fifty a page; not what I took back. */
export async function myPosts(as: Reading, page: number): Promise<{ posts: MyPost[]; page: number; more: boolean }> {
  const { rows } = await sql<MyPost>`
    select p.id, g.name as "groupName", p.title, p.words, p.written_at as "writtenAt"
    from my_posts() p left join groups g on g.id = p.group_id
    order by p.written_at desc, p.id limit ${PAGE_SIZE + 1} offset ${(page - 1) * PAGE_SIZE}`.execute(as.db)
  return { posts: rows.slice(0, PAGE_SIZE), page, more: rows.length > PAGE_SIZE }
}

/** One of them, to be taken back. */
export async function findMyPost(as: Reading, id: PostId): Promise<{ id: PostId } | undefined> {
  const { rows } = await sql<{ id: PostId }>`select id from my_posts() where id = ${id}`.execute(as.db)
  return rows[0]
}
