import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inGroups, refused } from '../../../test/in-group.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { leaveGroup, rest } from './belong.ts'
import { publishAgreement, shareLead } from './lead.ts'
import { askForLead, closesAt, mayTakeLead, takeLead, unledGroups } from './unled.ts'

let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
let stella: Someone
const { look, standing, here } = inGroups(() => world)

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  cleo = await world.someone('Cleo')
  stella = await world.someone('Stella', { steward: true })
})
after(() => world.drop())

/** A group whose only facilitator has gone; Ben and Cleo stayed. */
async function left(draft?: Parameters<World['group']>[1]): Promise<GroupId> {
  const group = await world.group(ada, { ...draft, listing: 'listed' })
  for (const who of [ben, cleo]) await world.sit(who, group)
  if (draft?.listing) await world.owner('update groups set listing = $2 where id = $1', [group, draft.listing])
  await world.db.acting(ada.id, (as) => leaveGroup(as, group))
  return group
}
const take = (who: Someone, group: GroupId) => world.db.acting(who.id, (as) => takeLead(as, group))
const ask = (who: Someone, group: GroupId) => world.db.acting(who.id, (as) => askForLead(as, group))

test('where nobody leads, a member says that they would, and does at once', async () => {
  const group = await left({ listing: 'hidden' })
  const before = await look(ben, group)
  assert.ok(before.group.unled_since && mayTakeLead(before.group, before.mine))
  await take(ben, group)
  await take(ben, group)
  assert.equal(await standing(ben, group), 'facilitator')
  const now = await look(cleo, group)
  assert.deepEqual([now.group.unled_since, mayTakeLead(now.group, now.mine)], [null, false])
  await assert.rejects(take(cleo, group), refused('conflict', 'somebody_leads'))
})

test('of two who say so at the same moment, one leads', async () => {
  const group = await left()
  const said = await Promise.allSettled([take(ben, group), take(cleo, group)])
  assert.deepEqual(said.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await here(ben, group)).filter(({ leads }) => leads).length, 1)
})

test('guests, former members, strangers, stewards and suspended members cannot', async () => {
  const group = await left()
  const guest = await world.someone('Gus')
  await world.sit(guest, group, { asGuest: true })
  await world.owner('update people set suspended = true where id = $1', [cleo.id])
  for (const who of [guest, ada, stella, cleo, await world.someone('Olga')]) {
    await assert.rejects(take(who, group), refused('not_found'), who.name)
  }
  await world.owner('update people set suspended = false where id = $1', [cleo.id])
})

test('nobody leads under an agreement they have not accepted, nor a group that has closed', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group)
  await world.db.acting(ada.id, (as) => publishAgreement(as, group, ['Be kind.'], 'new', ''))
  await world.db.acting(ada.id, (as) => leaveGroup(as, group))
  const { group: card, mine } = await look(ben, group)
  assert.equal(mayTakeLead(card, mine), false)
  await assert.rejects(take(ben, group), refused('not_allowed', 'accept_first'))
  const closed = await left()
  await world.owner(`update groups set unled_since = now() - interval '61 days' where id = $1`, [closed])
  await world.owner('select take_snapshot()')
  await assert.rejects(take(ben, closed), refused('conflict', 'group_closed'))
})

test('a steward sees the listed groups that nobody leads and no others, the next to close first', async () => {
  const [soon, later] = [await left({ name: 'Soon' }), await left({ name: 'Later' })]
  await world.owner(`update groups set unled_since = now() - interval '50 days' where id = $1`, [soon])
  const others = [await left({ listing: 'unlisted' }), await left({ listing: 'hidden' })]
  const seen = await world.db.reading(stella.id, unledGroups)
  const ids = seen.map(({ id }) => id)
  assert.ok(ids.indexOf(soon) === 0 && ids.includes(later))
  assert.equal(Math.round((closesAt(seen[0]?.unledSince ?? new Date()).getTime() - Date.now()) / 86_400_000), 10)
  for (const group of others) {
    assert.ok(!ids.includes(group))
    await assert.rejects(ask(stella, group), refused('not_found'))
  }
  assert.deepEqual(await world.db.reading(ben.id, unledGroups), [])
  await assert.rejects(ask(ben, soon), refused('not_found'))
})

test('asked once, members with an address get one mail each; whoever rests, and the mail of a group that is led, get none', async () => {
  for (const who of [ben, cleo]) {
    await world.owner(
      `insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, $2, decode(md5($2), 'hex'), now())`,
      [who.id, `${who.name}@example.org`],
    )
  }
  const group = await left()
  const cleosSeat = (await here(cleo, group)).find(({ name }) => name === 'Cleo')?.id ?? assert.fail()
  await world.db.acting(cleo.id, (as) => rest(as, cleosSeat))
  const mails = () =>
    world.owner<{ text_id: string; person_id: string }>('select text_id, person_id from outbox where group_id = $1', [
      group,
    ])
  await ask(stella, group)
  await ask(stella, group)
  assert.deepEqual(await mails(), [{ text_id: 'lead_wanted', person_id: ben.id }])
  assert.ok((await look(ben, group)).group.lead_asked_at)
  await take(ben, group)
  assert.deepEqual(await mails(), [])
  assert.equal((await look(ben, group)).group.lead_asked_at, null)
})

test('a lead taken is a lead like any other: it is shared, and passed on', async () => {
  const group = await left()
  await take(ben, group)
  const seat = (await here(ben, group)).find(({ name }) => name === 'Cleo')?.id ?? assert.fail()
  await world.db.acting(ben.id, (as) => shareLead(as, seat, true))
  assert.equal(await standing(cleo, group), 'facilitator')
})
