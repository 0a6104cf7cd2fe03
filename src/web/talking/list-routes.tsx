import { Hono } from 'hono'
import type { Reading } from '../../database/database.ts'
import { conversationsOf, LAST_PAGE, pinnedIn } from '../../domain/talking/conversations.ts'
import { findDraft, keepDraft } from '../../domain/talking/drafts.ts'
import { myReading } from '../../domain/talking/reading.ts'
import { beginConversation, lastChoices } from '../../domain/talking/say.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { type Reasons, readForm, type Typed } from '../form.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { ConversationsPage, NewConversationPage } from './list-views.tsx'
import { loadTalk, pageIn, requireWriting } from './load.ts'
import { keyOf, SaidForm } from './said-form.ts'

/** The conversations of a group, and the beginning of one. */
export const conversations = new Hono<Env>()

conversations.get('/groups/:id/conversations', async (c) => {
  const id = asGroupId(c.req.param('id'))
  const page = Math.min(pageIn(c.req.query('page')), LAST_PAGE)
  const { talk, more } = await loadTalk(c, (as) =>
    Promise.all([conversationsOf(as, id, page), pinnedIn(as, id), myReading(as)]),
  )
  const [list, pinned, reading] = more
  return c.html(<ConversationsPage scene={c.var.scene} talk={talk} list={list} pinned={pinned} reading={reading} />)
})

conversations.get('/groups/:id/conversations/new', (c) => answerNew(c))

conversations.post('/groups/:id/conversations', async (c) => {
  const { viewer, talk } = await loadTalk(c, async () => undefined)
  const form = await readForm(c, SaidForm)
  if (!form.valid) return answerNew(c, form)
  const { verb, key, answers: _, ...said } = form.values
  if (verb === 'keep') {
    await c.var.db.acting(viewer, (as) => keepDraft(as, { group: talk.id, conversation: undefined }, said))
    return seeOther(c, paths.newConversation(talk.id), 'talking.said.kept')
  }
  requireWriting(talk)
  if (!(await c.var.house.limits.allows('say', viewer))) return answerTooOften(c, 'say', form.typed)
  const written = await c.var.db.acting(viewer, (as) => beginConversation(as, talk.id, keyOf(key), said))
  return seeOther(c, paths.conversation(talk.id, written.conversation), 'talking.said.posted')
})

async function answerNew(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const id = asGroupId(c.req.param('id'))
  const { talk, more } = await loadTalk(c, (as: Reading) =>
    Promise.all([lastChoices(as, id, undefined), findDraft(as, { group: id, conversation: undefined })]),
  )
  const [last, draft] = more
  return c.html(
    <NewConversationPage scene={c.var.scene} talk={talk} last={last} draft={draft} form={form} />,
    form ? 422 : 200,
  )
}
