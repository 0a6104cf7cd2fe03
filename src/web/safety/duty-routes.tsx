import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { mayWriteIn } from '../../domain/groups/may-write.ts'
import { openAsks } from '../../domain/groups/people.ts'
import { notAllowed, notFound } from '../../domain/refusal.ts'
import { debriefsOf, readyWordsOf } from '../../domain/safety/desk.ts'
import { rotaOf } from '../../domain/safety/duties.ts'
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
import { answerSignedOut } from '../signed-out.ts'
import { DutyPage } from './duty-views.tsx'
import { DutyWordPage } from './duty-word-view.tsx'

/** What waits for those who lead a group, in one place. For everybody else nothing of this exists. */
export const duty = new Hono<Env>()

const Answer = z.object({ words: words(4000, 'forms.needed.quiet_word'), key: sendKey() })

duty.get('/groups/:id/duty', (c) => answerDuty(c))

duty.get('/groups/:id/duty/words/:word', (c) => answerWord(c))

duty.post('/groups/:id/duty/words/:word/answer', async (c) => {
  if (!c.var.viewer) return answerSignedOut(c, Answer)
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

/** The page of what waits; `form` when something sent from it came back. */
export async function answerDuty(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const id = asGroupId(c.req.param('id'))
  const { group, mine, more } = await loadLedWith(c, async (as) => {
    const [asks, words, rota, ready, debriefs] = await Promise.all([
      openAsks(as, id),
      quietWordsTo(as, id),
      rotaOf(as, id),
      readyWordsOf(as, id),
      debriefsOf(as, id),
    ])
    return { asks, words, rota, ready, debriefs }
  })
  const shown = { group, mine, ...more, sendKey: randomUUID(), form }
  return c.html(<DutyPage scene={c.var.scene} {...shown} />, form ? 422 : 200)
}

/** One thread; `form` when an answer came back. */
async function answerWord(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const { group, mine, word, ready } = await loadWord(c)
  const chosen = Number(c.req.query('ready') ?? Number.NaN)
  const shown = { group, mine, word, ready, chosen, sendKey: randomUUID(), form }
  return c.html(<DutyWordPage scene={c.var.scene} {...shown} />, form ? 422 : 200)
}

async function loadWord(c: Here) {
  const id = asGroupId(c.req.param('id'))
  const { more, ...loaded } = await loadLedWith(c, (as) =>
    Promise.all([findQuietWord(as, id, asId(c.req.param('word')) as QuietWordId), readyWordsOf(as, id)]),
  )
  const [word, ready] = more
  if (!word) throw notFound()
  return { ...loaded, word, ready }
}
