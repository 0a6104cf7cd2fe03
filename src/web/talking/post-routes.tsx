import { Hono } from 'hono'
import { z } from 'zod'
import { notFound } from '../../domain/refusal.ts'
import { TAPS } from '../../domain/talking/choices.ts'
import { pageOf } from '../../domain/talking/posts.ts'
import { editPost, pinPost, takeBackPost } from '../../domain/talking/say.ts'
import { tapPost } from '../../domain/talking/taps.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { oneOf, type Reasons, readForm, type Typed } from '../form.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { answerSignedOut } from '../signed-out.ts'
import { answerNotNow } from './kept.tsx'
import { type Loaded, loadPost, requireWriting } from './load.ts'
import { PostPage } from './post-views.tsx'
import { anchorOf } from './post-words.ts'
import { SaidForm } from './said-form.ts'

/** One post: answered with a press; changed or taken back by its author; pinned by those who lead. */
export const posts = new Hono<Env>()

const TapForm = z.object({ tap: oneOf([...TAPS, 'none']) })
const PinForm = z.object({ pin: oneOf(['yes', 'no']) })

posts.get('/groups/:id/posts/:post', async (c) => answerPost(c, await loadTheirs(c)))

posts.post('/groups/:id/posts/:post', async (c) => {
  if (!c.var.viewer) return answerSignedOut(c, SaidForm)
  const loaded = await loadMine(c)
  const form = await readForm(c, SaidForm)
  if (!form.valid) return answerPost(c, loaded, form)
  const { viewer, talk, more: post } = loaded
  if (!talk.writes) return answerNotNow(c, talk.closed ? 'group_closed' : 'accept_first', form.typed)
  if (!(await c.var.house.limits.allows('say', viewer))) return answerTooOften(c, 'say', form.typed)
  const { title, words, wish, topics } = form.values
  const said = { title: post.position === 1 ? title : '', words, wish, topics }
  await c.var.db.acting(viewer, (as) => editPost(as, post.id, said))
  return seeOther(c, whereIs(loaded), 'talking.said.edited')
})

posts.post('/groups/:id/posts/:post/taking-back', async (c) => {
  const loaded = await loadMine(c)
  await c.var.db.acting(loaded.viewer, (as) => takeBackPost(as, loaded.more.id))
  return seeOther(c, whereIs(loaded), 'talking.said.taken_back')
})

posts.post('/groups/:id/posts/:post/pin', async (c) => {
  const loaded = await loadPost(c)
  if (!loaded.talk.leads) throw notFound()
  const form = await readForm(c, PinForm)
  if (!form.valid) return answerPost(c, loaded, form)
  requireWriting(loaded.talk)
  const pinned = form.values.pin === 'yes'
  await c.var.db.acting(loaded.viewer, (as) => pinPost(as, loaded.more.id, pinned))
  return seeOther(c, whereIs(loaded), pinned ? 'talking.said.pinned' : 'talking.said.unpinned')
})

posts.post('/groups/:id/posts/:post/tap', async (c) => {
  const loaded = await loadPost(c)
  const form = await readForm(c, TapForm)
  // Nobody types this form: an odd one comes back to where it was.
  if (!form.valid) return c.redirect(whereIs(loaded), 303)
  requireWriting(loaded.talk)
  const { tap } = form.values
  const { talk, viewer, more: post } = loaded
  if (post.seat === talk.seat || post.takenBack) return c.redirect(whereIs(loaded), 303)
  await c.var.db.acting(viewer, (as) => tapPost(as, talk, post, tap === 'none' ? undefined : tap))
  return c.redirect(whereIs(loaded), 303)
})

type Post = Awaited<ReturnType<typeof loadPost>>

/** Mine to change. Whoever else asks is told what they would be told of one that is not there. */
async function loadMine(c: Here): Promise<Post> {
  const loaded = await loadPost(c)
  if (loaded.more.seat !== loaded.talk.seat || loaded.more.takenBack) throw notFound()
  return loaded
}

/** Mine, or in a group I lead. */
async function loadTheirs(c: Here): Promise<Post> {
  const loaded = await loadPost(c)
  const { talk, more: post } = loaded
  if (post.takenBack || (post.seat !== talk.seat && !talk.leads)) throw notFound()
  return loaded
}

function answerPost(c: Here, { talk, more: post }: Loaded<Post['more']>, form?: { typed: Typed; errors: Reasons }) {
  return c.html(<PostPage scene={c.var.scene} talk={talk} post={post} form={form} />, form ? 422 : 200)
}

const whereIs = ({ talk, more: post }: Post): string =>
  paths.conversation(talk.id, post.conversation, { page: pageOf(post.position), to: anchorOf(post) })
