import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { blockMember } from '../../domain/people/blocks.ts'
import { followFlare } from '../../domain/people/flaring/follow.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'

const WORDS = 'I will be quiet for a while. All is well.'

let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
let group: GroupId
let seats: Record<'ada' | 'ben' | 'cleo', MembershipId>
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  cleo = await world.someone('Cleo')
  group = await world.group(cleo, { name: 'Slow Mornings' })
  const [first] = await world.owner<{ id: MembershipId }>('select id from memberships where group_id = $1', [group])
  seats = { cleo: first?.id as MembershipId, ada: await world.sit(ada, group), ben: await world.sit(ben, group) }
})

const plan = (people: readonly MembershipId[], more: Record<string, string | string[]> = {}) =>
  world.post(ada, paths.yourFlare(), { days: '3', words: WORDS, people: people.map(letters), ...more })
const begin = () => world.post(ada, paths.comfort(), { light: 'device', flare: 'on' })
/** Five minutes later, as far as Ada's flare knows. */
async function later(): Promise<void> {
  await world.owner(
    `update comforts set flare_since = flare_since - interval '6 minutes', flare_tells_at = flare_tells_at - interval '6 minutes' where person_id = $1`,
    [ada.id],
  )
  await world.db.asSystem('the wait of a test is over', (as) => followFlare(as, ada.id))
}
const reads = async (who: Someone, path = paths.home()) => (await world.visit(who, path)).body.includes(WORDS)

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
