import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { paths } from '../paths.ts'
import type { Rule } from './limits.ts'

let world: World
let ada: Someone
let eve: Someone
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  await world.owner('delete from attempts')
  ada = await world.someone('Ada')
  eve = await world.someone('Eve')
})

/** As if somebody had done it as often as they may. */
async function exhaust(rule: Rule, id: string): Promise<void> {
  while (await world.house.limits.allows(rule, id));
}
const sessionOf = async (who: Someone) =>
  (await world.owner<{ id: string }>('select id from sessions where person_id = $1', [who.id]))[0]?.id ?? ''

test('whoever sends forms without end is told to pause, keeps what they wrote, and still reads', async () => {
  await exhaust('write', await sessionOf(ada))
  const group = await world.group(eve)
  const long = 'I have wanted to say this for a long while, and now I have found words for it.'
  const answer = await world.post(ada, paths.yourFlare(), { days: '2', note: long, password: 'nobody else reads' })
  assert.equal(answer.status, 429)
  assert.ok(answer.body.includes(`<form class="stack" method="post" action="${paths.yourFlare()}">`))
  assert.ok(answer.body.includes(`<input type="hidden" name="days" value="2"`))
  assert.ok(answer.body.includes(`<p dir="auto">${long}</p>`))
  assert.ok(!answer.body.includes('nobody else reads'), 'a password is never given back')
  assert.equal((await world.visit(ada, paths.group(group))).status, 200)
  assert.equal((await world.post(eve, paths.yourFlare(), { days: '2', note: '' })).status, 303)
})

test('whoever has got hold of a session keeps its owner from nothing in another', async () => {
  await exhaust('write', await sessionOf(ada))
  const { openSession } = await import('../../domain/people/sessions.ts')
  const { token } = await world.db.asSystem('a test', (as) => openSession(as, ada.id, { name: 'B', shared: false }))
  const elsewhere = { ...ada, cookie: `holdfast=${token}` }
  assert.equal((await world.post(elsewhere, paths.otherSessionsEnd())).status, 303)
})

test('what one person starts in a day has an end, and what they typed is not lost', async () => {
  const group = await world.group(eve, { door: 'ask' })
  const led = await world.group(ada)
  const ends = [
    ['ask', paths.ask(group), { name: 'Ada' }, 'Ada'],
    ['edit', paths.welcome(led), { words: 'Come in', way_in: '' }, 'Come in'],
    ['invite', paths.invitations(led), { note: 'For the clinic' }, 'For the clinic'],
    ['edit', paths.notes(led), { note: 'Tea at ten' }, 'Tea at ten'],
  ] as const
  for (const [rule, path, form, typed] of ends) {
    await exhaust(rule, ada.id)
    const stopped = await world.post(ada, path, form)
    assert.equal(stopped.status, 429, path)
    assert.ok(stopped.body.includes(`value="${typed}"`), path)
    await world.owner('delete from attempts')
    assert.equal((await world.post(ada, path, form)).status, 303, path)
  }
})

test('somebody who has come in everywhere comes in nowhere else today', async () => {
  await exhaust('enter', ada.id)
  const group = await world.group(eve)
  const entry = { name: 'Ada', accepted: '1', agreed: 'on' }
  assert.equal((await world.post(ada, paths.membership(group), entry)).status, 429)
  assert.equal((await world.post(await world.someone('Ben'), paths.membership(group), entry)).status, 303)
})

test('parting from somebody and taking it back, over and over, has an end', async () => {
  const group = await world.group(eve)
  await world.sit(ada, group)
  const [seat] = await world.owner<{ id: string }>('select id from memberships where person_id = $1', [eve.id])
  await exhaust('part', ada.id)
  assert.equal((await world.post(ada, paths.block(group, seat?.id ?? ''))).status, 429)
})

test('a group is told five things a day, whoever of those who lead tells them and whatever is taken back', async () => {
  const group = await world.group(ada)
  const tell = (words: string) => world.post(ada, paths.notes(group), { note: words, announce: 'on' })
  for (let n = 1; n <= 5; n++) {
    assert.equal((await tell(`Number ${n}`)).status, 303)
    await world.owner('delete from group_notes where group_id = $1', [group])
  }
  const sixth = await tell('Number 6')
  assert.equal(sixth.status, 429)
  assert.ok(sixth.body.includes('value="Number 6"'))
  assert.deepEqual(await world.owner('select from group_notes where group_id = $1', [group]), [])
  assert.equal(
    (await world.post(ada, paths.notes(group), { note: 'Quietly' })).status,
    303,
    'a note alone tells nobody',
  )
  assert.equal((await world.post(eve, paths.notes(await world.group(eve)), { note: 'x', announce: 'on' })).status, 303)
})

test('an outsider cannot use up what a group may tell', async () => {
  const group = await world.group(ada)
  for (let n = 0; n < 6; n++) await world.post(eve, paths.notes(group), { note: 'x', announce: 'on' })
  assert.equal((await world.post(ada, paths.notes(group), { note: 'x', announce: 'on' })).status, 303)
})
