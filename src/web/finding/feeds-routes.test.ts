import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { Id } from '../../database/ids.ts'
import { workOffImport } from '../../domain/finding/importing/work-off-import.ts'
import { FetchProblem } from '../../feeds/fetch-problem.ts'
import { paths } from '../paths.ts'

let world: World
let sam: Someone
let ada: Someone
before(async () => {
  world = await openWorld()
  sam = await world.someone('Sam', { steward: true })
  ada = await world.someone('Ada')
})
after(() => world.drop())

const fixture = (name: string) => readFileSync(new URL(`../../../test/fixtures/feeds/${name}`, import.meta.url))
type Fetch = NonNullable<Parameters<typeof workOffImport>[3]>

async function send(
  who: Someone | undefined,
  fields: Record<string, string>,
  file?: { name: string; bytes: string | Buffer },
) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  if (file) body.append('file', new File([new Uint8Array(Buffer.from(file.bytes))], file.name))
  const headers = { origin: world.base, host: new URL(world.base).host, ...(who && { cookie: who.cookie }) }
  const request = new Request(world.base + paths.stewardFeeds(), { method: 'POST', body, headers })
  const answer = await world.app.request(request, undefined, {
    incoming: { socket: { remoteAddress: '127.0.0.1' } },
  } as never)
  return { status: answer.status, to: answer.headers.get('location') ?? '', body: await answer.text() }
}

/** Works off the import that waits, as the job would. */
async function workOff(fetch?: Fetch): Promise<void> {
  const [waiting] = await world.owner<{ id: Id<'imports'> }>(`select id from imports where state = 'waiting'`)
  const [job] = await world.owner<{ n: number }>(
    `select count(*)::int as n from graphile_worker.jobs where key = 'import:' || $1`,
    [waiting?.id],
  )
  assert.equal(job?.n, 1)
  await workOffImport(world.db, world.house.log, waiting?.id as Id<'imports'>, fetch)
}

const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('a steward brings a file, sees how far it is, and reads what became of every row', async () => {
  const sent = await send(
    sam,
    { name: 'Harbour list', website: 'https://harbour.example.org' },
    { name: 'harbour.json', bytes: fixture('harbour.json') },
  )
  assert.equal(sent.status, 303)
  const waiting = await world.visit(sam, sent.to)
  assert.match(waiting.body, /<look-again>.*The list is being read.*Look again/s)
  await workOff()
  const { body } = await world.visit(sam, sent.to)
  assert.match(words(body), /41 rows read: 21 open a group, 10 join one of these, 8 are paused, 2 are left out/)
  assert.match(words(body), /zodiac/)
  const skipped = await world.visit(sam, `${sent.to}?show=skipped`)
  assert.match(words(skipped.body), /Row 35 without a name left out/)
  assert.doesNotMatch(skipped.body, /Slow Mornings/)
  const paused = await world.visit(sam, `${sent.to}?show=paused`)
  assert.match(words(paused.body), /Its place is closed for now/)
  const table = await world.visit(sam, `${sent.to}/rows.csv`)
  assert.match(table.headers.get('content-disposition') ?? '', /^attachment/)
  assert.equal(table.body.split('\r\n').length, 43)
  assert.doesNotMatch(body + table.body, /meet\.example|hearth|555-01/)
  const [listed] = await world.owner(`select source_url from listed_groups where source_name = 'Harbour list' limit 1`)
  assert.deepEqual(listed, { source_url: 'https://harbour.example.org/' })
  const [kept] = await world.owner(`select source from imports`)
  assert.deepEqual(kept, { source: null })
})

test('the same file again says 0 changes', async () => {
  const [feed] = await world.owner<{ id: string }>(`select id from feeds where name = 'Harbour list'`)
  const page = await world.visit(sam, paths.feed(feed?.id ?? ''))
  const key = /name="feed" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const sent = await send(sam, { feed: key }, { name: 'harbour.json', bytes: fixture('harbour.json') })
  await workOff()
  assert.match((await world.visit(sam, sent.to)).body, /0 changes/)
})

test('a broken file names row and field in words, and the rest comes in without those rows', async () => {
  const sent = await send(sam, { name: 'Half' }, { name: 'x.json', bytes: fixture('broken-day.json') })
  await workOff()
  const page = await world.visit(sam, sent.to)
  assert.match(words(page.body), /Row 2, field “day”: this is not a day of the week/)
  assert.match(words(page.body), /Row 3, field “time”/)
  assert.match(words(page.body), /The directory is as it was/)
  const again = await world.post(sam, `${sent.to}/again`, { skip: 'on' })
  assert.equal(again.status, 303)
  await workOff()
  assert.match(words((await world.visit(sam, sent.to)).body), /3 rows read: 1 opens a group.*2 are left out/)
})

test('a table waits until a steward has said what its columns mean, and remembers it', async () => {
  const sent = await send(sam, { name: 'Atalaya' }, { name: 'a.csv', bytes: fixture('atalaya.csv') })
  await workOff()
  const asks = await world.visit(sam, sent.to)
  assert.match(asks.body, new RegExp(`href="${sent.to}/mapping"`))
  const { body } = await world.visit(sam, `${sent.to}/mapping`)
  const chosen = [...body.matchAll(/<select[^>]*name="columns"[^>]*>(.*?)<\/select>/gs)].map(
    ([, options]) => /value="(\w*)" selected/.exec(options ?? '')?.[1] ?? '',
  )
  assert.deepEqual(chosen.slice(0, 3), ['name', 'day', 'time'])
  assert.equal(chosen[17], '')
  const without = await world.post(sam, `${sent.to}/mapping`, {
    columns: chosen.map((field) => (field === 'name' ? '' : field)),
  })
  assert.equal(without.status, 422)
  assert.match(without.body, /Say which column holds the name/)
  const said = await world.post(sam, `${sent.to}/mapping`, { columns: chosen, zone: 'Europe/Madrid' })
  assert.equal(said.status, 303)
  await workOff()
  assert.match(words((await world.visit(sam, sent.to)).body), /10 rows read/)
  const feed = (await world.owner<{ id: string }>(`select id from feeds where name = 'Atalaya'`))[0]?.id ?? ''
  const key = /name="feed" value="([^"]+)"/.exec((await world.visit(sam, paths.feed(feed))).body)?.[1] ?? ''
  const again = await send(sam, { feed: key }, { name: 'a.csv', bytes: fixture('atalaya.csv') })
  await workOff()
  assert.match((await world.visit(sam, again.to)).body, /0 changes/)
})

test('an address is fetched by the job, and what stands in the way is said', async () => {
  const sent = await send(sam, { name: 'Far list', url: 'https://feeds.example.org/list.json' })
  const asked: string[] = []
  await workOff(async (url) => {
    asked.push(url)
    throw new FetchProblem('feeds.fetch.status', { status: 503 })
  })
  assert.match((await world.visit(sam, sent.to)).body, /The server answered 503/)
  const feed = (await world.owner<{ id: string }>(`select id from feeds where name = 'Far list'`))[0]?.id ?? ''
  const again = await world.post(sam, paths.feedAgain(feed))
  await workOff(async () => ({ text: fixture('harbour.json').toString(), contentType: 'application/json' }))
  assert.match((await world.visit(sam, again.headers.get('location') ?? '')).body, /41 rows read/)
  assert.deepEqual(asked, ['https://feeds.example.org/list.json'])
})

test('what breaks on our side is said, logged without words of the feed, and may be tried again', async () => {
  const sent = await send(sam, { name: 'Unlucky', url: 'https://feeds.example.org/' })
  await workOff(async () => {
    throw new TypeError('secretword')
  })
  assert.match((await world.visit(sam, sent.to)).body, /Something broke. It is our fault/)
  assert.ok(world.logged.some((line) => line.includes('import.broke')))
  assert.ok(!world.logged.some((line) => line.includes('secretword')))
})

test('a form that cannot be taken comes back with what was typed', async () => {
  for (const [fields, reason] of [
    [{ name: 'New' }, /choose a file, or give an address/],
    [{ name: 'New', url: 'ftp://example.org' }, /starts with https/],
    [{ name: '', url: 'https://example.org' }, /Write what the list is called/],
    [{ name: 'Atalaya', url: 'https://example.org' }, /called that already/],
    [{ name: 'New', url: 'https://example.org/\u0000' }, /starts with https/],
    [{ name: 'New', url: 'https://example.org', zone: 'Mars/Olympus' }, /time zone/],
  ] as const) {
    const { status, body } = await send(sam, fields)
    assert.equal(status, 422, JSON.stringify(fields))
    assert.match(body, reason)
  }
  assert.deepEqual(await world.owner(`select from feeds where name = 'New'`), [])
})

test('what a feed writes is shown as words and never run', async () => {
  const json = await send(
    sam,
    { name: '<script>alert(9)</script>' },
    { name: 'h.json', bytes: fixture('hostile.json') },
  )
  await workOff()
  const cells = '"<script>alert(1)</script>";"<img src=x onerror=alert(1)>"\n"\'><svg/onload=alert(1)>";"=cmd|calc"\n'
  const csv = await send(sam, { name: '"><b>bold' }, { name: 'h.csv', bytes: cells })
  await workOff()
  const pages = await Promise.all(
    [json.to, `${json.to}?show=remarked`, `${csv.to}/mapping`, csv.to, paths.stewardFeeds()].map((path) =>
      world.visit(sam, path),
    ),
  )
  for (const { status, body } of pages) {
    assert.equal(status, 200)
    assert.doesNotMatch(body, /<script>alert|<img src=x|<svg\/onload|"><b>/)
  }
  assert.match(pages[0]?.body ?? '', /Kind Corner/)
  assert.match(pages[2]?.body ?? '', /&lt;svg\/onload=alert\(1\)/)
})

test('a list that is taken away takes its groups along, after being asked', async () => {
  const feed = (await world.owner<{ id: string }>(`select id from feeds where name = 'Harbour list'`))[0]?.id ?? ''
  assert.match((await world.visit(sam, paths.feedRemoval(feed))).body, /Take it away/)
  assert.equal((await world.post(sam, paths.feedRemoval(feed))).status, 303)
  assert.deepEqual(await world.owner(`select from listed_groups where source_name = 'Harbour list'`), [])
})

test('nobody but a steward learns that any of this is here', async () => {
  const feed = (await world.owner<{ id: string }>(`select id from feeds where name = 'Atalaya'`))[0]?.id ?? ''
  const report = (await world.owner<{ id: string }>(`select id from imports where feed_id = $1`, [feed]))[0]?.id ?? ''
  const nowhere = await world.visit(ada, '/groups/nonsense')
  for (const path of [
    paths.stewardFeeds(),
    paths.feed(feed),
    paths.feedImport(report),
    paths.feedImportRows(report),
    paths.feedMapping(report),
    paths.feedRemoval(feed),
    paths.stewardCorrections(),
  ]) {
    for (const who of [ada, undefined]) {
      const { status, body } = await world.visit(who, path)
      assert.deepEqual([status, body === (who ? nowhere.body : body)], [404, true], path)
    }
  }
  for (const path of [
    paths.feed(feed),
    paths.feedAgain(feed),
    paths.feedRemoval(feed),
    paths.feedImportAgain(report),
    paths.feedMapping(report),
  ]) {
    assert.equal((await world.post(ada, path, { name: 'Mine' })).status, 404, path)
  }
  assert.equal((await send(ada, { name: 'Mine' }, { name: 'x.json', bytes: '[]' })).status, 404)
})
