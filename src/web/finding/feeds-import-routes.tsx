import { Hono } from 'hono'
import {
  type Import,
  requireAsking,
  requireImport,
  rowsOf,
  SHOWS,
  type Show,
} from '../../domain/finding/importing/reports.ts'
import { explainColumns, tryAgain } from '../../domain/finding/importing/start-import.ts'
import { isCsvField } from '../../standards/csv/guess-mapping.ts'
import type { Env, Here } from '../env.ts'
import { readForm, refuseForm } from '../form.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { stewardOf } from '../steward/routes.tsx'
import { Columns, SkipWish } from './feeds-forms.ts'
import { ImportPage } from './feeds-import-view.tsx'
import { ColumnsPage } from './feeds-mapping-view.tsx'
import { reportCsv } from './feeds-report-csv.ts'

/** One reading of a list from elsewhere: how far it is, what it asks, what became of every row. */
export const feedImports = new Hono<Env>()

const PAGE = 100
const MOST_ROWS = 50_000

feedImports.get('/steward/imports/:id', async (c) => {
  const { db, viewer, scene } = c.var
  const show = SHOWS.find((wanted) => wanted === c.req.query('show')) ?? 'all'
  const page = pageOf(c.req.query('page'))
  const [found, rows] = await db.reading(viewer, (as) => {
    const id = importId(c)
    return Promise.all([requireImport(as, id), rowsOf(as, id, show, { from: (page - 1) * PAGE, size: PAGE + 1 })])
  })
  const more = rows.length > PAGE
  return c.html(<ImportPage scene={scene} report={found} rows={rows.slice(0, PAGE)} at={{ show, page, more }} />)
})

feedImports.get('/steward/imports/:id/rows.csv', async (c) => {
  const { db, viewer, scene } = c.var
  const show: Show = 'all'
  const [found, rows] = await db.reading(viewer, (as) => {
    const id = importId(c)
    return Promise.all([requireImport(as, id), rowsOf(as, id, show, { from: 0, size: MOST_ROWS })])
  })
  const name = `${found.startedAt.toISOString().slice(0, 10)}-report.csv`
  return c.body(reportCsv(scene.t, rows), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  })
})

feedImports.post('/steward/imports/:id/again', async (c) => {
  const stuck = await importHere(c)
  const form = await readForm(c, SkipWish)
  const skipUnreadable = form.valid && form.values.skip
  await c.var.db.acting(stewardOf(c), (as) => tryAgain(as, stuck, { skipUnreadable }))
  return seeOther(c, paths.feedImport(stuck.id))
})

feedImports.get('/steward/imports/:id/mapping', async (c) => {
  const { db, viewer, scene } = c.var
  const asking = await db.reading(viewer, (as) => requireAsking(as, importId(c)))
  const { headers, fields } = asking.preview
  const columns = headers.map((_, at) => fields[at] ?? '')
  return c.html(<ColumnsPage scene={scene} asking={asking} form={{ typed: { columns, zone: asking.zone ?? '' } }} />)
})

feedImports.post('/steward/imports/:id/mapping', async (c) => {
  const { db, viewer, scene } = c.var
  const asking = await db.reading(viewer, (as) => requireAsking(as, importId(c)))
  const form = await readForm(c, Columns)
  if (!form.valid) return c.html(<ColumnsPage scene={scene} asking={asking} form={form} />, 422)
  const { headers } = asking.preview
  const mapping = headers
    .map((_, at) => form.values.columns[at])
    .map((field = '') => (isCsvField(field) ? field : undefined))
  if (!mapping.includes('name') && !mapping.includes('group')) {
    const refused = refuseForm(form.typed, 'columns', 'feeds.file.no_name_column')
    return c.html(<ColumnsPage scene={scene} asking={asking} form={refused} />, 422)
  }
  const { zone, skip } = form.values
  const columns = { headers, mapping, zone: zone || undefined, skipUnreadable: skip }
  await db.acting(stewardOf(c), (as) => explainColumns(as, asking, columns))
  return seeOther(c, paths.feedImport(asking.id))
})

const importId = (c: Here) => asId<'imports'>(c.req.param('id'))

function importHere(c: Here): Promise<Import> {
  return c.var.db.reading(c.var.viewer, (as) => requireImport(as, importId(c)))
}

function pageOf(typed: string | undefined): number {
  return typed !== undefined && /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : 1
}
