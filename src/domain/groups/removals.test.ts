import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inGroups, refused } from '../../../test/in-group.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { blockMember } from '../people/blocks.ts'
import { myRemovals } from '../people/suspension.ts'
import { removeMember, shareLead } from './lead.ts'
import { liftRemoval, type RemovalId, removalsOf } from './removals.ts'
import { findBelonging } from './standing.ts'

let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
const { standing } = inGroups(() => world)

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  cleo = await world.someone('Cleo')
})
after(() => world.drop())

const tomorrow = () => new Date(Date.now() + 86_400_000)
const seen = (who: Someone, group: GroupId) => world.db.reading(who.id, (as) => removalsOf(as, group))
const lift = (who: Someone, removal: RemovalId) => world.db.acting(who.id, (as) => liftRemoval(as, removal))

/** Ben, called Benno there, is removed from a group in which Cleo is a member. */
async function removed(until: Date | null): Promise<{ group: GroupId; id: RemovalId }> {
  const group = await world.group(ada)
  const seat = await world.sit(ben, group, { name: 'Benno' })
  await world.sit(cleo, group)
  await world.db.acting(ada.id, (as) => removeMember(as, seat, { reason: 'Doses, twice.', until }))
  const [one] = await seen(ada, group)
  return { group, id: one?.id ?? assert.fail() }
}

test('those who lead see who is removed, under the name they had, why and until when; nobody else does', async () => {
  const until = tomorrow()
  const { group } = await removed(until)
  const [one] = await seen(ada, group)
  assert.deepEqual([one?.name, one?.reason, one?.until], ['Benno', 'Doses, twice.', until])
  for (const who of [ben, cleo]) assert.deepEqual(await seen(who, group), [])
})

test('a removal is ended early: its person reads so, comes back as anybody does, and it is no decision any more', async () => {
  for (const until of [null, tomorrow()]) {
    const { group, id } = await removed(until)
    for (const who of [ben, cleo]) await assert.rejects(lift(who, id), refused('not_found'))
    await lift(ada, id)
    await lift(ada, id)
    assert.deepEqual(await seen(ada, group), [])
    const mine = await world.db.reading(ben.id, (as) => findBelonging(as, group))
    assert.deepEqual([mine.standing, mine.removal, mine.removalLifted instanceof Date], ['former', undefined, true])
    assert.ok((await world.db.reading(ben.id, myRemovals))[0]?.lifted_at)
    await world.sit(ben, group)
    assert.equal(await standing(ben, group), 'member')
    assert.equal((await world.db.reading(ben.id, (as) => findBelonging(as, group))).removalLifted, undefined)
  }
})

test('a removal that has ended by itself was not lifted', async () => {
  const { group, id } = await removed(tomorrow())
  await world.owner(`update removals set until = now() - interval '1 minute' where id = $1`, [id])
  assert.deepEqual(await seen(ada, group), [])
  await lift(ada, id)
  assert.equal((await world.db.reading(ben.id, myRemovals))[0]?.lifted_at, null)
})

test('whoever has parted from somebody decides nothing about them, and does not meet them in the list', async () => {
  const { group, id } = await removed(null)
  const [seat] = await world.owner<{ id: never }>('select id from memberships where group_id = $1 and person_id = $2', [
    group,
    cleo.id,
  ])
  await world.db.acting(ada.id, (as) => shareLead(as, seat?.id ?? assert.fail(), true))
  const elsewhere = await world.group(ben)
  const cleosSeat = await world.sit(cleo, elsewhere)
  await world.db.acting(ben.id, (as) => blockMember(as, cleosSeat))
  assert.deepEqual(await seen(cleo, group), [])
  await assert.rejects(lift(cleo, id), refused('not_found'))
  await lift(ada, id)
})
