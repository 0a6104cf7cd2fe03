import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openWorld, type Someone, type World } from '../../../../test/world.ts'
import type { Id } from '../../../database/ids.ts'
import { paths } from '../../../web/paths.ts'
import { endTakeDown, openCorrections, takeDown, takeDownsOf } from './corrections.ts'
import { allFeeds, changeFeed, removeFeed, requireFeed } from './feeds.ts'
import { importFeed } from './import-feed.ts'

let world: World
let sam: Someone
let ada: Someone
before(async () => {
  world = await openWorld()
  sam = await world.someone('Sam', { steward: true })
  ada = await world.someone('Ada')
})
after(() => world.drop())

const row = (name: string, more: object = {}) => ({
  name,
  slug: name.toLowerCase().replaceAll(' ', '-'),
  day: 1,
  time: '10:00',
  ...more,
})
const LIST = [row('Quiet Room', { address: '5 Mill Street' }), row('Back Porch', { group: 'Porch' }), row('Tide Table')]

async function read(rows: object[], name = 'A list') {
  const report = await importFeed(world.db, { feed: { name }, source: { text: JSON.stringify(rows) } })
  return 'done' in report ? report.done.counts : assert.fail(JSON.stringify(report))
}

const names = async () =>
  (await world.owner<{ name: string }>(`select name from listed_groups order by name`)).map(({ name }) => name)

async function idOf(name: string): Promise<Id<'elsewhere_groups'>> {
  const [found] = await world.owner<{ id: Id<'elsewhere_groups'> }>(`select id from elsewhere_groups where name = $1`, [
    name,
  ])
  return found?.id as Id<'elsewhere_groups'>
}

const say = (name: string, kind: string, words = '', reach = '') =>
  world.db.acting(undefined, async (as) =>
    sql`select send_correction(${await idOf(name)}, ${kind}, ${words}, ${reach})`.execute(as.db),
  )
const down = async (who: Someone, name: string) => world.db.acting(who.id, async (as) => takeDown(as, await idOf(name)))
const feedNamed = async (name: string) => {
  const feed = (await world.db.reading(sam.id, allFeeds)).find((known) => known.name === name)
  return world.db.reading(sam.id, (as) => requireFeed(as, feed?.id as Id<'feeds'>))
}

test('what a visitor says about a listing waits for a steward, and for nobody else', async () => {
  await read(LIST)
  await say('Quiet Room', 'wrong', 'It is at six now.', 'room@example.org')
  assert.deepEqual(await world.db.reading(ada.id, openCorrections), [])
  assert.equal((await world.visit(ada, paths.stewardCorrections())).status, 404)
  const { body } = await world.visit(sam, paths.stewardCorrections())
  for (const words of ['Quiet Room', 'It is at six now.', 'room@example.org', 'Something about it is wrong'])
    assert.ok(body.includes(words), words)
})

test('an answer closes it, and how to reach the sender is forgotten', async () => {
  const [correction] = await world.db.reading(sam.id, openCorrections)
  const path = paths.correctionAnswer(correction?.id ?? '')
  assert.equal((await world.post(ada, path, { answer: 'kept' })).status, 404)
  assert.equal((await world.post(sam, path, { answer: 'perhaps' })).status, 422)
  assert.equal((await world.post(sam, path, { answer: 'mended' })).status, 303)
  assert.deepEqual(await world.owner(`select outcome, reach_me from corrections`), [
    { outcome: 'mended', reach_me: '' },
  ])
  assert.equal((await world.post(sam, path, { answer: 'kept' })).status, 404)
})

test('taking down answers all that was said of the listing, at once', async () => {
  await say('Quiet Room', 'take_down', 'Please.', 'a@example.org')
  await say('Quiet Room', 'ours', '', 'b@example.org')
  const [first] = await world.db.reading(sam.id, openCorrections)
  assert.equal((await world.post(sam, paths.correctionAnswer(first?.id ?? ''), { answer: 'taken_down' })).status, 303)
  assert.deepEqual(await world.db.reading(sam.id, openCorrections), [])
  assert.deepEqual(await world.owner(`select reach_me from corrections where reach_me <> ''`), [])
  assert.deepEqual(
    await names(),
    ['Back Porch', 'Tide Table'].map((name) => (name === 'Back Porch' ? 'Porch' : name)).sort(),
  )
})

test('a take-down outlives every import: under another name, on another day, at another hour', async () => {
  await down(sam, 'Porch')
  for (const rows of [
    LIST,
    [
      row('A quieter room', { slug: 'quiet-room', address: '9 Quay Street' }),
      row('Back Porch', { group: 'New Porch' }),
    ],
    [
      row('Quiet room', { slug: 'other', day: 5, time: '18:00', address: '5 Mill Street' }),
      row('Steps', { group: 'PORCH' }),
    ],
  ]) {
    const counts = await read([...rows, row('Tide Table')])
    assert.equal(counts.taken_down, 2)
    assert.deepEqual(await names(), ['Tide Table'])
  }
  const counts = await read([...LIST, row('Quiet Room', { slug: 'elsewhere', address: '1 Other Street' })])
  assert.deepEqual([counts.taken_down, await names()], [2, ['Quiet Room', 'Tide Table']])
})

test('a row without a slug that was taken down stays away when its hour changes', async () => {
  await read([{ name: 'Phone Circle', day: 2, time: '10:00', phone: '555-0101' }], 'No slugs')
  await down(sam, 'Phone Circle')
  const counts = await read([{ name: 'Phone circle', day: 2, time: '11:00', phone: '555-0101' }], 'No slugs')
  assert.equal(counts.taken_down, 1)
})

test('a take-down outlives the feed, and ends when a steward says so', async () => {
  const feed = await feedNamed('No slugs')
  await world.db.acting(sam.id, (as) => removeFeed(as, feed))
  const rows = [{ name: 'Phone Circle', day: 2, time: '10:00', phone: '555-0101' }]
  assert.equal((await read(rows, 'No slugs')).taken_down, 1)
  const taken = await world.db.reading(sam.id, async (as) => takeDownsOf(as, feed))
  assert.deepEqual(
    taken.map(({ name }) => name),
    ['Phone Circle'],
  )
  assert.equal((await world.post(ada, paths.takeDownEnd(taken[0]?.id ?? ''))).status, 404)
  await world.db.acting(sam.id, (as) => endTakeDown(as, taken[0] ?? assert.fail()))
  assert.equal((await read(rows, 'No slugs')).imported, 1)
})

test('nobody but a steward takes a listing down', async () => {
  await assert.rejects(down(ada, 'Tide Table'), { reason: 'not_found' })
  await assert.rejects(
    world.db.acting(sam.id, (as) => takeDown(as, '00000000-0000-0000-0000-000000000000' as Id<'elsewhere_groups'>)),
    { reason: 'not_found' },
  )
})

test('a feed that is called otherwise is called so on each of its listings', async () => {
  const feed = await feedNamed('A list')
  await world.db.acting(sam.id, (as) => changeFeed(as, feed, { name: 'Another name', website: 'https://example.org/' }))
  assert.deepEqual(
    await world.owner(`select distinct source_name, source_url from listed_groups where name = 'Tide Table'`),
    [{ source_name: 'Another name', source_url: 'https://example.org/' }],
  )
  await assert.rejects(
    world.db.acting(sam.id, (as) => changeFeed(as, feed, { name: 'No slugs' })),
    { reason: 'feed_name_taken' },
  )
})
