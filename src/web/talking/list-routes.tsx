import { Hono } from 'hono'
import { z } from 'zod'
import type { Reading } from '../../database/database.ts'
import { notFound } from '../../domain/refusal.ts'
import { conversationsOf, findConversation, LAST_PAGE, pinnedIn } from '../../domain/talking/conversations.ts'
import { findDraft, keepDraft } from '../../domain/talking/drafts.ts'
import { myReading } from '../../domain/talking/reading.ts'
import { beginConversation, lastChoices } from '../../domain/talking/say.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { lineOrNone, type Reasons, readForm, type Typed, wordsOrNone } from '../form.ts'
import { asGroupId, asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { answerSignedOut } from '../signed-out.ts'
import { answerNotNow } from './kept.tsx'
import { ConversationsPage } from './list-views.tsx'
import { loadTalk, pageIn } from './load.ts'
import { NewConversationPage } from './new-views.tsx'
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
  if (!c.var.viewer) return answerSignedOut(c, SaidForm)
  const { viewer, talk } = await loadTalk(c, async () => undefined)
  const form = await readForm(c, SaidForm)
  if (!form.valid) return answerNew(c, form)
  const { verb, key, answers: _, ...said } = form.values
  if (verb === 'keep') {
    await c.var.db.acting(viewer, (as) => keepDraft(as, { group: talk.id, conversation: undefined }, keyOf(key), said))
    return seeOther(c, paths.newConversation(talk.id), 'talking.said.kept')
  }
  if (!talk.writes) return answerNotNow(c, talk.closed ? 'group_closed' : 'accept_first', form.typed)
  if (!(await c.var.house.limits.allows('say', viewer))) return answerTooOften(c, 'say', form.typed)
  const written = await c.var.db.acting(viewer, (as) => beginConversation(as, talk.id, keyOf(key), said))
  return seeOther(c, paths.conversation(talk.id, written.conversation), 'talking.said.posted')
})

const DraftForm = z.object({
  conversation: z.string().max(60).optional(),
  title: lineOrNone(120),
  words: wordsOrNone(6000),
  key: z.string().max(60).optional(),
})

// Sent by the page while somebody writes; nobody sees its answer.
conversations.post('/groups/:id/drafts', async (c) => {
  const { viewer, talk } = await loadTalk(c, async () => undefined)
  const form = await readForm(c, DraftForm)
  if (!form.valid) return c.body(null, 422)
  const { conversation: typed, key, ...draft } = form.values
  const id = typed ? asId<'conversations'>(typed) : undefined
  await c.var.db.acting(viewer, async (as) => {
    if (id && !(await findConversation(as, talk.id, id))) throw notFound()
    await keepDraft(as, { group: talk.id, conversation: id }, keyOf(key), draft)
  })
  return c.body(null, 204)
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
