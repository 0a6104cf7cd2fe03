import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { begin, say, talkingWorld } from '../../../test/talking.ts'
import type { Someone, World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { TOPICS } from '../../domain/talking/choices.ts'
import { paths } from '../paths.ts'

let world: World
let group: GroupId
let [ada, ben]: Someone[] = []
before(async () => {
  ;({
    world,
    group,
    people: [ada, ben],
  } = await talkingWorld('Ada', 'Ben'))
})
after(() => world.drop())

const choose = (order: string, treatment: Record<string, string>) =>
  world.post(ada, paths.yourReading(), {
    order,
    ...Object.fromEntries(TOPICS.map((topic) => [topic, 'cover'])),
    ...treatment,
  })
const read = async (who: Someone | undefined, conversation: string, at = {}) =>
  (await world.visit(who, paths.conversation(group, conversation, at))).body

test('a hard topic is covered until it is opened, shown at once, or left out, as its reader wishes', async () => {
  const { conversation } = await begin(world, ben, group, 'Nine hours in a chair.', { topics: ['hospital', 'death'] })
  assert.match(await read(ada, conversation), /<details class="veil">[\s\S]*Nine hours/)
  assert.match(await read(ada, conversation), /a hospital stay or an operation and a death/)
  assert.match(await read(ada, conversation, { open: true }), /<details class="veil" open=""/)
  await choose('newest', { hospital: 'show' })
  assert.match(await read(ada, conversation), /<details class="veil">/, 'one of two is still to be covered')
  await choose('newest', { hospital: 'show', death: 'show' })
  assert.ok(!(await read(ada, conversation)).includes('class="veil"'))
  await choose('newest', { hospital: 'show', death: 'hide' })
  assert.ok(!(await read(ada, conversation, { open: true })).includes('Nine hours'))
  assert.ok(!(await read(ben, conversation)).includes('class="veil"'), 'one’s own words are never covered')
})

test('conversations come by their newest word, or as they were begun', async () => {
  await choose('newest', {})
  const one = await begin(world, ben, group, 'One.', { title: 'The first' })
  await begin(world, ben, group, 'Two.', { title: 'The second' })
  await say(world, ben, one.conversation, 'Once more.')
  const list = async () => (await world.visit(ada, paths.conversations(group))).body
  assert.match(await list(), /The first[\s\S]*The second/)
  await choose('begun', {})
  assert.match(await list(), /The second[\s\S]*The first/)
})

test('an address in somebody’s words shows its host and takes nothing of this place along', async () => {
  const words = [
    'https://example.org/a?b=1&c=2 and <b>bold</b>',
    'https://bank.example@evil.example/ stays words',
    'javascript:alert(1) stays words',
    `https://example.org/${'x'.repeat(200)}`,
  ]
  const { conversation } = await begin(world, ben, group, words.join('\n'))
  const page = await read(ada, conversation)
  assert.match(
    page,
    /<a class="plain" href="https:\/\/example.org\/a\?b=1&amp;c=2" rel="noreferrer noopener nofollow" dir="ltr">example.org\/a\?b=1&amp;c=2<\/a> and &lt;b&gt;bold/,
  )
  assert.ok(!page.includes('href="https://bank.example') && !page.includes('href="javascript'))
  assert.match(page, />example\.org\/x{47}…</)
})

test('a long conversation has pages of twenty, and a post knows its page', async () => {
  const { conversation } = await begin(world, ben, group, 'Number 1.')
  for (let n = 2; n <= 21; n++) await say(world, ben, conversation, `Number ${n}.`)
  const first = await read(ada, conversation)
  assert.ok(first.includes('Number 20.') && !first.includes('Number 21.') && first.includes('?page=2'))
  const second = await read(ada, conversation, { page: 2 })
  assert.ok(second.includes('Number 21.') && !second.includes('Number 20.'))
  const sent = await world.post(ada, paths.posts(group, conversation), { words: 'Number 22.' })
  assert.match(sent.headers.get('location') ?? '', /\?page=2#post-/)
})

test('the last choice of what one would like back is there the next time', async () => {
  const { conversation } = await begin(world, ben, group, 'Ears, please.', { wish: 'just_listen' })
  assert.match(await read(ben, conversation), /value="just_listen"[^>]*checked=""/)
  assert.match(await read(ada, conversation), /Ben asks you to just listen\./)
  assert.ok(!/answer=/.test(await read(ada, conversation)), 'no box to answer whoever asks for ears alone')
})
