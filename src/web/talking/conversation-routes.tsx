import { Hono } from 'hono'
import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import { notFound } from '../../domain/refusal.ts'
import { type ConversationId, findConversation } from '../../domain/talking/conversations.ts'
import { findDraft, keepDraft } from '../../domain/talking/drafts.ts'
import { findPost, type PostId, pageOf, postsOn } from '../../domain/talking/posts.ts'
import { myReading } from '../../domain/talking/reading.ts'
import { lastChoices, sayIn } from '../../domain/talking/say.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { type Reasons, readForm, type Typed } from '../form.ts'
import { asGroupId, asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { answerSignedOut } from '../signed-out.ts'
import { ConversationPage } from './conversation-views.tsx'
import { answerNotNow } from './kept.tsx'
import { loadTalk, pageIn } from './load.ts'
import { anchorOf } from './post-words.ts'
import { keyOf, SaidForm } from './said-form.ts'

/** One conversation: to read, and to say something in. */
export const conversation = new Hono<Env>()

conversation.get('/groups/:id/conversations/:conversation', (c) => answerConversation(c))

conversation.post('/groups/:id/conversations/:conversation/posts', async (c) => {
  if (!c.var.viewer) return answerSignedOut(c, SaidForm)
  const { viewer, talk, more: found } = await loadTalk(c, (as) => findConversation(as, idOf(c), conversationOf(c)))
  if (!found) throw notFound()
  const form = await readForm(c, SaidForm)
  if (!form.valid) return answerConversation(c, form)
  const box = { group: talk.id, conversation: found.id }
  const { verb, key, answers, ...said } = form.values
  if (verb === 'keep') {
    await c.var.db.acting(viewer, (as) => keepDraft(as, box, keyOf(key), { title: '', words: said.words }))
    return seeOther(c, paths.conversation(talk.id, found.id, lastOf(found)), 'talking.said.kept')
  }
  if (!talk.writes) return answerNotNow(c, talk.closed ? 'group_closed' : 'accept_first', form.typed)
  if (!(await c.var.house.limits.allows('say', viewer))) return answerTooOften(c, 'say', form.typed)
  const written = await c.var.db.acting(viewer, async (as) => {
    // What it answers may have gone since the page was opened: then it is said to all, and no word is lost.
    const answered = answers ? await findPost(as, talk.id, asId<'posts'>(answers)) : undefined
    const to = answered?.conversation === found.id ? answered.id : undefined
    return sayIn(as, found.id, keyOf(key), { ...said, answers: to })
  })
  const at = { page: pageOf(written.position), to: anchorOf(written) }
  return seeOther(c, paths.conversation(talk.id, found.id, at), 'talking.said.posted')
})

/** The page as this reader sees it; `form` when something they sent from it came back. All of it is asked for in one flight. */
async function answerConversation(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const page = pageIn(c.req.query('page'))
  const answering = asId<'posts'>(typeof form?.typed.answers === 'string' ? form.typed.answers : c.req.query('answer'))
  const { talk, more } = await loadTalk(c, (as) => load(as, idOf(c), conversationOf(c), page, answering))
  const { found, posts, reading, last, draft, answered } = more
  if (!found) throw notFound()
  const { scene } = c.var
  const open = c.req.query('open') === 'all'
  const to = answered && answered.conversation === found.id && !answered.takenBack ? answered : undefined
  const answers = to && {
    id: to.id,
    name: to.name || scene.t('talking.somebody'),
    toAll: paths.conversation(talk.id, found.id, { page, to: 'say' }),
  }
  return c.html(
    <ConversationPage
      {...{ scene, talk, posts, page, reading, open }}
      conversation={found}
      box={{ last, draft, form, answering: answers }}
    />,
    form ? 422 : 200,
  )
}

async function load(as: Reading, group: GroupId, id: ConversationId, page: number, answering: PostId) {
  const [found, posts, reading, last, draft, answered] = await Promise.all([
    findConversation(as, group, id),
    postsOn(as, group, id, page),
    myReading(as),
    lastChoices(as, group, id),
    findDraft(as, { group, conversation: id }),
    findPost(as, group, answering),
  ])
  return { found, posts, reading, last, draft, answered }
}

const idOf = (c: Here) => asGroupId(c.req.param('id'))
const conversationOf = (c: Here) => asId<'conversations'>(c.req.param('conversation'))
const lastOf = ({ lastPosition }: { lastPosition: number }) => ({ page: pageOf(lastPosition), to: 'say' })
