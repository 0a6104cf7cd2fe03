import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { mayWriteIn } from '../../domain/groups/may-write.ts'
import { openAsks } from '../../domain/groups/people.ts'
import { notAllowed, notFound } from '../../domain/refusal.ts'
import {
  answerQuietWord,
  closeQuietWord,
  findQuietWord,
  type QuietWordId,
  quietWordsTo,
} from '../../domain/safety/quiet-words.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { type Reasons, readForm, sendKey, type Typed, words } from '../form.ts'
import { loadLedWith } from '../groups/load.ts'
import { asGroupId, asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { DutyPage } from './duty-views.tsx'
import { DutyWordPage } from './duty-word-view.tsx'

/** What waits for those who lead a group, in one place. For everybody else nothing of this exists. */
export const duty = new Hono<Env>()

const Answer = z.object({ words: words(4000, 'forms.needed.quiet_word'), key: sendKey() })

duty.get('/groups/:id/duty', async (c) => {
  const id = asGroupId(c.req.param('id'))
  const { group, more } = await loadLedWith(c, (as) => Promise.all([openAsks(as, id), quietWordsTo(as, id)]))
  return c.html(<DutyPage scene={c.var.scene} group={group} asks={more[0]} words={more[1]} />)
})

duty.get('/groups/:id/duty/words/:word', (c) => answerWord(c))

duty.post('/groups/:id/duty/words/:word/answer', async (c) => {
  const { viewer, group, mine, word } = await loadWord(c)
  const form = await readForm(c, Answer)
  if (!form.valid) return answerWord(c, form)
  if (!mayWriteIn(group, mine)) throw notAllowed(group.closed_at ? 'group_over' : 'accept_first')
  if (!(await c.var.house.limits.allows('quiet', viewer))) return answerTooOften(c, 'quiet', form.typed)
  await c.var.db.acting(viewer, (as) => answerQuietWord(as, word.id, form.values.words, form.values.key))
  return seeOther(c, paths.dutyWord(group.id, word.id), 'safety.quiet.said_answered')
})

duty.post('/groups/:id/duty/words/:word/closing', async (c) => {
  const { viewer, group, word } = await loadWord(c)
  await c.var.db.acting(viewer, (as) => closeQuietWord(as, word.id))
  return seeOther(c, paths.duty(group.id), 'safety.quiet.said_closed')
})

/** One thread; `form` when an answer came back. */
async function answerWord(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const { group, mine, word } = await loadWord(c)
  const may = mayWriteIn(group, mine)
  return c.html(
    <DutyWordPage scene={c.var.scene} group={group} word={word} may={may} sendKey={randomUUID()} form={form} />,
    form ? 422 : 200,
  )
}

async function loadWord(c: Here) {
  const id = asGroupId(c.req.param('id'))
  const loaded = await loadLedWith(c, (as) => findQuietWord(as, id, asId(c.req.param('word')) as QuietWordId))
  if (!loaded.more) throw notFound()
  return { ...loaded, word: loaded.more }
}
