import { Hono } from 'hono'
import { notFound } from '../../domain/refusal.ts'
import { findMyPost, myPosts } from '../../domain/talking/my-words.ts'
import { takeBackPost } from '../../domain/talking/say.ts'
import type { Env } from '../env.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { me, person } from '../people/guard.ts'
import { seeOther } from '../request/notice.ts'
import { pageIn } from './load.ts'
import { MyWordsPage } from './my-words-views.tsx'

/** What I have said, also where I am no longer. Open to suspended people: their words stay theirs to take back. */
export const myWordsRoom = new Hono<Env>()

myWordsRoom.get('/you/words', person({ suspended: true }), async (c) => {
  const page = Math.min(pageIn(c.req.query('page')), 2000)
  const mine = await c.var.db.reading(me(c).viewer, (as) => myPosts(as, page))
  return c.html(<MyWordsPage scene={c.var.scene} mine={mine} suspended={me(c).session.suspended} />)
})

myWordsRoom.post('/you/words/:post/taking-back', person({ suspended: true }), async (c) => {
  const { viewer } = me(c)
  const post = await c.var.db.reading(viewer, (as) => findMyPost(as, asId<'posts'>(c.req.param('post'))))
  if (!post) throw notFound()
  await c.var.db.acting(viewer, (as) => takeBackPost(as, post.id))
  return seeOther(c, paths.yourWords(), 'talking.said.taken_back')
})
