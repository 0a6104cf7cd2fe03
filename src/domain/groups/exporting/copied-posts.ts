import type { MembershipId } from '../../../database/ids.ts'
import { escaped, moment, type Reader } from '../../people/archive/html.ts'
import type { Ask } from '../../people/export.ts'
import type { Wish } from './group-entries.ts'

interface CopiedPost {
  /** The same for all posts of one conversation, and of use for nothing else. */
  readonly conversation: string
  readonly title: string
  readonly name: string
  readonly words: string
  readonly written_at: Date
}

const SLICE = 500

/** What was said by those who said yes, as far as this leader may read it, one conversation after the other. What is covered on the
 *  page is said plainly here. */
export async function* copiedPosts(ask: Ask, { group, yes }: Wish): AsyncGenerator<CopiedPost[]> {
  if (yes.length === 0) return
  for (let from = 0; ; from += SLICE) {
    const posts = await ask((as) =>
      as.db
        .selectFrom('posts as p')
        .innerJoin('conversations as c', 'c.id', 'p.conversation_id')
        .innerJoin('memberships as m', 'm.id', 'p.membership_id')
        .select(['c.id as conversation', 'p.title', 'm.name', 'p.words', 'p.written_at'])
        .where('p.group_id', '=', group)
        .where('p.membership_id', 'in', yes as MembershipId[])
        .where('p.taken_back_at', 'is', null)
        .orderBy('c.begun_at')
        .orderBy('c.id')
        .orderBy('p.position')
        .limit(SLICE)
        .offset(from)
        .execute(),
    )
    if (posts.length > 0) yield posts
    if (posts.length < SLICE) return
  }
}

export async function* postsHtml(reader: Reader, ask: Ask, wish: Wish): AsyncGenerator<string> {
  let conversation = ''
  for await (const posts of copiedPosts(ask, wish))
    for (const post of posts) {
      if (post.conversation !== conversation)
        yield `<h3 dir="auto">${escaped(post.title || reader.t('talking.untitled'))}</h3>\n`
      conversation = post.conversation
      yield `<dl><div><dt><bdi>${escaped(post.name)}</bdi>, ${escaped(moment(reader, post.written_at))}</dt><dd dir="auto">${escaped(post.words)}</dd></div></dl>\n`
    }
}
