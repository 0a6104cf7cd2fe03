import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { importFeed } from '../../domain/finding/importing/import-feed.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ids: string[]
const real = process.env.HOLDFAST_FEEDS

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  const ours = ['harbour.json', 'hostile.json', 'atalaya.csv'].map(
    (name) => new URL(`../../../test/fixtures/feeds/${name}`, import.meta.url),
  )
  const theirs = real ? ['san-jose.json', 'eda.json'].map((name) => join(real, name)) : []
  for (const [at, file] of [...ours, ...theirs].entries()) {
    const report = await importFeed(world.db, { feed: { name: `List ${at}` }, source: { bytes: readFileSync(file) } })
    assert.ok('done' in report)
  }
  ids = (await world.owner<{ id: string }>(`select id from listed_groups order by name`)).map(({ id }) => id)
})
after(() => world.drop())

/** Everything a visitor can open: the directory page by page, each listing, what others may take along. */
async function publicPages(): Promise<string[]> {
  const pages: string[] = []
  for (let path: string | undefined = paths.groups(); path !== undefined; ) {
    const { status, body } = await world.visit(undefined, path)
    assert.equal(status, 200, path)
    pages.push(body)
    const links: string[] = [...body.matchAll(/href="(\/groups\?[^"]*)"/g)].map(([, href]) =>
      (href ?? '').replaceAll('&amp;', '&'),
    )
    path = links.find((href) => new RegExp(`page=${pages.length + 1}(&|$)`).test(href))
  }
  assert.ok(pages.length > 1)
  // Every listing of ours, and a few of each real feed.
  for (const id of ids.filter((_, at) => at % Math.ceil(ids.length / 120) === 0)) {
    const { status, body } = await world.visit(undefined, paths.group(id))
    assert.equal(status, 200)
    pages.push(body)
  }
  pages.push((await world.visit(undefined, paths.meetingGuide())).body)
  return pages
}

test('a visitor finds the groups of a feed, and no way in anywhere', async () => {
  const pages = await publicPages()
  const all = pages.join('\n')
  assert.ok(all.includes('Slow Mornings') && all.includes('Calma y Café') && all.includes('Back Porch'))
  const values = await world.owner<{ value: string }>(
    `select distinct value from elsewhere_ways_in where length(value) > 6 and value ~ '[0-9@:]'`,
  )
  assert.ok(values.length > 20)
  assert.deepEqual(
    values.filter(({ value }) => all.includes(value)),
    [],
  )
  assert.doesNotMatch(all, /meet\.example|discord\.gg|hearth|555[- ]?01|Notpublic|secretedit|opendoor|faro 22|\*{4}/)
})

test('search finds a group by no word of its ways in', async () => {
  for (const words of ['hearth', 'discord', 'meet.example.org', '5550100', 'Wilhelmina']) {
    const { body } = await world.visit(undefined, paths.groups(`q=${words}`))
    assert.doesNotMatch(body, /Slow Mornings|Written Hours|Open Door/, words)
  }
})

test('somebody signed in is shown the ways in, and what means harm stays words', async () => {
  const idOf = async (name: string) =>
    (
      await world.owner<{ id: string }>(
        `select id from listed_groups where name like $1 || '%' order by length(name) limit 1`,
        [name],
      )
    )[0]?.id ?? ''
  const tea = await world.visit(ada, paths.group(await idOf('Nerves and Tea')))
  assert.match(tea.body, /href="https:\/\/meet\.example\.org\/j\/tea"/)
  for (const name of ['Javascript Door', 'Kind Corner', 'Own Keys']) {
    const { status, body } = await world.visit(ada, paths.group(await idOf(name)))
    assert.equal(status, 200, name)
    assert.doesNotMatch(body, /href="(javascript|data):|<script>alert|<img src=x|onerror=/i)
  }
})
