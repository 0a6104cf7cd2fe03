import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inGroups, refused } from '../../../test/in-group.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { blockMember } from '../people/blocks.ts'
import { answerAsk, askToJoin, changeFace, comeBack, leaveGroup, rest, withdrawAsk } from './belong.ts'
import { mayAsk, mayComeIn, whyShut } from './doors.ts'
import { publishAgreement, setFull } from './lead.ts'
import { openAsks } from './people.ts'
import { findBelonging } from './standing.ts'

let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
const { look, standing, here, names } = inGroups(() => world)

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  cleo = await world.someone('Cleo')
})
after(() => world.drop())

test('an open door lets somebody in, and coming in twice is coming in once', async () => {
  const group = await world.group(ada)
  assert.equal(await standing(undefined, group), 'visitor')
  assert.equal(await standing(ben, group), 'outsider')
  const seat = await world.sit(ben, group)
  assert.equal(await world.sit(ben, group), seat)
  assert.equal(await standing(ben, group), 'member')
  assert.equal(await standing(ada, group), 'facilitator')
})

test('whoever has not read the agreement in force does not come in', async () => {
  const group = await world.group(ada)
  await world.db.acting(ada.id, (as) => publishAgreement(as, group, ['Be kind.'], 'new', 'Shorter.'))
  await assert.rejects(world.sit(ben, group), refused('conflict', 'agreement_changed'))
})

test('doors that do not open by themselves stay shut, and each says why', async () => {
  for (const door of ['ask', 'referral', 'closed'] as const) {
    const group = await world.group(ada, { door, guests: 'no' })
    await assert.rejects(world.sit(ben, group), refused('not_allowed', 'door_closed'))
    await assert.rejects(world.sit(ben, group, { asGuest: true }), refused('not_allowed', 'door_closed'))
    const { group: card, mine } = await look(ben, group)
    assert.equal(mayComeIn(card, mine, 'member'), false)
    assert.equal(mayAsk(card, mine, 'member'), door === 'ask')
    if (door !== 'ask') assert.equal(whyShut(card, mine), door)
  }
})

test('a full group takes no new member, and still a guest', async () => {
  const group = await world.group(ada)
  await world.db.acting(ada.id, (as) => setFull(as, group, true))
  await assert.rejects(world.sit(ben, group), refused('not_allowed', 'group_full'))
  const { group: card, mine } = await look(ben, group)
  assert.deepEqual(
    [mayComeIn(card, mine, 'member'), mayComeIn(card, mine, 'guest'), whyShut(card, mine)],
    [false, true, 'full'],
  )
  await world.sit(ben, group, { asGuest: true })
  assert.equal(await standing(ben, group), 'guest')
})

test('somebody asks, is welcomed, accepts and belongs; the answer is given once', async () => {
  const group = await world.group(ada, { door: 'ask', questions: ['Why here?'] })
  const asking = () =>
    world.db.acting(ben.id, (as) => askToJoin(as, group, { asGuest: false, name: 'Benji', answers: ['Tired.'] }))
  await asking()
  await assert.rejects(asking(), refused('conflict', 'already_asked'))
  assert.equal(await standing(ben, group), 'asker')
  const [ask] = await world.db.reading(ada.id, (as) => openAsks(as, group))
  assert.deepEqual([ask?.name, ask?.answers], ['Benji', ['Tired.']])
  assert.deepEqual(await world.db.reading(cleo.id, (as) => openAsks(as, group)), [])
  await world.db.acting(ada.id, (as) => answerAsk(as, ask?.id ?? assert.fail(), { welcome: true, reason: '' }))
  await world.db.acting(ada.id, (as) => answerAsk(as, ask?.id ?? assert.fail(), { welcome: false, reason: 'no' }))
  assert.equal(await standing(ben, group), 'welcomed')
  await world.sit(ben, group)
  assert.equal(await standing(ben, group), 'member')
})

test('somebody declined reads why and may ask again; an ask can be taken back', async () => {
  const group = await world.group(ada, { door: 'ask' })
  const ask = () => world.db.acting(ben.id, (as) => askToJoin(as, group, { asGuest: false, name: 'Ben', answers: [] }))
  await ask()
  const [waiting] = await world.db.reading(ada.id, (as) => openAsks(as, group))
  await assert.rejects(
    world.db.acting(cleo.id, (as) => answerAsk(as, waiting?.id ?? assert.fail(), { welcome: true, reason: '' })),
    refused('not_found'),
  )
  await world.db.acting(ada.id, (as) =>
    answerAsk(as, waiting?.id ?? assert.fail(), { welcome: false, reason: 'The group is about to end.' }),
  )
  const mine = await world.db.reading(ben.id, (as) => findBelonging(as, group))
  assert.deepEqual([mine.standing, mine.ask?.reason], ['outsider', 'The group is about to end.'])
  await ask()
  await world.db.acting(ben.id, (as) => withdrawAsk(as, group))
  assert.equal(await standing(ben, group), 'outsider')
  assert.deepEqual(await world.db.reading(ada.id, (as) => openAsks(as, group)), [])
})

test('somebody leaves without notice, comes back, and is known under the same seat', async () => {
  const group = await world.group(ada)
  const seat = await world.sit(ben, group)
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  assert.equal(await standing(ben, group), 'former')
  assert.deepEqual(await names(ada, group), ['Ada'])
  assert.equal(await world.sit(ben, group, { name: 'Benno' }), seat)
  assert.deepEqual(await names(ada, group), ['Ada', 'Benno'])
})

test('whoever rests keeps the seat, and nobody else can tell', async () => {
  const group = await world.group(ada)
  const seat = await world.sit(ben, group)
  const before = await here(ada, group)
  await world.db.acting(ben.id, (as) => rest(as, seat, '2099-01-01'))
  assert.equal(await standing(ben, group), 'resting')
  assert.deepEqual(await here(ada, group), before)
  assert.deepEqual(await world.db.reading(ada.id, (as) => as.db.selectFrom('rests').selectAll().execute()), [])
  await assert.rejects(
    world.db.acting(cleo.id, (as) => rest(as, seat)),
    refused('not_found'),
  )
  await world.db.acting(ben.id, (as) => comeBack(as, seat))
  assert.equal(await standing(ben, group), 'member')
})

test('names that look alike get a second word, and two who come at once do too', async () => {
  const group = await world.group(ada)
  await Promise.all([world.sit(ben, group, { name: 'Maria' }), world.sit(cleo, group, { name: 'Mаria' })])
  const marias = (await here(ada, group)).filter(({ name }) => name.endsWith('ria'))
  assert.deepEqual(marias.map(({ secondWord }) => secondWord !== '').sort(), [false, true])
  await world.db.acting(ada.id, (as) => changeFace(as, group, { name: 'maria', keepsake: 'pear-2' }))
  const changed = (await here(ada, group)).find(({ leads }) => leads)
  assert.deepEqual([changed?.name, changed?.keepsake, changed?.secondWord !== ''], ['maria', 'pear-2', true])
})

test('a person blocked does not see the blocker among the people, nor the blocker them', async () => {
  const group = await world.group(ada)
  const seat = await world.sit(ben, group)
  await world.sit(cleo, group)
  await world.db.acting(cleo.id, (as) => blockMember(as, seat))
  assert.deepEqual(await names(ben, group), ['Ada', 'Ben'])
  assert.deepEqual(await names(cleo, group), ['Ada', 'Cleo'])
  assert.deepEqual(await names(ada, group), ['Ada', 'Ben', 'Cleo'])
})

test('a guest and somebody outside see nobody; whoever waits to be let in may do nothing', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group, { asGuest: true })
  assert.deepEqual(await names(ben, group), ['Ben'])
  assert.deepEqual(await here(cleo, group), [])
  const waiting = await world.someone('Wren', { approved: false })
  await assert.rejects(world.sit(waiting, group), refused('not_found'))
  const { group: card, mine } = await look(waiting, group)
  assert.deepEqual([mayComeIn(card, mine, 'member'), whyShut(card, mine)], [false, 'not_let_in'])
})
