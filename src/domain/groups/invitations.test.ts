import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { Refusal } from '../refusal.ts'
import { leaveGroup } from './belong.ts'
import { findGroup } from './group.ts'
import { invitationsTo, invite, openInvitation, revokeInvitation } from './invitations.ts'
import { removeMember, setFull, shareLead } from './lead.ts'
import { standingIn } from './standing.ts'

let world: World
let ada: Someone
let ben: Someone
let cleo: Someone

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  cleo = await world.someone('Cleo')
})
after(() => world.drop())

const tomorrow = () => new Date(Date.now() + 86_400_000)
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const make = (who: Someone, to: GroupId | 'place', mostUses?: number) =>
  world.db.acting(who.id, (as) => invite(as, to, { endsAt: tomorrow(), note: 'for the clinic', mostUses }))
const opens = (who: Someone | undefined, token: string) => world.db.reading(who?.id, (as) => openInvitation(as, token))

test('an invitation shows a hidden group to whoever holds it, and brings them through any door', async () => {
  for (const door of ['open', 'ask', 'referral', 'closed'] as const) {
    const group = await world.group(ada, { listing: 'hidden', door })
    await world.db.acting(ada.id, (as) => setFull(as, group, true))
    const { token } = await make(ada, group)
    const seen = await world.db.reading(undefined, async (as) => {
      const opened = await openInvitation(as, token)
      return findGroup(as, opened?.group ?? assert.fail())
    })
    assert.equal(seen?.id, group)
    await world.sit(ben, group, { invitation: token })
    assert.equal(await world.db.reading(ben.id, (as) => standingIn(as, { id: group })), 'member')
    assert.equal((await world.db.reading(ada.id, (as) => invitationsTo(as, group)))[0]?.uses, 1)
  }
})

test('a link to one group opens no other', async () => {
  const [one, other] = [await world.group(ada, { listing: 'hidden' }), await world.group(ada, { listing: 'hidden' })]
  const { token } = await make(ada, one)
  await assert.rejects(world.sit(ben, other, { invitation: token }), refused('not_found'))
})

test('a link that ended, was used up, revoked or never was opens nothing, whichever it was', async () => {
  const group = await world.group(ada, { listing: 'hidden' })
  const ended = await make(ada, group)
  await world.owner(
    `update invitations set made_at = now() - interval '2 days', ends_at = now() - interval '1 day' where id = $1`,
    [ended.id],
  )
  const usedUp = await make(ada, group, 1)
  await world.sit(ben, group, { invitation: usedUp.token })
  const revoked = await make(ada, group)
  await world.db.acting(ada.id, (as) => revokeInvitation(as, revoked.id))
  for (const token of [ended.token, usedUp.token, revoked.token, 'A'.repeat(22), '', '\u0000', "' or true --"]) {
    assert.equal(await opens(cleo, token), undefined)
    await assert.rejects(world.sit(cleo, group, { invitation: token.replace('\u0000', '') }), refused('not_found'))
  }
})

test('of two people with the last use in hand, one comes in', async () => {
  const group = await world.group(ada, { listing: 'hidden' })
  const { token } = await make(ada, group, 1)
  const came = await Promise.allSettled([ben, cleo].map((who) => world.sit(who, group, { invitation: token })))
  assert.deepEqual(came.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const [row] = await world.owner<{ uses: number }>('select uses from invitations where token = $1', [token])
  assert.equal(row?.uses, 1)
})

test('a link dies when its maker leaves, is removed, no longer leads or is suspended', async () => {
  const deaths: ((group: GroupId) => Promise<unknown>)[] = [
    (group) => world.db.acting(ben.id, (as) => leaveGroup(as, group)),
    async (group) => world.db.acting(ada.id, async (as) => removeMember(as, await seatOf(ben, group), { reason: 'x' })),
    async (group) => world.db.acting(ada.id, async (as) => shareLead(as, await seatOf(ben, group), false)),
    () => world.owner('update people set suspended = true where id = $1', [ben.id]),
  ]
  for (const die of deaths) {
    const group = await world.group(ada, { listing: 'hidden' })
    const mine = await make(ada, group)
    await world.sit(ben, group, { invitation: mine.token })
    const seat = await seatOf(ben, group)
    await world.db.acting(ada.id, (as) => shareLead(as, seat, true))
    const { token } = await make(ben, group)
    assert.ok(await opens(cleo, token))
    await die(group)
    assert.equal(await opens(cleo, token), undefined)
  }
  await world.owner('update people set suspended = false where id = $1', [ben.id])
})

test('somebody removed does not come back with an invitation before the end', async () => {
  const group = await world.group(ada)
  await world.sit(cleo, group)
  const seat = await seatOf(cleo, group)
  await world.db.acting(ada.id, (as) => removeMember(as, seat, { reason: 'x', until: tomorrow() }))
  const { token } = await make(ada, group, 1)
  await assert.rejects(world.sit(cleo, group, { invitation: token }), refused('not_allowed'))
  assert.equal((await world.db.reading(ada.id, (as) => invitationsTo(as, group)))[0]?.uses, 0)
})

test('only those who lead invite to a group, and only stewards to the place', async () => {
  const steward = await world.someone('Stella', { steward: true })
  const group = await world.group(ada)
  await world.sit(ben, group)
  await assert.rejects(make(ben, group), refused('not_found'))
  await assert.rejects(make(steward, group), refused('not_found'))
  await assert.rejects(make(ada, 'place'), refused('not_found'))
  const made = await make(steward, 'place')
  assert.deepEqual(await opens(undefined, made.token), { id: made.id, group: null })
  assert.deepEqual(await world.db.reading(ada.id, (as) => invitationsTo(as, 'place')), [])
  await assert.rejects(
    world.db.acting(ada.id, (as) => revokeInvitation(as, made.id)),
    refused('not_found'),
  )
})

async function seatOf(who: Someone, group: GroupId) {
  const [seat] = await world.owner<{ id: never }>('select id from memberships where group_id = $1 and person_id = $2', [
    group,
    who.id,
  ])
  return seat?.id ?? assert.fail()
}
