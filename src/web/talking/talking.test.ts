import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { begin, say, seatOf, talkingWorld } from '../../../test/talking.ts'
import type { Someone, World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { publishAgreement } from '../../domain/groups/lead.ts'
import { blockMember } from '../../domain/people/blocks.ts'
import { eraseMyself } from '../../domain/people/erasure.ts'
import { paths } from '../paths.ts'

let world: World
let group: GroupId
let [ada, ben, cleo]: Someone[] = []
before(async () => {
  ;({
    world,
    group,
    people: [ada, ben, cleo],
  } = await talkingWorld('Ada', 'Ben', 'Cleo'))
})
after(() => world.drop())

const read = async (who: Someone | undefined, conversation: string, at = {}) =>
  (await world.visit(who, paths.conversation(group, conversation, at))).body.replaceAll(/\s+/g, ' ')

test('Ben answers Ada, and both read it in the order it was said', async () => {
  const { conversation, id } = await begin(world, ben, group, 'Awake since three.', { title: 'Bad night' })
  await say(world, ada, conversation, 'I hear the birds too.', id)
  const page = await read(ben, conversation)
  assert.match(page, /<h1><span dir="auto">Bad night<\/span>/)
  assert.match(page, /Awake since three\..*In answer to Ben.*I hear the birds too\./)
  assert.match(page, /<title>A conversation · /, 'a tab says nothing of what is private')
  assert.match((await world.visit(ada, paths.conversations(group))).body, /Bad night/)
})

test('a form sent twice, or the same words from a second tab, are said once', async () => {
  const { conversation } = await begin(world, ben, group, 'Once.')
  const form = { words: 'Only once.', key: 'AAAAAAAAAAAAAAAAAAAAAQ', verb: 'say' }
  const to = paths.posts(group, conversation)
  const [first, again] = await Promise.all([world.post(ada, to, form), world.post(ada, to, form)])
  assert.equal(first.headers.get('location'), again.headers.get('location'))
  await world.post(ada, to, { ...form, key: 'AAAAAAAAAAAAAAAAAAAAAg' })
  const rows = await world.owner(`select from posts where words = 'Only once.'`)
  assert.equal(rows.length, 1)
})

test('an outsider, a guest and a visitor are told that there is nothing', async () => {
  const { conversation } = await begin(world, ben, group, 'For us.')
  const gus = await world.someone('Gus')
  await world.sit(gus, group, { asGuest: true })
  for (const who of [undefined, gus, await world.someone('Olaf')]) {
    const answer = await world.visit(who, paths.conversation(group, conversation))
    assert.equal(answer.status, 404)
    assert.equal((await world.post(who, paths.posts(group, conversation), { words: 'Hello?' })).status, 404)
  }
})

test('a newcomer reads from the day they came, and what is pinned; the box had said so', async () => {
  const { conversation, id } = await begin(world, ben, group, 'Before you came.', { title: 'An older one' })
  assert.match(await read(ben, conversation), /Whoever joins later sees what is written from their day on/)
  const dot = await world.someone('Dot')
  await world.sit(dot, group)
  assert.equal((await world.visit(dot, paths.conversation(group, conversation))).status, 404)
  const later = await say(world, ada, conversation, 'Since you came.', id)
  const page = await read(dot, conversation)
  assert.ok(!page.includes('Before you came') && !page.includes('An older one'))
  assert.match(page, /In answer to a message that is not here.*Since you came\./)
  await world.post(ada, paths.postPin(group, id), { pin: 'yes' })
  assert.match(await read(dot, conversation), /An older one.*Before you came\..*Since you came\./)
  assert.match((await world.visit(dot, paths.conversations(group))).body, /Before you came\./)
  assert.equal((await world.post(ben, paths.postPin(group, later.id), { pin: 'yes' })).status, 404, 'Ben does not lead')
})

test('where the group says “everything”, a newcomer reads everything, and the box says so', async () => {
  const { world: other, group: open, people } = await talkingWorld('Ada', 'Ben')
  await other.owner(`update groups set newcomers_see = 'everything' where id = $1`, [open])
  const { conversation } = await begin(other, people[0], open, 'Long ago.')
  const dot = await other.someone('Dot')
  await other.sit(dot, open)
  const { body } = await other.visit(dot, paths.conversation(open, conversation))
  assert.match(body, /Long ago\./)
  assert.match(body, /and whoever joins later/)
  await other.drop()
})

test('two between whom a block stands read nothing of each other; an answer to what is hidden says so', async () => {
  const { world: other, group: room, people } = await talkingWorld('Ada', 'Ben', 'Cleo')
  const [facilitator, blocker, blocked] = people
  const hidden = await begin(other, blocked, room, 'From Cleo.', { title: 'Of Cleo' })
  await say(other, facilitator, hidden.conversation, 'Ada to Cleo.', hidden.id)
  const mine = await begin(other, blocker, room, 'From Ben.')
  await other.post(blocked, paths.tap(room, mine.id), { tap: 'thank_you' })
  await other.db.acting(blocker.id, async (as) => blockMember(as, await seatOf(other, room, blocked)))
  for (const [reader, theirs] of [
    [blocker, 'From Cleo'],
    [blocked, 'From Ben'],
  ] as const) {
    const list = (await other.visit(reader, paths.conversations(room))).body
    const pages = await Promise.all(
      [hidden, mine].map(async ({ conversation }) => other.visit(reader, paths.conversation(room, conversation))),
    )
    const all = [list, ...pages.map(({ body }) => body)].join()
    assert.ok(!all.includes(theirs), theirs)
  }
  const page = (await other.visit(blocker, paths.conversation(room, hidden.conversation))).body
  assert.match(page, /In answer to a message that is not here/)
  assert.ok(!page.includes('Of Cleo'))
  assert.equal((await other.visit(blocked, paths.conversation(room, mine.conversation))).status, 404)
  assert.equal((await other.post(blocked, paths.tap(room, mine.id), { tap: 'me_too' })).status, 404)
  await other.drop()
})

test('who answered with one press is shown as people, never as a number, and it can be undone', async () => {
  const { conversation, id } = await begin(world, ben, group, 'Taps.')
  await world.post(ada, paths.tap(group, id), { tap: 'i_hear_you' })
  await world.post(cleo, paths.tap(group, id), { tap: 'i_hear_you' })
  assert.match(await read(ada, conversation), /<bdi>Cleo<\/bdi> and <bdi>you<\/bdi>: <q>I hear you</)
  await world.post(cleo, paths.tap(group, id), { tap: 'me_too' })
  assert.match(await read(ben, conversation), /<bdi>Ada<\/bdi>: <q>I hear you<.*<bdi>Cleo<\/bdi>: <q>Me too</)
  await world.post(cleo, paths.tap(group, id), { tap: 'none' })
  assert.ok(!(await read(ben, conversation)).includes('<bdi>Cleo'))
  assert.equal((await world.post(ben, paths.tap(group, id), { tap: 'me_too' })).status, 303)
  assert.ok(!(await read(ben, conversation)).includes('<bdi>You'), 'nobody answers themselves')
})

test('words that were changed say so and nothing more; words taken back are gone from the row', async () => {
  const { conversation, id } = await begin(world, ben, group, 'Frist.', { title: 'A title' })
  await world.post(ben, paths.post(group, id), { words: 'First.', title: 'A title' })
  assert.match(await read(ada, conversation), /, edited.*First\./)
  assert.equal((await world.post(ada, paths.post(group, id), { words: 'Not Ben’s.' })).status, 404)
  assert.equal((await world.post(ada, paths.takingBack(group, id))).status, 404)
  await world.post(ben, paths.takingBack(group, id))
  const page = await read(ada, conversation)
  assert.match(page, /A message was taken back\./)
  assert.ok(!page.includes('First.') && !page.includes('A title'))
  assert.deepEqual(await world.owner(`select title, words, topics from posts where id = $1`, [id]), [
    { title: '', words: '', topics: [] },
  ])
})

test('whoever leaves keeps a name beside their words, and may take them back from outside', async () => {
  const eli = await world.someone('Eli')
  await world.sit(eli, group)
  const { conversation, id } = await begin(world, eli, group, 'From Eli.')
  await world.db.acting(eli.id, (as) => leaveGroup(as, group))
  assert.match(await read(ada, conversation), /<bdi>Eli<\/bdi>.*From Eli\./)
  assert.match((await world.visit(eli, paths.yourWords())).body, /From Eli\./)
  assert.equal((await world.post(ada, paths.yourWordsTakingBack(id))).status, 404)
  assert.equal((await world.post(eli, paths.yourWordsTakingBack(id))).status, 303)
  assert.match(await read(ada, conversation), /A message was taken back\./)
})

test('whoever is erased leaves only the mark that something was taken back; answers to it stay', async () => {
  const fay = await world.someone('Fay')
  await world.sit(fay, group)
  const { conversation, id } = await begin(world, fay, group, 'From Fay.', { title: 'Of Fay' })
  await say(world, ada, conversation, 'Dear Fay.', id)
  const erased = await world.db.acting(fay.id, (as) => eraseMyself(as))
  assert.equal(erased.words, 1)
  const page = await read(ben, conversation)
  assert.match(page, /A message was taken back\..*Dear Fay\./)
  const left = await world.owner(`select from posts where words like '%From Fay%' or title like '%Of Fay%'`)
  assert.equal(left.length, 0)
})

test('in a group that has ended, and before a new agreement is read, there is no box and no press', async () => {
  const { world: other, group: room, people } = await talkingWorld('Ada', 'Ben')
  const { conversation, id } = await begin(other, people[0], room, 'While it lasts.')
  await other.db.acting(people[0].id, (as) => publishAgreement(as, room, ['Kindly.'], 'new', 'A new line'))
  const to = paths.conversation(room, conversation)
  const before = await other.visit(people[1], to)
  assert.ok(before.body.includes('the agreement waits') && !before.body.includes('<textarea'))
  const refused = await other.post(people[1], paths.posts(room, conversation), { words: 'My long words.' })
  assert.equal(refused.status, 403)
  await other.owner(`update groups set closed_at = now() where id = $1`, [room])
  const closed = await other.visit(people[0], to)
  assert.ok(closed.body.includes('has come to its end') && !closed.body.includes('class="tap"'))
  assert.equal((await other.post(people[0], paths.tap(room, id), { tap: 'me_too' })).status, 403)
  await other.drop()
})
