import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hushes, says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ben: Someone
let stella: Someone
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  stella = await world.someone('Stella', { steward: true })
})
after(() => world.drop())

const page = (who: Someone | undefined, group: GroupId) => world.visit(who, paths.group(group))

async function left(draft?: Parameters<World['group']>[1]): Promise<GroupId> {
  const { listing = 'listed', ...card } = draft ?? {}
  const group = await world.group(ada, card)
  await world.sit(ben, group)
  await world.owner('update groups set listing = $2 where id = $1', [group, listing])
  await world.post(ada, paths.departure(group))
  await world.owner(`update groups set unled_since = '2026-11-01 12:00+00' where id = $1`, [group])
  return group
}

test('members read that nobody leads and until when, one says they would, and leads', async () => {
  const group = await left()
  const guest = await world.someone('Gus')
  await world.sit(guest, group, { asGuest: true })
  const seen = await page(ben, group)
  says(seen, /Nobody leads this group now\. If that is still so on 31 December 2026/)
  says(seen, /I would lead/)
  says(await page(guest, group), /Nobody leads this group now/)
  hushes(await page(guest, group), /I would lead/)
  hushes(await page(ada, group), /Nobody leads/)
  assert.equal((await world.post(guest, paths.leadOffer(group))).status, 404)
  assert.equal((await world.post(ada, paths.leadOffer(group))).status, 404)
  for (const times of [1, 2]) {
    const said = await world.post(ben, paths.leadOffer(group))
    assert.deepEqual([said.status, said.headers.get('location')], [303, paths.lead(group)], `sent ${times}`)
  }
  hushes(await page(ben, group), /Nobody leads/)
  assert.equal((await world.visit(ben, paths.lead(group))).status, 200)
})

test('whoever comes second is told that somebody leads already', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group)
  const answer = await world.post(ben, paths.leadOffer(group))
  assert.equal(answer.status, 409)
  says(answer, /Somebody leads this group already/)
})

test('a new agreement is read before the lead is taken', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group)
  await world.post(ada, paths.agreement(group), { lines: 'Be kind.', change: 'new', told: '', after: '1' })
  await world.post(ada, paths.departure(group))
  const seen = await page(ben, group)
  says(seen, /say yes to the new agreement first/)
  hushes(seen, /I would lead/)
  assert.equal((await world.post(ben, paths.leadOffer(group))).status, 403)
})

test('a steward sees the listed groups that nobody leads with the day they close, and asks the members once', async () => {
  const group = await left({ name: 'Open House' })
  await left({ name: 'Quiet Corner', listing: 'unlisted' })
  await left({ name: 'Nobody Knows', listing: 'hidden' })
  says(await world.visit(stella, paths.home()), /Something waits for a steward/)
  says(await world.visit(stella, paths.steward()), /A group has nobody who leads it/)
  const list = await world.visit(stella, paths.stewardGroups())
  says(list, /Open House[\s\S]*Closes for writing on[\s\S]*31 December 2026[\s\S]*Ask the members/)
  hushes(list, /Quiet Corner|Nobody Knows/)
  hushes(await page(ben, group), /A steward asks/)
  for (const times of [1, 2])
    assert.equal((await world.post(stella, paths.leadRequest(group))).status, 303, `asked ${times}`)
  says(await page(ben, group), /A steward asks whether one of you would lead/)
  const asked = await world.visit(stella, paths.stewardGroups())
  says(asked, /The members were asked on/)
  assert.ok(list.body.includes(paths.leadRequest(group)) && !asked.body.includes(paths.leadRequest(group)))
  for (const who of [ada, ben, undefined]) assert.equal((await world.post(who, paths.leadRequest(group))).status, 404)
})

test('a member’s start page says where somebody is needed', async () => {
  const cleo = await world.someone('Cleo')
  const group = await world.group(ada, { name: 'Slow Rooms' })
  await world.sit(cleo, group)
  await world.post(ada, paths.departure(group))
  says(await world.visit(cleo, paths.home()), /Nobody leads Slow Rooms now\./)
})
