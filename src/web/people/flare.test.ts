import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type FlareCircle, inFlare, openFlareCircle } from '../../../test/in-flare.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { followFlare } from '../../domain/people/flaring/follow.ts'
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
const end = () => world.post(ada, paths.yourFlareEnd())

test('the plan is kept as it was typed, with a look at what the others will read', async () => {
  const kept = await plan([seats.ben], { days: 'said', exempt: ['hosting'], rests: [letters(seats.ada)], passes: 'on' })
  assert.equal(kept.status, 303)
  const { body } = await world.visit(ada, paths.yourFlare())
  for (const ticked of ['value="said"', 'value="hosting"', `value="${letters(seats.ben)}"`, 'name="passes"'])
    assert.match(body, new RegExp(`${ticked}[^>]* checked|checked[^>]* ${ticked}`), ticked)
  assert.match(body, /Ada, in Slow Mornings, lets you know:/)
  assert.ok(!(await reads(ben)), 'a plan tells nobody')
})

test('a day that is over cannot be the end of it', async () => {
  assert.equal((await plan([], { days: 'date', date: '2020-01-01' })).status, 422)
  assert.equal((await plan([], { days: 'date' })).status, 422)
})

test('one press on any page begins it; nobody is told for five minutes, and then only whom one chose', async () => {
  await plan([seats.ben])
  await begin()
  assert.match((await world.visit(ada, paths.home())).body, /Nobody has been told yet/)
  await world.db.asSystem('the job comes early', (as) => followFlare(as, ada.id))
  assert.ok(!(await reads(ben)))
  await later()
  assert.ok(await reads(ben))
  assert.ok(await reads(ben, paths.group(group)))
  assert.ok(!(await reads(cleo)) && !(await reads(cleo, paths.group(group))))
  assert.doesNotMatch((await world.visit(ada, paths.home())).body, /Nobody has been told yet/)
})

test('taken back before that, it is as if it had never begun', async () => {
  await plan([seats.ben])
  await begin()
  assert.match((await world.visit(ada, paths.home())).body, /Not now after all/)
  await end()
  await later()
  assert.ok(!(await reads(ben)))
  assert.doesNotMatch((await world.visit(ada, paths.home())).body, /Welcome back/)
  const jobs = await world.owner(`select key from graphile_worker.jobs where key like '%' || $1`, [ada.id])
  assert.deepEqual(jobs, [])
})

test('its end takes back the words and the rest that came with it, and not one chosen before', async () => {
  const other = await world.group(cleo, { name: 'Kettle Hour' })
  const kettle = await world.sit(ada, other)
  await world.post(ada, paths.rest(other))
  await plan([seats.ben], { rests: [letters(seats.ada), letters(kettle)] })
  await begin()
  const resting = async () =>
    (
      await world.owner<{ id: string }>(
        'select membership_id as id from rests where person_id = $1 order by by_flare',
        [ada.id],
      )
    ).map(({ id }) => id)
  assert.deepEqual(await resting(), [kettle, seats.ada])
  await later()
  await end()
  assert.ok(!(await reads(ben)))
  assert.deepEqual(await world.owner('select id from flare_notes where person_id = $1', [ada.id]), [])
  assert.deepEqual(await resting(), [kettle])
})

test('it ends by itself: from that moment nobody reads the words, and the night erases them', async () => {
  await plan([seats.ben])
  await begin()
  await later()
  await world.owner(`update comforts set flare_until = now() where person_id = $1`, [ada.id])
  await world.owner(`update flare_notes set ends_at = now() where person_id = $1`, [ada.id])
  assert.ok(!(await reads(ben)))
  await world.db.asSystem('the moment has come', (as) => followFlare(as, ada.id))
  assert.deepEqual(await world.owner('select id from flare_notes where person_id = $1', [ada.id]), [])
})

test('duty is handed over with the flare and comes back with its end; what I press myself stands', async () => {
  await world.owner('update memberships set facilitates = true where id = $1', [seats.ada])
  const handed = async () =>
    (await world.owner<{ seat: string }>('select membership_id as seat from hand_overs where group_id = $1', [group]))
      .length
  await plan([], { passes: 'on' })
  await begin()
  assert.equal(await handed(), 0, 'not in the first five minutes')
  await later()
  assert.equal(await handed(), 1)
  await end()
  assert.equal(await handed(), 0, 'it is back')

  await begin()
  await later()
  await world.post(ada, paths.handOverEnd(group))
  await later()
  assert.equal(await handed(), 0, 'taken back in the midst of it')
  await end()

  await world.post(ada, paths.handOver(group), { until: '' })
  await begin()
  await later()
  await end()
  assert.equal(await handed(), 1, 'handed over by a press of mine')
})
