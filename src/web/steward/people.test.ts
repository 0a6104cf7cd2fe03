import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hushes, says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'

let world: World
let marta: Someone
let ada: Someone

before(async () => {
  world = await openWorld()
  marta = await world.someone('Marta', { steward: true })
  ada = await world.someone('Ada')
})
after(() => world.drop())

test('of people who wait, a steward sees two names, lets one in and erases the other', async () => {
  const kit = await world.someone('Kit', { approved: false })
  const lou = await world.someone('Lou', { approved: false })
  const { body } = await world.visit(marta, '/steward/people')
  for (const { name, signInName } of [kit, lou]) assert.ok(body.includes(name) && body.includes(signInName))
  hushes(body, new RegExp(ada.signInName))
  await world.post(marta, paths.personApproval(kit.id), { answer: 'yes' })
  await world.post(marta, paths.personApproval(lou.id), { answer: 'no' })
  assert.deepEqual(await world.owner(`select approved from people where id = any($1)`, [[kit.id, lou.id]]), [
    { approved: true },
  ])
  hushes((await world.visit(lou, '/')).body, /Lou/)
  assert.equal((await world.post(marta, paths.personApproval(ada.id), { answer: 'no' })).status, 404)
  assert.equal((await world.post(marta, `/steward/people/${letters(lou.id)}/approval`, { answer: 'no' })).status, 404)
})

test('a steward pauses somebody with a reason and an end, and ends the pause', async () => {
  const hal = await world.someone('Hal')
  const form = {
    suspend_name: ` ${hal.signInName.toUpperCase()} `,
    reason: 'Selling supplements.',
    until: '2036-01-31',
  }
  for (const [field, value] of [
    ['suspend_name', 'hal'],
    ['reason', ''],
    ['until', '2020-01-01'],
    ['until', '31.1.2036'],
  ] as const) {
    assert.equal(
      (await world.post(marta, '/steward/people/suspension', { ...form, [field]: value })).status,
      422,
      `${field} ${value}`,
    )
  }
  assert.equal((await world.post(marta, '/steward/people/suspension', form)).status, 303)
  const [row] = await world.owner<{ until: Date }>('select until from suspensions where person_id = $1', [hal.id])
  assert.equal(row?.until.toISOString(), '2036-02-01T00:00:00.000Z')
  says((await world.visit(marta, '/steward/people')).body, /Selling supplements\./)
  assert.equal((await world.post(marta, '/steward/people/suspension/end', { lift_name: hal.signInName })).status, 303)
  assert.deepEqual(await world.owner('select suspended from people where id = $1', [hal.id]), [{ suspended: false }])
})

test('a name nobody has is said to be nobody’s, by the field', async () => {
  const forms = [
    ['/steward/people/suspension', { suspend_name: 'willow-0000', reason: 'x' }],
    ['/steward/people/reset', { reset_name: 'willow-0000' }],
    ['/steward/people/stewardship', { steward_name: 'willow-0000', role: 'give' }],
  ] as const
  for (const [path, form] of forms) {
    const answer = await world.post(marta, path, form)
    assert.equal(answer.status, 422, path)
    says(answer.body, /Nobody here has this sign-in name/)
  }
})

test('a steward makes a code for somebody who is locked out; it opens after 72 hours and only its digest is kept', async () => {
  await world.owner(
    `insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, 'ada@example.org', 'x', now())`,
    [ada.id],
  )
  const { status, body } = await world.post(marta, '/steward/people/reset', { reset_name: ada.signInName })
  assert.equal(status, 200)
  const code = /<code>([^<]+)<\/code>/.exec(body)?.[1] ?? ''
  assert.match(code, /^(\w{4}-){3}\w{4}$/)
  const [row] = await world.owner<{ hours: number }>(
    `select extract(epoch from opens_at - asked_at)::int / 3600 as hours from resets where person_id = $1`,
    [ada.id],
  )
  assert.equal(row?.hours, 72)
  assert.equal(
    (await world.owner(`select 1 from outbox where text_id = 'reset_asked' and person_id = $1`, [ada.id])).length,
    1,
  )
  await world.post(marta, '/steward/people/reset', { reset_name: ada.signInName })
  assert.equal(
    (await world.owner('select 1 from resets where person_id = $1 and refused_at is null', [ada.id])).length,
    1,
  )
  assert.ok(world.logged.every((line) => !line.includes(code)))
})

test('the last steward stays, and what a former one handed out ends', async () => {
  const role = (who: Someone, steward_name: string, role: string) =>
    world.post(who, '/steward/people/stewardship', { steward_name, role })
  says((await role(marta, marta.signInName, 'take')).body, /the only steward/)
  const nell = await world.someone('Nell')
  await role(marta, nell.signInName, 'give')
  assert.equal((await world.visit(nell, '/steward')).status, 200)
  await world.owner(
    `insert into invitations (token, made_by, ends_at) values ('AAAAAAAAAAAAAAAAAAAAAA', $1, now() + interval '1 day')`,
    [nell.id],
  )
  await role(marta, nell.signInName, 'take')
  assert.equal((await world.visit(nell, '/steward')).status, 404)
  assert.deepEqual(
    await world.owner('select revoked_at is not null as over from invitations where made_by = $1', [nell.id]),
    [{ over: true }],
  )
})

test('two stewards who unmake each other at once leave one', async () => {
  const [olga, pau] = [await world.someone('Olga', { steward: true }), await world.someone('Pau', { steward: true })]
  await world.owner('update people set is_steward = false where id = $1', [marta.id])
  const take = (who: Someone, whom: Someone) =>
    world.post(who, '/steward/people/stewardship', { steward_name: whom.signInName, role: 'take' })
  await Promise.all([take(olga, pau), take(pau, olga)])
  assert.equal((await world.owner('select 1 from people where is_steward')).length, 1)
  await world.owner('update people set is_steward = (id = $1)', [marta.id])
})
