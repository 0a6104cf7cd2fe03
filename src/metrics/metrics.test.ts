import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readExposition } from '../../test/exposition-grammar.ts'
import { openWorld, type Someone, type World } from '../../test/world.ts'
import { createApp } from '../web/app.tsx'
import { paths } from '../web/paths.ts'
import { writeExposition } from './exposition.ts'
import { type Metrics, startMetrics } from './metrics.ts'

let world: World
let metrics: Metrics
let ada: Someone
before(async () => {
  world = await openWorld()
  metrics = startMetrics()
  ada = await world.someone('Ada')
})
after(async () => {
  metrics.stop()
  await world.drop()
})

const timesOf = (text: string) => readExposition(text).get('holdfast_http_request_duration_seconds')?.samples ?? []
const figureIn = (text: string, name: string) => readExposition(text).get(name)?.samples[0]?.value

test('whoever watches the machine learns which kinds of address are asked, and nothing of anybody', async () => {
  const app = createApp({ ...world.house, requests: metrics.requests })
  const group = await world.group(ada, { name: 'Lantern Lane' })
  const ask = (path: string, method = 'GET') =>
    app.request(world.base + path, { method, headers: { host: new URL(world.base).host, cookie: ada.cookie } }, {
      incoming: { socket: { remoteAddress: '127.0.0.1' } },
    } as never)
  for (const path of [paths.group(group), paths.home(), '/no/such/thing', '/assets/x.js', '/up', '/outbox/x'])
    await ask(path)
  await ask(paths.home(), 'PROPFIND')
  const text = await metrics.tell(world.db)
  const asked = timesOf(text).filter(({ name }) => name.endsWith('_count'))
  const said = asked.map(({ labels: { method, route, status } }) => `${method} ${route} ${status}`).sort()
  assert.deepEqual(said, [
    'GET / 200',
    'GET /assets/:name 404',
    'GET /groups/:id 200',
    'GET /outbox/:name 404',
    'GET /up 200',
    'GET none 404',
    'other none 403',
  ])
  for (const word of [ada.id, ada.signInName, 'Ada', 'Lantern', group, paths.group(group).split('/')[2] ?? ''])
    assert.ok(!text.includes(word), word)
})

test('mails that wait, jobs that fail and the size of the database are told', async () => {
  await world.owner(
    `insert into outbox (person_id, cause, text_id, queued_at) values ($1, 'x', 'announcement', now() - interval '1 hour')`,
    [ada.id],
  )
  await world.owner(`select graphile_worker.add_job('import-feed')`)
  await world.owner(`update graphile_worker._private_jobs set attempts = 1, last_error = 'x'`)
  metrics.jobFailed('send-mail')
  const text = await metrics.tell(world.db)
  assert.equal(figureIn(text, 'holdfast_ready'), 1)
  assert.equal(figureIn(text, 'holdfast_outbox_waiting'), 1)
  assert.ok((figureIn(text, 'holdfast_outbox_oldest_seconds') ?? 0) >= 3600)
  assert.equal(figureIn(text, 'holdfast_jobs_failing'), 1)
  assert.ok((figureIn(text, 'holdfast_database_bytes') ?? 0) > 1_000_000)
  assert.deepEqual(readExposition(text).get('holdfast_job_failures_total')?.samples, [
    { name: 'holdfast_job_failures_total', labels: { job: 'send-mail' }, value: 1 },
  ])
  assert.ok((figureIn(text, 'process_resident_memory_bytes') ?? 0) > 1_000_000)
})

test('while the database is away the rest is still told', async () => {
  const text = await metrics.tell(undefined)
  assert.equal(figureIn(text, 'holdfast_ready'), 0)
  assert.equal(figureIn(text, 'holdfast_outbox_waiting'), undefined)
  assert.ok(timesOf(text).length > 0)
})

test('whatever stands in a label is read back as it was, and what breaks the format is seen', () => {
  const label = 'a "quoted" \\ word\nand a line'
  const samples = [{ labels: { label }, value: Number.POSITIVE_INFINITY }]
  const text = writeExposition([{ name: 'x', help: 'two\nlines \\', type: 'gauge', samples }])
  assert.deepEqual(readExposition(text).get('x')?.samples, [
    { name: 'x', labels: { label }, value: Number.POSITIVE_INFINITY },
  ])
  for (const broken of [
    'x 1',
    '# TYPE x gauge\ny 1\n',
    '# TYPE x gauge\nx{a="1} 1\n',
    '# TYPE x gauge\nx 1\nx 2\n',
    '# TYPE x gauge\nx one\n',
  ])
    assert.throws(() => readExposition(broken))
})
