import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type FlareCircle, inFlare, openFlareCircle, WORDS } from '../../../test/in-flare.ts'
import { openWorld, type World } from '../../../test/world.ts'
import type { MembershipId } from '../../database/ids.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { blockMember } from '../../domain/people/blocks.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'

let world: World
let circle: FlareCircle
let { ada, ben, cleo, group, seats } = {} as FlareCircle
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  circle = await openFlareCircle(world)
  ;({ ada, ben, cleo, group, seats } = circle)
})
const { plan, begin, later, reads } = inFlare(
  () => world,
  () => circle,
)

test('a block, whoever made it, keeps the words away, before and after', async () => {
  await plan([seats.ben, seats.cleo])
  await begin()
  await world.db.acting(ben.id, (as) => blockMember(as, seats.ada))
  await later()
  assert.ok(!(await reads(ben)))
  assert.ok(await reads(cleo))
  await world.db.acting(ada.id, (as) => blockMember(as, seats.cleo))
  assert.ok(!(await reads(cleo)))
  assert.doesNotMatch((await world.visit(ada, paths.yourFlare())).body, new RegExp(letters(seats.ben)))
  await plan([seats.ben, seats.cleo])
  assert.deepEqual(await world.owner('select to_id from flare_people where person_id = $1', [ada.id]), [])
})

test('somebody who shares two groups with me is told in one of them, and does not learn who I am in the other', async () => {
  const other = await world.group(cleo, { name: 'Kettle Hour' })
  await world.sit(ada, other, { name: 'Robin' })
  const bens = await world.sit(ben, other, { name: 'Benjamin' })
  await plan([seats.ben])
  await plan([seats.ben, bens])
  await begin()
  await later()
  const { body } = await world.visit(ben, paths.home())
  assert.equal(body.split(WORDS).length - 1, 1)
  assert.ok(!(await reads(ben, paths.group(other))))
})

test('seats of strangers, and of groups I am not in, cannot be chosen', async () => {
  const hidden = await world.group(ben, { name: 'Elsewhere', listing: 'hidden' })
  const [stranger] = await world.owner<{ id: MembershipId }>('select id from memberships where group_id = $1', [hidden])
  assert.equal((await plan([stranger?.id as MembershipId, seats.ada])).status, 303)
  assert.deepEqual(await world.owner('select to_id from flare_people where person_id = $1', [ada.id]), [])
})

test('whoever leaves is told nothing more, and nobody is told by who has left', async () => {
  await plan([seats.ben, seats.cleo])
  await begin()
  await later()
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  assert.ok(!(await reads(ben)))
  await world.db.acting(ada.id, (as) => leaveGroup(as, group))
  assert.ok(!(await reads(cleo)))
  assert.deepEqual(await world.owner('select to_id from flare_people where person_id = $1', [ada.id]), [])
})

test('in a flare the words can be put otherwise, and who is no longer chosen reads nothing', async () => {
  await plan([seats.ben, seats.cleo])
  await begin()
  await later()
  await plan([seats.cleo], { words: 'Back on Friday.' })
  assert.ok(!(await reads(ben)))
  assert.match((await world.visit(cleo, paths.home())).body, /Back on Friday\./)
})
