import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { blockMember, endBlock, myBlocks } from '../../domain/people/blocks.ts'
import { eraseMyself } from '../../domain/people/erasure.ts'
import { followFlare } from '../../domain/people/flaring/follow.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'

/** Ada and Ben share two groups: Slow Mornings, where they are Ada and Ben, and Kettle Hour, where they are Robin and Benjamin. */
const WORDS = 'I will be quiet for a while. All is well.'

let world: World
let ada: Someone
let ben: Someone
let mornings: GroupId
let seats: Record<'ada' | 'ben' | 'benjamin', MembershipId>
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  const cleo = await world.someone('Cleo')
  mornings = await world.group(cleo, { name: 'Slow Mornings' })
  const kettle = await world.group(cleo, { name: 'Kettle Hour' })
  seats = {
    ada: await world.sit(ada, mornings),
    ben: await world.sit(ben, mornings),
    benjamin: await world.sit(ben, kettle, { name: 'Benjamin' }),
  }
  await world.sit(ada, kettle, { name: 'Robin' })
})

const choose = (...people: MembershipId[]) =>
  world.post(ada, paths.yourFlare(), { days: '3', words: WORDS, people: people.map(letters) })
const follow = () => world.db.asSystem('the wait of a test is over', (as) => followFlare(as, ada.id))
const wait = () =>
  world.owner(`update comforts set flare_tells_at = now() - interval '1 minute' where person_id = $1`, [ada.id])
/** Ben is told in Slow Mornings, which was chosen first, although Kettle Hour is chosen too. */
async function tellBen(): Promise<void> {
  await choose(seats.ben)
  await choose(seats.ben, seats.benjamin)
  await world.post(ada, paths.comfort(), { light: 'device', flare: 'on' })
  await wait()
  await follow()
  assert.ok(await reads())
}
const reads = async () => (await world.visit(ben, paths.home())).body.includes(WORDS)
const kept = () => world.owner('select words from flare_notes where person_id = $1 and words = $2', [ada.id, WORDS])

/** What everybody's pages hear while something happens. */
async function heard(happens: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = []
  const listener = new pg.Client({ ...world.connection })
  await listener.connect()
  listener.on('notification', ({ payload = '' }) => void said.push(payload))
  await listener.query('listen live')
  await happens()
  // What was notified before this answer has been heard.
  await listener.query('select 1')
  await listener.end()
  return said.filter((one) => one === `person:${ben.id}`)
}

for (const who of ['ada', 'ben'] as const) {
  test(`when ${who} leaves the group where it was told, it is not told again by the other name`, async () => {
    await tellBen()
    await world.db.acting(who === 'ada' ? ada.id : ben.id, (as) => leaveGroup(as, mornings))
    const said = await heard(follow)
    assert.deepEqual([await reads(), said, await kept()], [false, [], []])
  })
}

test('whoever is chosen in the other group instead is not told by the other name; chosen as before, they are told anew', async () => {
  await tellBen()
  await choose(seats.benjamin)
  await wait()
  await follow()
  assert.ok(!(await reads()))
  await choose(seats.ben)
  await wait()
  assert.deepEqual(await heard(follow), [`person:${ben.id}`])
  assert.match((await world.visit(ben, paths.home())).body, /Ada, in Slow Mornings, lets you know:/)
})

test('in the next flare whoever is chosen is told anew', async () => {
  await tellBen()
  await world.db.acting(ada.id, (as) => leaveGroup(as, mornings))
  await world.post(ada, paths.yourFlareEnd())
  await world.post(ada, paths.comfort(), { light: 'device', flare: 'on' })
  await wait()
  await follow()
  assert.ok(await reads())
})

test('a page that shows the words looks anew when the flare ends by itself', async () => {
  await tellBen()
  await world.owner('update comforts set flare_until = now() where person_id = $1', [ada.id])
  await world.owner('update flare_notes set ends_at = now() where person_id = $1', [ada.id])
  assert.deepEqual(await heard(follow), [`person:${ben.id}`])
})

test('after a block, whoever made it, the words are gone and the end is no news', async () => {
  for (const [who, seat] of [
    ['ada', 'ben'],
    ['ben', 'ada'],
  ] as const) {
    const { id } = who === 'ada' ? ada : ben
    await tellBen()
    await world.db.acting(id, (as) => blockMember(as, seats[seat]))
    assert.deepEqual(await kept(), [])
    assert.deepEqual(await heard(() => world.post(ada, paths.yourFlareEnd())), [])
    const [block] = await world.db.reading(id, myBlocks)
    assert.ok(block)
    await world.db.acting(id, (as) => endBlock(as, block))
  }
})

test('whoever is erased in a flare leaves nothing of it in the queue', async () => {
  await tellBen()
  await choose(seats.ben)
  const waiting = () => world.owner(`select key from graphile_worker.jobs where key like 'flare-%' || $1`, [ada.id])
  assert.equal((await waiting()).length, 2)
  await world.db.acting(ada.id, eraseMyself)
  assert.deepEqual(await waiting(), [])
})
