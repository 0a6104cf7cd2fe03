import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '../../../test/world.ts'
import { listElsewhere } from '../../domain/finding/testing.ts'
import { paths } from '../paths.ts'

let world: World
let slow: string
let listing: string
before(async () => {
  world = await openWorld()
  slow = await world.group(await world.someone('Ada'), {
    name: 'Slow Mornings',
    purpose: 'A gentle hour.',
    times: [{ weekday: 2, starts: '10:30', minutes: 60, every: 1, nth: null }],
  })
  listing = await listElsewhere(world, { name: 'Gentle Friends', area: 'San José', meetings: [] })
})
after(() => world.drop())

const plain = (html: string) => html.replaceAll('&amp;', '&')
const linkTo = (body: string, id: string) =>
  [...plain(body).matchAll(/href="([^"]*)"/g)].map(([, href]) => href).find((href) => href?.startsWith(paths.group(id)))

test('a card opened from a search leads back to the very same search', async () => {
  const search = paths.groups('q=gentle+%26+slow&day=tue&zone=Asia%2FKathmandu')
  const { body } = await world.visit(undefined, search)
  const link = linkTo(body, slow)
  assert.ok(link)
  const card = plain((await world.visit(undefined, link)).body)
  assert.ok(card.includes(`href="${search}"`))
  assert.match(card, /Back to my search/)
})

test('so does a listing from elsewhere', async () => {
  const link = linkTo((await world.visit(undefined, paths.groups('q=gentle'))).body, listing)
  assert.ok(link)
  assert.ok((await world.visit(undefined, link)).body.includes(`href="${paths.groups('q=gentle')}"`))
})

test('where nothing was searched for there is nothing to go back to', async () => {
  assert.equal(linkTo((await world.visit(undefined, paths.groups())).body, slow), paths.group(slow))
  assert.doesNotMatch((await world.visit(undefined, paths.group(slow))).body, /Back to my search/)
})

test('no address but the directory’s own is gone back to', async () => {
  for (const back of [
    'https://evil.example',
    '//evil.example/groups?q=a',
    '/sign-out',
    'javascript:alert(1)',
    '/groupsx?q=1',
  ]) {
    const { body } = await world.visit(undefined, `${paths.group(slow)}?${new URLSearchParams({ back })}`)
    assert.doesNotMatch(body, /Back to my search/, back)
  }
})

test('on a phone the filters and the clock wait in one fold; what is chosen stands outside it and takes itself away', async () => {
  const { body } = await world.visit(undefined, paths.groups('day=tue'))
  const main = body.slice(body.indexOf('<main'))
  const [fold = ''] = /<details class="fold">[\s\S]*?<\/details>/.exec(main) ?? []
  assert.match(fold, /Narrow it down[\s\S]*On which day[\s\S]*Hours in [\s\S]*name="zone"/)
  assert.doesNotMatch(fold, /<details class="fold"[^>]* open/)
  const after = main.slice(main.indexOf(fold) + fold.length)
  assert.match(after, /class="chip chosen" href="\/groups"[\s\S]*Tuesday/)
})
