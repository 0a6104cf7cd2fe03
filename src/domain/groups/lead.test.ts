import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gentle } from '../../../test/drafts.ts'
import { inGroups, refused } from '../../../test/in-group.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { acceptAgreement, askToJoin, leaveGroup } from './belong.ts'
import { editGroup, nameSuccessor, publishAgreement, removeMember, setListing, shareLead, writeNote } from './lead.ts'
import { hasSmallChange, mayWriteIn, mustAcceptAnew } from './may-write.ts'
import { notesOf } from './notes.ts'
import { findBelonging, findGroupAndMe } from './standing.ts'

let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
const { look, standing, here } = inGroups(() => world)

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  cleo = await world.someone('Cleo')
})
after(() => world.drop())

test('somebody removed reads why and cannot return before the end', async () => {
  const group = await world.group(ada, { door: 'ask' })
  await world.db.acting(ada.id, (as) => editGroup(as, group, { ...gentle, door: 'open' }))
  const seat = await world.sit(ben, group)
  const until = new Date(Date.now() + 86_400_000)
  await assert.rejects(
    world.db.acting(cleo.id, (as) => removeMember(as, seat, { reason: 'x' })),
    refused('not_found'),
  )
  await assert.rejects(
    world.db.acting(ben.id, (as) => removeMember(as, seat, { reason: 'x' })),
    refused('not_found'),
  )
  await world.db.acting(ada.id, (as) => removeMember(as, seat, { reason: 'Doses, twice.', until }))
  const mine = await world.db.reading(ben.id, (as) => findBelonging(as, group))
  assert.deepEqual([mine.standing, mine.removal?.reason, mine.removal?.until], ['removed', 'Doses, twice.', until])
  await assert.rejects(world.sit(ben, group), refused('not_allowed', 'removed_from_group'))
  await world.owner(`update removals set until = now() - interval '1 minute' where membership_id = $1`, [seat])
  assert.equal(await standing(ben, group), 'former')
  await world.sit(ben, group)
  assert.equal(await standing(ben, group), 'member')
})

test('when the last who leads goes, the successor leads; the last one cannot simply lay it down', async () => {
  const group = await world.group(ada)
  const [benSeat, cleoSeat] = [await world.sit(ben, group), await world.sit(cleo, group)]
  const adaSeat = (await here(ada, group)).find(({ leads }) => leads)?.id ?? assert.fail()
  await assert.rejects(
    world.db.acting(ada.id, (as) => shareLead(as, adaSeat, false)),
    refused('conflict', 'last_facilitator'),
  )
  await world.db.acting(ada.id, (as) => nameSuccessor(as, benSeat))
  await world.db.acting(ada.id, (as) => nameSuccessor(as, cleoSeat))
  await world.db.acting(ada.id, (as) => leaveGroup(as, group))
  assert.deepEqual([await standing(ben, group), await standing(cleo, group)], ['member', 'facilitator'])
})

test('two who lead may leave at the same moment, and the successor still leads', async () => {
  const group = await world.group(ada)
  const [benSeat, cleoSeat] = [await world.sit(ben, group), await world.sit(cleo, group)]
  await world.db.acting(ada.id, (as) => shareLead(as, benSeat, true))
  assert.equal(await standing(ben, group), 'facilitator')
  await world.db.acting(ada.id, (as) => nameSuccessor(as, cleoSeat))
  await Promise.all([ada, ben].map((who) => world.db.acting(who.id, (as) => leaveGroup(as, group))))
  assert.equal(await standing(cleo, group), 'facilitator')
})

test('a hidden group exists for nobody but its members', async () => {
  const group = await world.group(ada, { listing: 'unlisted' })
  const steward = await world.someone('Stella', { steward: true })
  await world.db.acting(ada.id, (as) => setListing(as, group, 'hidden'))
  for (const who of [undefined, ben, steward]) {
    assert.equal((await world.db.reading(who?.id, (as) => findGroupAndMe(as, group))).group, undefined)
  }
  await assert.rejects(world.sit(ben, group), refused('not_found'))
  await assert.rejects(
    world.db.acting(ben.id, (as) => askToJoin(as, group, { asGuest: false, name: 'B', answers: [] })),
    refused('not_found'),
  )
  assert.ok((await look(ada, group)).group)
})

test('a new agreement is asked for before the next word, a small change is told once', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group)
  const publish = (change: 'small' | 'new') =>
    world.db.acting(ada.id, (as) => publishAgreement(as, group, ['Be kind.', change], change, 'A word.'))
  await publish('small')
  let seen = await look(ben, group)
  assert.deepEqual([mayWriteIn(seen.group, seen.mine), hasSmallChange(seen.group, seen.mine)], [true, true])
  await publish('new')
  seen = await look(ben, group)
  assert.deepEqual(
    [mayWriteIn(seen.group, seen.mine), mustAcceptAnew(seen.mine), hasSmallChange(seen.group, seen.mine)],
    [false, true, false],
  )
  await assert.rejects(
    world.db.acting(ben.id, (as) => acceptAgreement(as, group, 1)),
    refused('conflict', 'agreement_changed'),
  )
  await world.db.acting(ben.id, (as) => acceptAgreement(as, group, 3))
  seen = await look(ben, group)
  assert.deepEqual([mayWriteIn(seen.group, seen.mine), mustAcceptAnew(seen.mine)], [true, false])
  const leading = await look(ada, group)
  assert.equal(mayWriteIn(leading.group, leading.mine), true)
})

test('a second facilitator writes nothing to the group until they accept the new agreement', async () => {
  const group = await world.group(ada)
  const seat = await world.sit(ben, group)
  await world.db.acting(ada.id, (as) => shareLead(as, seat, true))
  await world.db.acting(ada.id, (as) => publishAgreement(as, group, ['Be kind.'], 'new', ''))
  await assert.rejects(
    world.db.acting(ben.id, (as) => writeNote(as, group, 'Hello')),
    refused('not_found'),
  )
  await world.db.acting(ben.id, (as) => acceptAgreement(as, group, 2))
  await world.db.acting(ben.id, (as) => writeNote(as, group, 'Hello'))
})

test('two who publish from the same agreement do not overwrite each other', async () => {
  const group = await world.group(ada)
  await world.db.acting(ada.id, (as) => publishAgreement(as, group, ['One.'], 'new', '', 1))
  await assert.rejects(
    world.db.acting(ada.id, (as) => publishAgreement(as, group, ['Two.'], 'new', '', 1)),
    refused('conflict', 'agreement_changed'),
  )
})

test('newcomers read from the day they came, plus what is pinned', async () => {
  const group = await world.group(ada)
  await world.db.acting(ada.id, (as) => writeNote(as, group, 'Before'))
  await world.db.acting(ada.id, (as) => writeNote(as, group, 'Pinned', true))
  await world.sit(ben, group)
  await world.db.acting(ada.id, (as) => writeNote(as, group, 'Since'))
  const words = async (who: Someone) =>
    (await world.db.reading(who.id, (as) => notesOf(as, group))).map((note) => note.words).sort()
  assert.deepEqual(await words(ben), ['Pinned', 'Since'])
  assert.deepEqual(await words(ada), ['Before', 'Pinned', 'Since'])
  await world.sit(cleo, group, { asGuest: true })
  assert.deepEqual(await words(cleo), [])
})
