import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type Answer, openWorld, type Someone, type World } from '../../../test/world.ts'
import { paths } from '../paths.ts'

let world: World
let sam: Someone

before(async () => {
  world = await openWorld()
  sam = await world.someone('Sam', { steward: true })
})
beforeEach(async () => {
  await world.owner(`update place set sign_up = 'open', demo = true`)
  await world.owner('delete from attempts')
})
after(() => world.drop())

const filled = (more: Record<string, string> = {}) => ({
  name: 'Dora',
  word: 'Kettle',
  language: 'en',
  zone: 'Europe/Madrid',
  password: 'fig under the tree',
  adult: 'on',
  terms: 'on',
  health_data: 'on',
  ...more,
})

const cookiesOf = (answer: Answer) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
const browser = (answer: Answer): Someone => ({ ...sam, cookie: cookiesOf(answer) })
const people = async () => Number((await world.owner<{ n: string }>('select count(*) as n from people'))[0]?.n)

test('somebody comes in with a name, a word and a password, and keeps a sign-in name and eight codes', async () => {
  const answer = await world.post(undefined, paths.signUp(), filled())
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), paths.keepThese())
  for (const loads of [1, 2]) {
    const page = await world.visit(browser(answer), paths.keepThese())
    assert.equal(page.status, 200, `loaded ${loads}`)
    assert.match(page.body, /kettle-\d{4}/)
    assert.equal(page.body.match(/<code>[0-9a-z]{4}(-[0-9a-z]{4}){3}<\/code>/g)?.length, 8)
  }
  const signInName = /kettle-\d{4}/.exec((await world.visit(browser(answer), paths.keepThese())).body)?.[0] ?? ''
  assert.equal(
    (await world.post(undefined, paths.signIn(), { name: signInName, password: 'fig under the tree' })).status,
    303,
  )
  const consents = await world.owner(
    `select purpose from consents c join people p on p.id = c.person_id where p.sign_in_name = $1 order by 1`,
    [signInName],
  )
  assert.deepEqual(consents, [{ purpose: 'health_data' }, { purpose: 'terms' }])
})

test('what is to be kept lies readable nowhere, and only this browser with this session opens it', async () => {
  const answer = await world.post(undefined, paths.signUp(), filled())
  const code =
    /[0-9a-z]{4}(-[0-9a-z]{4}){3}/.exec((await world.visit(browser(answer), paths.keepThese())).body)?.[0] ?? ''
  assert.ok(!cookiesOf(answer).includes(code))
  const sealed =
    cookiesOf(answer)
      .split('; ')
      .find((cookie) => cookie.startsWith('keep=')) ?? ''
  assert.equal((await world.visit({ ...sam, cookie: `${sam.cookie}; ${sealed}` }, paths.keepThese())).status, 303)
  assert.equal((await world.visit(undefined, paths.keepThese())).status, 303)
  assert.ok(!world.logged.join('').includes(code))
})

test('a word is never refused as taken, and two people never share a sign-in name', async () => {
  const names = new Set<string>()
  for (let n = 0; n < 6; n++) {
    await world.owner('delete from attempts')
    const answer = await world.post(
      undefined,
      paths.signUp(),
      filled({ word: 'señor', password: `fig under the tree ${n}` }),
    )
    names.add(/senor-\d{4}/.exec((await world.visit(browser(answer), paths.keepThese())).body)?.[0] ?? '')
  }
  assert.equal(names.size, 6)
})

test('without a tick for age, terms or health nobody comes in, and what was typed stays', async () => {
  const before = await people()
  for (const missing of ['adult', 'terms', 'health_data']) {
    const answer = await world.post(undefined, paths.signUp(), filled({ [missing]: 'off' }))
    assert.equal(answer.status, 422)
    assert.match(answer.body, /value="Dora"/)
    assert.ok(!answer.body.includes('fig under the tree'), 'a password is never given back')
  }
  assert.equal(await people(), before)
})

test('a password that would be guessed, or none at all, is sent back with the reason', async () => {
  assert.match(
    (await world.post(undefined, paths.signUp(), filled({ password: 'password1234' }))).body,
    /guessed first/,
  )
  assert.match((await world.post(undefined, paths.signUp(), filled({ password: 'short' }))).body, /at least 10/)
  assert.match(
    (await world.post(undefined, paths.signUp(), filled({ name: 'Dora Maar Picasso', password: 'doramaarpicasso' })))
      .body,
    /your name/,
  )
  assert.equal((await world.post(undefined, paths.signUp(), filled({ password: '' }))).status, 422)
})

test('hostile input is answered in words', async () => {
  const odd = ['\u0000', '\ud800', 'x'.repeat(100_000), '\u202egnp.exe', '<script>', "'; drop table people; --", 'Z̸̡̢̛͇̥̫̈́̀͆͜͝']
  for (const field of [
    'name',
    'word',
    'zone',
    'language',
    'address',
    'password',
    'question',
    'passkey',
    'invitation',
    'back',
  ]) {
    for (const value of odd) {
      await world.owner('delete from attempts')
      const { status } = await world.post(undefined, paths.signUp(), filled({ [field]: value }))
      assert.ok(status < 500, `${field}: ${JSON.stringify(value.slice(0, 20))} gave ${status}`)
    }
    const twice = await world.post(undefined, paths.signUp(), { ...filled(), [field]: ['a', 'b'] })
    assert.ok(twice.status < 500, field)
  }
})

test('an address is used for nothing until it is proven', async () => {
  const answer = await world.post(undefined, paths.signUp(), filled({ address: 'dora@example.org', name: 'Dora M' }))
  assert.equal(answer.status, 303)
  const mine = () => world.owner(`select verified_at from mail_addresses where address = 'dora@example.org'`)
  assert.deepEqual(await mine(), [])
  const [mail] = await world.owner<{ secret: string }>(
    `select secret from outbox where text_id = 'prove_address' order by queued_at desc limit 1`,
  )
  const link = paths.proveAddress(mail?.secret ?? '')
  assert.equal((await world.visit(undefined, link)).status, 200)
  assert.deepEqual(await mine(), [])
  assert.equal((await world.post(undefined, link)).status, 303)
  assert.equal((await mine()).length, 1)
  assert.equal((await world.post(undefined, link)).status, 422)
})

test('where people come by invitation, nobody comes without one', async () => {
  await world.owner(`update place set sign_up = 'invitation'`)
  const before = await people()
  assert.match((await world.visit(undefined, paths.signUp())).body, /By invitation/)
  assert.equal((await world.post(undefined, paths.signUp(), filled())).status, 422)
  assert.equal((await world.post(undefined, paths.signUp(), filled({ invitation: 'A'.repeat(22) }))).status, 422)
  assert.equal(await people(), before)
})

test('an invitation to the place brings one person in for each use, and leads on to its own page', async () => {
  await world.owner(`update place set sign_up = 'invitation'`)
  const token = 'Cc_'.padEnd(22, 'c')
  await world.owner(
    `insert into invitations (token, made_by, ends_at, most_uses) values ($1, $2, now() + interval '1 day', 1)`,
    [token, sam.id],
  )
  assert.match(
    (await world.visit(undefined, paths.signUpInvited(token))).body,
    new RegExp(`name="invitation" value="${token}"`),
  )
  assert.match(
    (await world.visit(undefined, paths.signUpInvited(`https://pain.example.org/i/${token}`))).body,
    new RegExp(`value="${token}"`),
  )
  const answer = await world.post(undefined, paths.signUp(), filled({ invitation: token }))
  assert.equal(answer.status, 303)
  assert.match((await world.visit(browser(answer), paths.keepThese())).body, new RegExp(`href="/i/${token}"`))
  assert.equal((await world.post(undefined, paths.signUp(), filled({ invitation: token }))).status, 422)
})

test('where a steward says yes first, a newcomer waits, sees so, and can do nothing else', async () => {
  await world.owner(`update place set sign_up = 'approval'`)
  const answer = await world.post(undefined, paths.signUp(), filled({ name: 'Eli' }))
  const eli = browser(answer)
  assert.match((await world.visit(eli, '/you')).body, /Somebody will look soon/)
  assert.equal((await world.visit(eli, paths.yourSessions())).headers.get('location'), '/you')
  assert.equal((await world.post(eli, paths.yourFlare(), { days: '2', note: '' })).status, 403)
  assert.equal((await world.visit(eli, paths.yourData())).status, 200)
  const [row] = await world.owner<{ id: string }>(`select id from people where shown_name = 'Eli'`)
  await world.db.acting(sam.id, async (as) => {
    const { sql } = await import('kysely')
    await sql`select answer_person(${row?.id}::uuid, true)`.execute(as.db)
  })
  assert.match((await world.visit(eli, '/you')).body, /Eli/)
})

test('while terms, privacy and contact are not written, nobody can come in', async () => {
  await world.owner('update place set demo = false')
  assert.match((await world.visit(undefined, paths.signUp())).body, /Not open yet/)
  assert.equal((await world.post(undefined, paths.signUp(), filled())).status, 422)
  await world.owner(
    `insert into pages (kind, language, words, version) values ('terms', 'en', 'x', 3), ('privacy', 'en', 'x', 2), ('contact', 'en', 'x', 1)`,
  )
  const answer = await world.post(undefined, paths.signUp(), filled({ name: 'Version' }))
  assert.equal(answer.status, 303)
  assert.deepEqual(
    await world.owner(
      `select purpose, version from consents c join people p on p.id = c.person_id where shown_name = 'Version' order by 1`,
    ),
    [
      { purpose: 'health_data', version: 2 },
      { purpose: 'terms', version: 3 },
    ],
  )
})
