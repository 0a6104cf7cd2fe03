import { Hono } from 'hono'
import { z } from 'zod'
import { askForArchive, findArchive } from '../../domain/people/archives.ts'
import { type Erased, eraseMyself } from '../../domain/people/erasure.ts'
import { exportMyData } from '../../domain/people/export.ts'
import type { Env } from '../env.ts'
import { EMPTY, line, readForm, refuseForm } from '../form.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { forgetSession } from '../request/session.ts'
import { answerArchive } from './archive-answer.ts'
import { DataPage, ErasedPage, ErasurePage } from './data-views.tsx'
import { me, person } from './guard.ts'
import { openSealed, sealFor } from './sealed.ts'

/** Everything of mine: to take along, and to have erased. Open to suspended people too. */
export const dataRoom = new Hono<Env>()

const sure = (back: string) => person({ suspended: true, waiting: true, confirmed: back })
const Erasure = z.object({ word: line(60, 'forms.needed.erase') })
const NOBODY = Buffer.alloc(32)

dataRoom.get(paths.yourData(), sure(paths.yourData()), async (c) => {
  const { viewer, session } = me(c)
  const archive = await c.var.db.reading(viewer, (as) => findArchive(as))
  const writes = session.approved && !session.suspended
  return c.html(<DataPage scene={c.var.scene} suspended={session.suspended} writes={writes} archive={archive} />)
})

dataRoom.post(paths.yourArchive(), sure(paths.yourData()), async (c) => {
  await c.var.db.acting(me(c).viewer, (as) => askForArchive(as))
  return seeOther(c, paths.yourData())
})

dataRoom.post(paths.yourArchiveTaking(), sure(paths.yourData()), (c) => answerArchive(c, 'my-data'))

dataRoom.get(paths.yourDataFile(), sure(paths.yourData()), async (c) => {
  const mine = await c.var.db.reading(me(c).viewer, (as) => exportMyData(as, c.var.scene.now))
  c.header('Content-Type', 'application/json; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="my-data-${mine.made_at.slice(0, 10)}.json"`)
  return c.body(`${JSON.stringify(mine, null, 2)}\n`)
})

dataRoom.get(paths.yourErasure(), sure(paths.yourErasure()), (c) =>
  c.html(<ErasurePage scene={c.var.scene} form={EMPTY} suspended={me(c).session.suspended} />),
)

dataRoom.post(paths.yourErasure(), sure(paths.yourErasure()), async (c) => {
  const { db, scene } = c.var
  const { viewer, session } = me(c)
  const form = await readForm(c, Erasure)
  const suspended = session.suspended
  if (!form.valid) return c.html(<ErasurePage scene={scene} form={form} suspended={suspended} />, 422)
  if (plain(form.values.word) !== plain(scene.t('people.erasure.word'))) {
    return c.html(
      <ErasurePage
        scene={scene}
        form={refuseForm(form.typed, 'word', 'people.erasure.word_wrong')}
        suspended={suspended}
      />,
      422,
    )
  }
  const erased = await db.acting(viewer, (as) => eraseMyself(as))
  forgetSession(c)
  c.header('Clear-Site-Data', '"cache"')
  await sealFor(c, 'receipt', NOBODY, { ...erased, at: scene.now.toISOString() } satisfies Receipt)
  return seeOther(c, paths.erased())
})

interface Receipt extends Erased {
  readonly at: string
}

// Nobody is signed in here any more; the receipt lies in the browser alone, for ten minutes.
dataRoom.get(paths.erased(), async (c) => {
  const receipt = await openSealed<Receipt>(c, 'receipt', NOBODY)
  return receipt ? c.html(<ErasedPage scene={c.var.scene} receipt={receipt} />) : seeOther(c, paths.home())
})

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ')
