import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { begin, talkingWorld } from '../../../test/talking.ts'
import type { Someone, World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { letters } from '../ids.ts'
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

const KEY = 'AAAAAAAAAAAAAAAAAAAAAQ'

test('what Ben keeps for later stands in his box again, in nobody else’s, and goes once it is said', async () => {
  const { conversation } = await begin(world, ada, group, 'Hello.')
  const box = paths.conversation(group, conversation)
  await world.post(ben, paths.posts(group, conversation), { words: 'Half a thought', verb: 'keep', key: KEY })
  assert.match((await world.visit(ben, box)).body, /is still here[\s\S]*>Half a thought<\/textarea>/)
  assert.ok(!(await world.visit(ada, box)).body.includes('Half a thought'))
  await world.post(ben, paths.posts(group, conversation), { words: 'A whole thought.', key: KEY })
  assert.ok(!(await world.visit(ben, box)).body.includes('Half a thought'))
  assert.deepEqual(await world.owner('select from drafts'), [])
})

test('a page that keeps too late brings back nothing that has been said', async () => {
  const { conversation } = await begin(world, ada, group, 'Late.')
  const late = { conversation: letters(conversation), words: 'Said already.', key: 'AAAAAAAAAAAAAAAAAAAAAg' }
  await world.post(ben, paths.posts(group, conversation), { words: late.words, key: late.key })
  assert.equal((await world.post(ben, paths.drafts(group), late)).status, 204)
  assert.deepEqual(await world.owner('select from drafts'), [])
})

test('an emptied box is kept as empty, and a box of another’s group keeps nothing', async () => {
  await world.post(ben, paths.drafts(group), { words: 'A beginning', title: 'Of it' })
  assert.match((await world.visit(ben, paths.newConversation(group))).body, /value="Of it"/)
  await world.post(ben, paths.drafts(group), { words: '' })
  assert.deepEqual(await world.owner('select from drafts'), [])
  const olaf = await world.someone('Olaf')
  assert.equal((await world.post(olaf, paths.drafts(group), { words: 'x' })).status, 404)
})

test('whoever wrote for longer than their session lasted reads their words on the page that says so', async () => {
  const { conversation } = await begin(world, ada, group, 'Slowly.')
  const sent = await world.post(undefined, paths.posts(group, conversation), { words: 'My long <words>', key: KEY })
  assert.equal(sent.status, 404)
  assert.match(sent.body, /Please sign in again[\s\S]*name="words" value="My long &lt;words&gt;"/)
  const nowhere = await world.post(undefined, paths.posts(group, group), { words: 'My long <words>', key: KEY })
  const plain = (body: string, id: string) => body.replaceAll(letters(id), '(id)')
  assert.equal(
    plain(plain(nowhere.body, group), group),
    plain(plain(sent.body, conversation), group),
    'here or nowhere',
  )
})

test('words that can be taken no more, because the group has ended meanwhile, are given back', async () => {
  const { world: other, group: room, people } = await talkingWorld('Ada', 'Ben')
  const { conversation } = await begin(other, people[0], room, 'While it lasts.')
  await other.owner('update groups set closed_at = now() where id = $1', [room])
  const sent = await other.post(people[1], paths.posts(room, conversation), { words: 'My last words.' })
  assert.equal(sent.status, 403)
  assert.match(sent.body, /value="My last words\."/)
  await other.drop()
})
