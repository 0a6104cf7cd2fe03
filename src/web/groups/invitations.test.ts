import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ben: Someone
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
})
after(() => world.drop())

const make = async (who: Someone, at: string, form: Record<string, string> = {}) => {
  const made = await world.post(who, at, { note: 'at the clinic', ...form })
  assert.equal(made.status, 303)
  const [link] = await world.owner<{ id: string; token: string }>(
    'select id, token from invitations order by made_at desc limit 1',
  )
  return link ?? assert.fail()
}
const toGroup = (group: GroupId, form?: Record<string, string>) => make(ada, paths.invitations(group), form)

test('whoever leads makes a link, sees it listed with its square, and ends it', async () => {
  const group = await world.group(ada, { listing: 'unlisted' })
  assert.match((await world.visit(ada, paths.invitations(group))).body, /Make a link/)
  const { id, token } = await toGroup(group, { uses: '3' })
  const list = await world.visit(ada, paths.invitations(group))
  assert.match(list.body, new RegExp(`${world.base}/i/${token}`))
  assert.match(list.body, /at the clinic[\s\S]*Used 0 of 3 times[\s\S]*class="qr"/)
  assert.equal((await world.post(ben, paths.invitationRevocation(id))).status, 404)
  assert.equal((await world.post(ada, paths.invitationRevocation(id))).status, 303)
  assert.equal((await world.visit(ben, paths.invitation(token))).status, 404)
  assert.equal((await world.visit(ada, paths.poster(id))).status, 303)
})

test('a link ends within a year, and says so', async () => {
  const group = await world.group(ada)
  for (const form of [
    { ends: '2020-01-01' },
    { ends: '2099-01-01' },
    { ends: 'soon' },
    { uses: '0' },
    { uses: 'many' },
  ]) {
    assert.equal((await world.post(ada, paths.invitations(group), form as Record<string, string>)).status, 422)
  }
})

test('a visitor with a link reads the card of a hidden group and takes the link through sign-up', async () => {
  const group = await world.group(ada, { listing: 'hidden', door: 'closed', name: 'Nobody Knows' })
  const { token } = await toGroup(group)
  const seen = await world.visit(undefined, paths.invitation(token))
  assert.equal(seen.status, 200)
  assert.match(seen.body, /You are invited to Nobody Knows/)
  assert.match(seen.body, new RegExp(`/sign-up\\?invitation=${token}`))
  assert.doesNotMatch(/<title>([^<]*)/.exec(seen.body)?.[1] ?? '', /Nobody/)
  assert.equal((await world.visit(undefined, paths.group(group))).status, 404)
})

test('somebody signed in comes through any door with a link; a slip keeps the link in hand', async () => {
  const group = await world.group(ada, { listing: 'hidden', door: 'closed' })
  const { token } = await toGroup(group, { uses: '1' })
  assert.match((await world.visit(ben, paths.invitation(token))).body, new RegExp(`name="invitation" value="${token}"`))
  const slip = await world.post(ben, paths.membership(group), { name: 'Ben', accepted: '1', invitation: token })
  assert.equal(slip.status, 422)
  assert.match(slip.body, new RegExp(`name="invitation" value="${token}"`))
  const entry = { name: 'Ben', accepted: '1', agreed: 'on' }
  assert.equal((await world.post(ben, paths.membership(group), entry)).status, 404)
  assert.equal((await world.post(ben, paths.membership(group), { ...entry, invitation: token })).status, 303)
  assert.equal((await world.visit(ben, paths.group(group))).status, 200)
  assert.equal((await world.visit(await world.someone('Late'), paths.invitation(token))).status, 404)
})

test('every link that opens nothing looks the same, and trying many is slowed', async () => {
  const { token } = await toGroup(await world.group(ada), { uses: '1' })
  await world.owner(`update invitations set revoked_at = now() where token = $1`, [token])
  const bodies = []
  for (const dead of [token, 'A'.repeat(22), 'short', '%00', "'--"])
    bodies.push((await world.visit(undefined, paths.invitation(dead))).body)
  assert.equal(new Set(bodies).size, 1)
  let last = 404
  for (let i = 0; i < 70 && last === 404; i++)
    last = (await world.visit(undefined, paths.invitation('B'.repeat(22)))).status
  assert.equal(last, 429)
})

test('a poster names a listed group, and no other unless its maker chose so', async () => {
  const listed = await world.group(ada, { name: 'Open House' })
  const quiet = await world.group(ada, { name: 'Quiet Corner', listing: 'unlisted', purpose: 'Only for us.' })
  const poster = async (id: string) => (await world.visit(ada, paths.poster(id))).body
  const open = await poster((await toGroup(listed)).id)
  assert.match(open, /Open House[\s\S]*Tuesdays, 10:30 to 11:30 in London/)
  assert.match(open, /localhost:3999\/i\//)
  const silent = await poster((await toGroup(quiet)).id)
  assert.doesNotMatch(silent, /Quiet Corner|Only for us|in London/)
  const named = await poster((await toGroup(quiet, { show_name: 'on' })).id)
  assert.match(named, /Quiet Corner/)
  assert.doesNotMatch(named, /Only for us/)
  assert.equal((await world.visit(ben, paths.poster((await toGroup(listed)).id))).status, 404)
})

test('stewards invite to the place, and nobody else', async () => {
  const stella = await world.someone('Stella', { steward: true })
  assert.equal((await world.visit(ada, paths.placeInvitations())).status, 404)
  assert.equal((await world.post(ada, paths.placeInvitations(), { note: '' })).status, 404)
  const { id, token } = await make(stella, paths.placeInvitations())
  assert.match((await world.visit(stella, paths.placeInvitations())).body, new RegExp(token))
  assert.match((await world.visit(undefined, paths.invitation(token))).body, /You are invited to Holdfast/)
  assert.match((await world.visit(ben, paths.invitation(token))).body, /this link has done its work/)
  assert.match((await world.visit(stella, paths.poster(id))).body, /Holdfast/)
  assert.equal((await world.visit(ada, paths.poster(id))).status, 404)
})
