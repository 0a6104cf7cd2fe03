import { Hono } from 'hono'
import { z } from 'zod'
import { allPages, PAGE_KINDS, type PageKind, writePage } from '../../domain/place/pages.ts'
import { findPlace } from '../../domain/place/place.ts'
import { wordsIn } from '../../locales/words.ts'
import { answerNotHere } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { oneOf, readForm, words } from '../form.ts'
import { paths } from '../paths.ts'
import { templateOf } from '../place/templates.ts'
import { seeOther } from '../request/notice.ts'
import { EditPage, ListPages } from './page-views.tsx'
import { stewardOf } from './routes.tsx'

/** Where stewards write the place's own pages, in each language. */
export const stewardPages = new Hono<Env>()

const Written = z.object({
  language: oneOf(['en', 'es']),
  words: words(40_000, 'forms.needed.page'),
  act: oneOf(['look', 'keep']),
})

stewardPages.get(paths.stewardPages(), async (c) => {
  const pages = await c.var.db.reading(c.var.viewer, allPages)
  return c.html(<ListPages scene={c.var.scene} pages={pages} />)
})

stewardPages.get('/steward/pages/:kind', async (c) => {
  const kind = kindOf(c)
  if (!kind) return answerNotHere(c)
  const { db, house, viewer, scene } = c.var
  const language = c.req.query('language') === 'es' ? 'es' : 'en'
  const [pages, place] = await db.reading(viewer, (as) => Promise.all([allPages(as), findPlace(as)]))
  const page = pages.find((found) => found.kind === kind && found.language === language)
  const start = templateOf(wordsIn(language), kind, place, language, house.config.backup?.keep)
  const typed = { language, words: page?.words ?? start }
  return c.html(<EditPage scene={scene} kind={kind} page={page} form={{ typed }} />)
})

stewardPages.post('/steward/pages/:kind', async (c) => {
  const kind = kindOf(c)
  if (!kind) return answerNotHere(c)
  const form = await readForm(c, Written)
  if (!form.valid) return c.html(<EditPage scene={c.var.scene} kind={kind} page={undefined} form={form} />, 422)
  const { language, words: written, act } = form.values
  if (act === 'look')
    return c.html(<EditPage scene={c.var.scene} kind={kind} page={undefined} form={form} look={written} />)
  await c.var.db.acting(stewardOf(c), (as) => writePage(as, kind, language, written))
  return seeOther(c, paths.stewardPages(), 'steward.pages.kept')
})

function kindOf(c: Here): PageKind | undefined {
  return PAGE_KINDS.find((kind) => kind === c.req.param('kind'))
}
