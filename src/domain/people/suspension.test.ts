import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { refused } from '../../../test/in-group.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { suspendPerson } from './suspension.ts'

let world: World
let ada: Someone
let ben: Someone

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada', { steward: true })
  ben = await world.someone('Ben', { steward: true })
})
beforeEach(() => world.owner('update people set suspended = false'))
after(() => world.drop())

const suspend = (who: Someone, whom: Someone) =>
  world.db.acting(who.id, (as) => suspendPerson(as, whom.signInName, { reason: 'A pause.', until: null }))
const stewards = async () =>
  (await world.owner<{ n: number }>('select count(*)::int as n from people where is_steward and not suspended'))[0]?.n

test('two stewards who suspend each other at the same moment leave one', async () => {
  for (let round = 0; round < 5; round++) {
    await world.owner('update people set suspended = false')
    const done = await Promise.allSettled([suspend(ada, ben), suspend(ben, ada)])
    assert.deepEqual(done.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.equal(await stewards(), 1)
  }
})

test('a steward cannot suspend themselves, so that the last one is never suspended', async () => {
  await suspend(ada, ben)
  await assert.rejects(suspend(ada, ada), refused('not_found'))
  await assert.rejects(suspend(ben, ada), refused('not_found'))
  assert.equal(await stewards(), 1)
})

test('of three, the one who has just been suspended suspends nobody', async () => {
  const cleo = await world.someone('Cleo', { steward: true })
  const done = await Promise.allSettled([suspend(ada, ben), suspend(ben, cleo)])
  const suspended = await world.owner<{ name: string }>(
    'select shown_name as name from people where suspended order by 1',
  )
  // Whichever came first decides: Ben was suspended before he could act, or acted before.
  const both = done.every(({ status }) => status === 'fulfilled')
  assert.deepEqual(
    suspended.map(({ name }) => name),
    both ? ['Ben', 'Cleo'] : ['Ben'],
  )
})
