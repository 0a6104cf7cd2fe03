import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { mayWriteIn } from '../../domain/groups/may-write.ts'
import { findGroupAndMe, insidersAndGuests } from '../../domain/groups/standing.ts'
import { conflict, notAllowed, notFound } from '../../domain/refusal.ts'
import {
  closeQuietWord,
  findMyQuietLine,
  myQuietWords,
  type QuietLineId,
  quietReaders,
  takeBackQuietLine,
  writeQuietWord,
} from '../../domain/safety/quiet-words.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { type Reasons, readForm, sendKey, type Typed, words } from '../form.ts'
import { asGroupId, asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { answerSignedOut } from '../signed-out.ts'
import { QuietPage } from './quiet-views.tsx'

/** A quiet word from its writer's side. Whoever has left still reads here what they said, and takes it back. */
export const quietWords = new Hono<Env>()

const Said = z.object({ words: words(4000, 'forms.needed.quiet_word'), key: sendKey() })

quietWords.get('/groups/:id/quiet-word', (c) => answerQuiet(c))

quietWords.post('/groups/:id/quiet-word', async (c) => {
  if (!c.var.viewer) return answerSignedOut(c, Said)
  const { viewer, here, readers } = await loadQuiet(c)
  if (!here) throw notFound()
  const form = await readForm(c, Said)
  if (!form.valid) return answerQuiet(c, form)
  if (!mayWriteIn(here.group, here.mine)) throw notAllowed(here.group.closed_at ? 'group_over' : 'accept_first')
  if (readers.length === 0) throw conflict('nobody_reads')
  if (!(await c.var.house.limits.allows('quiet', viewer))) return answerTooOften(c, 'quiet', form.typed)
  await c.var.db.acting(viewer, (as) => writeQuietWord(as, here.group.id, form.values.words, form.values.key))
  return seeOther(c, paths.quietWord(here.group.id), 'safety.quiet.said_it')
})

quietWords.post('/groups/:id/quiet-word/closing', async (c) => {
  const { viewer, id, words: mine } = await loadQuiet(c)
  const open = mine.find(({ closedAt }) => closedAt === null)
  if (!open) throw notFound()
  await c.var.db.acting(viewer, (as) => closeQuietWord(as, open.id))
  return seeOther(c, paths.quietWord(id), 'safety.quiet.said_closed')
})

quietWords.post('/groups/:id/quiet-word/lines/:line/removal', async (c) => {
  const { db, viewer } = c.var
  const id = asGroupId(c.req.param('id'))
  const line = await db.reading(viewer, (as) => findMyQuietLine(as, id, asId(c.req.param('line')) as QuietLineId))
  if (!line || !viewer) throw notFound()
  const { left } = await db.acting(viewer, async (as) => {
    await takeBackQuietLine(as, line.id)
    return { left: await myQuietWords(as, id) }
  })
  if (!line.ofMine) return seeOther(c, paths.dutyWord(id, line.word), 'safety.quiet.said_taken_back')
  // Whoever has left and has nothing here any more would find no page.
  const gone = left.length === 0
  return seeOther(c, gone ? paths.yourGroups() : paths.quietWord(id), 'safety.quiet.said_taken_back')
})

/** The page; `form` when what was sent came back. */
async function answerQuiet(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const { here, readers, words: mine } = await loadQuiet(c)
  return c.html(
    <QuietPage scene={c.var.scene} here={here} readers={readers} words={mine} sendKey={randomUUID()} form={form} />,
    form ? 422 : 200,
  )
}

/** For those inside, guests too, and for whoever has something of theirs kept there; to all others nothing is here. */
async function loadQuiet(c: Here) {
  const { db, viewer } = c.var
  const id = asGroupId(c.req.param('id'))
  const [{ group, mine }, readers, words] = await db.reading(viewer, (as) =>
    Promise.all([findGroupAndMe(as, id), quietReaders(as, id), myQuietWords(as, id)]),
  )
  const here = group && insidersAndGuests.includes(mine.standing) ? { group, mine } : undefined
  if (!viewer || (!here && words.length === 0)) throw notFound()
  return { viewer, id, here, readers, words }
}
