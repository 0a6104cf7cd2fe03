import type { Reading } from '../../database/database.ts'
import type { PersonId } from '../../database/ids.ts'
import { notAllowed, notFound } from '../../domain/refusal.ts'
import { type FoundPost, findPost } from '../../domain/talking/posts.ts'
import { findTalk, type Talk } from '../../domain/talking/talk.ts'
import type { Here } from '../env.ts'
import { asGroupId, asId } from '../ids.ts'

export interface Loaded<More> {
  readonly viewer: PersonId
  readonly talk: Talk
  readonly more: More
}

/** The group in the address for somebody who talks there, and more in the same flight. For everybody else it does not exist. */
export async function loadTalk<More>(c: Here, ask: (as: Reading) => Promise<More>): Promise<Loaded<More>> {
  const { db, viewer } = c.var
  const [talk, more] = await db.reading(viewer, (as) =>
    Promise.all([findTalk(as, asGroupId(c.req.param('id'))), ask(as)]),
  )
  if (!viewer || !talk) throw notFound()
  return { viewer, talk, more }
}

/** The post in the address. */
export async function loadPost(c: Here): Promise<Loaded<FoundPost>> {
  const loaded = await loadTalk(c, (as) =>
    findPost(as, asGroupId(c.req.param('id')), asId<'posts'>(c.req.param('post'))),
  )
  if (!loaded.more) throw notFound()
  return { ...loaded, more: loaded.more }
}

/** @throws Refusal not_allowed where the group has come to its end, or its agreement waits */
export function requireWriting(talk: Talk): void {
  if (!talk.writes) throw notAllowed(talk.closed ? 'group_closed' : 'accept_first')
}

/** A page counted from 1 in an address; the first for whatever is none. */
export function pageIn(asked: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(asked ?? '') ? Number(asked) : 1
}
