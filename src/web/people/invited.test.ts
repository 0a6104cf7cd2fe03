import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type Answer, openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada', { steward: true })
})
beforeEach(async () => {
  await world.owner(`update place set sign_up = 'invitation'`)
  await world.owner('delete from attempts')
})
after(() => world.drop())

const signUp = (invitation: string) =>
  world.post(undefined, paths.signUp(), {
    name: 'Dora',
    word: 'Kettle',
    language: 'en',
    zone: 'Europe/Madrid',
    password: 'fig under the tree',
    adult: 'on',
    terms: 'on',
    health_data: 'on',
    invitation,
  })
const browser = (answer: Answer): Someone => ({
  ...ada,
  cookie: answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; '),
})
const entry = (invitation: string) => ({ name: 'Dora', agreed: 'on', accepted: '1', invitation })
const uses = async (token: string) =>
  (await world.owner<{ uses: number }>('select uses from invitations where token = $1', [token]))[0]?.uses

async function link(mostUses: number | null, group?: GroupId): Promise<string> {
  const token = crypto.randomUUID().replaceAll('-', '').slice(0, 22)
  await world.owner(
    `insert into invitations (token, group_id, made_by, ends_at, most_uses) values ($1, $2, $3, now() + interval '1 day', $4)`,
    [token, group ?? null, ada.id, mostUses],
  )
  return token
}

test('a link to a group for one person makes one account, and that person comes in with it', async () => {
  const group = await world.group(ada, { listing: 'hidden', door: 'closed' })
  const token = await link(1, group)
  const dora = browser(await signUp(token))
  assert.equal(await uses(token), 1)
  assert.equal((await signUp(token)).status, 422)
  assert.equal((await world.visit(undefined, paths.invitation(token))).status, 404)
  const late = await world.someone('Late')
  assert.equal((await world.visit(late, paths.invitation(token))).status, 404)
  assert.equal((await world.post(late, paths.membership(group), entry(token))).status, 404)

  assert.equal((await world.visit(dora, paths.invitation(token))).status, 200)
  assert.equal((await world.post(dora, paths.membership(group), entry(token))).status, 303)
  assert.equal(await uses(token), 1)
  assert.equal((await world.visit(dora, paths.group(group))).status, 200)
  await world.post(dora, paths.departure(group))
  assert.equal((await world.visit(dora, paths.invitation(token))).status, 404)
})

test('of many who sign up with one link at the same moment, as many come in as it is for', async () => {
  for (const group of [undefined, await world.group(ada, { listing: 'hidden' })]) {
    await world.owner('delete from attempts')
    const token = await link(2, group)
    const answers = await Promise.all(Array.from({ length: 5 }, () => signUp(token)))
    assert.equal(answers.filter(({ status }) => status === 303).length, 2)
    assert.ok(answers.every(({ status }) => [303, 409, 422, 429].includes(status)))
    assert.equal(await uses(token), 2)
  }
})

test('what somebody holds dies with the link: ended by hand, or its maker no longer leads', async () => {
  const group = await world.group(ada, { listing: 'hidden' })
  for (const end of [
    `update invitations set revoked_at = now() where token = $1`,
    `update memberships set facilitates = false where group_id = (select group_id from invitations where token = $1)`,
  ]) {
    const token = await link(1, group)
    const dora = browser(await signUp(token))
    await world.owner(end, [token])
    assert.equal((await world.visit(dora, paths.invitation(token))).status, 404)
    assert.equal((await world.post(dora, paths.membership(group), entry(token))).status, 404)
  }
})

test('where anybody may sign up, a link to a group is spent at its door and nowhere else', async () => {
  await world.owner(`update place set sign_up = 'open'`)
  const group = await world.group(ada, { listing: 'hidden' })
  const token = await link(1, group)
  const dora = browser(await signUp(token))
  assert.equal(await uses(token), 0)
  assert.equal((await world.post(dora, paths.membership(group), entry(token))).status, 303)
  assert.equal(await uses(token), 1)
})

test('where a steward says yes, a link lets somebody straight in, and a dead one is as good as none', async () => {
  await world.owner(`update place set sign_up = 'approval'`)
  const token = await link(1, await world.group(ada))
  for (const waits of [false, true]) {
    const dora = browser(await signUp(token))
    assert.equal(/Somebody will look soon/.test((await world.visit(dora, paths.you())).body), waits)
  }
})

test('nobody holds a use that was not theirs: neither the person nor anybody else reads or writes the row', async () => {
  const token = await link(1, await world.group(ada))
  await signUp(token)
  await assert.rejects(
    world.db.acting(ada.id, (as) => as.db.selectFrom('admissions').selectAll().execute()),
    /not_found/,
  )
})

test('whoever has been here before signs in with the invitation still in hand', async () => {
  const token = await link(null)
  const { body } = await world.visit(undefined, `/sign-up?invitation=${token}`)
  assert.ok(body.includes(`href="${paths.signIn(paths.invitation(token))}"`))
})
