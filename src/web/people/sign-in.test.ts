import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { countQueries } from '../../../test/queries.ts'
import { type Answer, openWorld, type Someone, type World } from '../../../test/world.ts'
import { setPassword } from '../../domain/people/account.ts'
import { hashing } from '../../domain/people/hashing.ts'
import { keepAddress } from '../../domain/people/mail-address.ts'
import { renewRecoveryCodes } from '../../domain/people/recovery-codes.ts'
import { resetBySteward } from '../../domain/people/resets.ts'
import { paths } from '../paths.ts'

const PASSWORD = 'kettle meadow acorn'

let world: World
let ada: Someone
let ben: Someone
let sam: Someone
let codes: string[]

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  sam = await world.someone('Sam', { steward: true })
  await world.db.asSystem('ways in for a test', async (as) => {
    await setPassword(as, ada.id, PASSWORD)
    await keepAddress(as, ada.id, 'Ada@example.org')
    codes = await renewRecoveryCodes(as, ada.id)
  })
  await forgetTries()
})
after(() => world.drop())

const forgetTries = () => world.owner('delete from attempts')
const cookieIn = (answer: Answer) => /holdfast=([\w-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[0]
const as = (cookie: string): Someone => ({ id: ada.id, name: 'Ada', signInName: ada.signInName, cookie })

/** What a stranger learns by trying: the answer, and how much work it was. */
async function trying(path: string, form: Record<string, string>) {
  await forgetTries()
  // Some questions are asked once a process; a first try takes them out of the comparison.
  const hashed = hashing.done
  const { result, queries } = await countQueries(() => world.post(undefined, path, form))
  const { status, headers, body } = result
  const typed = Object.values(form).reduce((text, value) => text.replaceAll(value, '…'), body)
  return {
    status,
    headers: [...headers].filter(([name]) => name !== 'content-length'),
    body: typed,
    queries,
    hashed: hashing.done - hashed,
  }
}

test('somebody signs in with a name and a password, and is led back to where they were', async () => {
  const answer = await world.post(undefined, paths.signIn(), {
    name: ada.signInName.toUpperCase(),
    password: PASSWORD,
    back: '/you/sessions',
  })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/you/sessions')
  const cookie = cookieIn(answer) ?? ''
  assert.match(answer.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax/)
  assert.match(answer.headers.get('set-cookie') ?? '', /Max-Age=5184000/)
  assert.match((await world.visit(as(cookie), '/you/sessions')).body, /A device, since /)
})

test('on a shared device the session lasts until the browser closes', async () => {
  const answer = await world.post(undefined, paths.signIn(), { name: ada.signInName, password: PASSWORD, shared: 'on' })
  assert.doesNotMatch(/holdfast=[^,]*/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '', /Max-Age/)
})

test('nobody is led to another place after signing in', async () => {
  for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
    const answer = await world.post(undefined, paths.signIn(), { name: ada.signInName, password: PASSWORD, back })
    assert.equal(answer.headers.get('location'), '/')
  }
})

test('a wrong password, a name nobody has, a name without a password and nonsense are one and the same', async () => {
  const wrong = 'not the right one'
  await trying(paths.signIn(), { name: 'fig-1234', password: wrong })
  const known = await trying(paths.signIn(), { name: ada.signInName, password: wrong })
  assert.equal(known.status, 422)
  assert.equal(known.hashed, 1)
  for (const name of ['willow-0000', ben.signInName, 'no name at all', 'x or 1=1', '💐']) {
    assert.deepEqual(await trying(paths.signIn(), { name, password: wrong }), known, name)
  }
})

test('a recovery code for a wrong name, a wrong code and a used code are one and the same', async () => {
  const used = codes[7] ?? ''
  const first = await world.post(undefined, paths.signInByCode(), { name: ada.signInName, code: used })
  assert.equal(first.status, 303)
  assert.equal(first.headers.get('location'), paths.yourPassword())
  await trying(paths.signInByCode(), { name: 'fig-1234', code: 'aaaa-bbbb-cccc-dddd' })
  const wrong = await trying(paths.signInByCode(), { name: ada.signInName, code: 'aaaa-bbbb-cccc-dddd' })
  assert.equal(wrong.status, 422)
  assert.deepEqual(await trying(paths.signInByCode(), { name: 'fig-1234', code: 'aaaa-bbbb-cccc-dddd' }), wrong)
  assert.deepEqual(await trying(paths.signInByCode(), { name: ada.signInName, code: used }), wrong)
})

test('a link by mail is asked for in the same way whether the address is known or not, and leaves the same behind', async () => {
  const rows = async () =>
    (
      await world.owner<{ n: number }>(`select (select count(*) from mail_links) + (select count(*) from outbox) as n`)
    )[0]?.n ?? 0
  await trying(paths.signInByMail(), { address: 'first@example.org' })
  const before = Number(await rows())
  const known = await trying(paths.signInByMail(), { address: 'ada@example.org' })
  const between = Number(await rows())
  const unknown = await trying(paths.signInByMail(), { address: 'nobody@example.org' })
  assert.equal(known.status, 303)
  assert.deepEqual(unknown, known)
  assert.equal(between - before, 2)
  assert.equal(Number(await rows()) - between, 2)
})

test('a link works once, and a scanner that opens it uses nothing up', async () => {
  await forgetTries()
  await world.post(undefined, paths.signInByMail(), { address: 'ADA@example.org' })
  const [mail] = await world.owner<{ secret: string }>(
    `select secret from outbox where secret is not null order by queued_at desc limit 1`,
  )
  const link = paths.signInLink(mail?.secret ?? '')
  for (let scans = 0; scans < 3; scans++) assert.equal((await world.visit(undefined, link)).status, 200)
  const answer = await world.post(undefined, link)
  assert.equal(answer.status, 303)
  assert.match((await world.visit(as(cookieIn(answer) ?? ''), '/you')).body, /Ada/)
  const again = await world.post(undefined, link)
  assert.equal(again.status, 422)
  assert.deepEqual((await world.post(undefined, paths.signInLink('A'.repeat(43)))).status, again.status)
  assert.ok(!world.logged.join('').includes(mail?.secret ?? 'nothing'))
})

test('a link that is a quarter of an hour old opens nothing', async () => {
  await forgetTries()
  await world.post(undefined, paths.signInByMail(), { address: 'ada@example.org' })
  const [mail] = await world.owner<{ secret: string }>(
    `select secret from outbox where secret is not null order by queued_at desc limit 1`,
  )
  await world.owner(`update mail_links set ends_at = now() - interval '1 second'`)
  assert.equal((await world.post(undefined, paths.signInLink(mail?.secret ?? ''))).status, 422)
})

test('a steward’s reset opens after 72 hours, unless an open session says that it was not them', async () => {
  await forgetTries()
  const code = await world.db.acting(sam.id, (steward) => resetBySteward(steward, ben.signInName))
  const early = await world.post(undefined, paths.signInReset(), { name: ben.signInName, code })
  assert.equal(early.status, 422)
  assert.match(early.body, /The code is right\. It opens on/)
  const wrong = await trying(paths.signInReset(), { name: ben.signInName, code: 'aaaa-bbbb-cccc-dddd' })
  assert.deepEqual(await trying(paths.signInReset(), { name: 'fig-1234', code: 'aaaa-bbbb-cccc-dddd' }), wrong)

  await world.owner(`update resets set opens_at = now() - interval '1 minute'`)
  const open = await world.post(undefined, paths.signInReset(), { name: ben.signInName, code })
  assert.equal(open.status, 303)
  assert.equal((await world.visit(ben, '/you')).status, 303, 'every other session is over')

  const second = await world.db.acting(sam.id, (steward) => resetBySteward(steward, ben.signInName))
  const inHand = { ...ben, cookie: cookieIn(open) ?? '' }
  assert.match((await world.visit(inHand, paths.helpNow())).body, /Not me/)
  assert.equal((await world.post(inHand, paths.resetRefusal())).status, 303)
  await world.owner(`update resets set opens_at = now() - interval '1 minute'`)
  assert.equal((await world.post(undefined, paths.signInReset(), { name: ben.signInName, code: second })).status, 422)
})

test('a steward who asks for a reset must be one', async () => {
  await assert.rejects(
    world.db.acting(ada.id, (outsider) => resetBySteward(outsider, ben.signInName)),
    /not_found/,
  )
})

test('guessing at a name from one network ends there, and the person comes in from another', async () => {
  await forgetTries()
  const guess = (from: string) =>
    world.post(
      undefined,
      paths.signIn(),
      { name: ada.signInName, password: 'not the right one' },
      { 'x-forwarded-for': from },
    )
  const distant = await openWorld({ TRUST_PROXY: '1', HOLDFAST_DEMO: '0' })
  try {
    const eve = await distant.someone('Eve')
    await distant.db.asSystem('a way in for a test', (system) => setPassword(system, eve.id, PASSWORD))
    const tries = (from: string, password: string) =>
      distant.post(undefined, paths.signIn(), { name: eve.signInName, password }, { 'x-forwarded-for': from })
    for (let n = 0; n < 10; n++) assert.equal((await tries('192.0.2.7', 'not the right one')).status, 422)
    const stopped = await tries('192.0.2.7', PASSWORD)
    assert.equal(stopped.status, 429)
    assert.equal(stopped.headers.get('retry-after'), '900')
    assert.equal((await tries('198.51.100.9', PASSWORD)).status, 303)
  } finally {
    await distant.drop()
  }
  assert.equal((await guess('192.0.2.7')).status, 422)
})

test('two hundred sign-ins at once from one network do not stop a person in another', async () => {
  const busy = await openWorld({ TRUST_PROXY: '1' })
  try {
    const eve = await busy.someone('Eve')
    await busy.db.asSystem('a way in for a test', (system) => setPassword(system, eve.id, PASSWORD))
    const tries = (from: string, name: string, password: string) =>
      busy.post(undefined, paths.signIn(), { name, password }, { 'x-forwarded-for': from })
    let answered = 0
    const noise = Array.from({ length: 200 }, (_, n) =>
      tries('192.0.2.7', `fig-${1000 + n}`, 'not the right one').finally(() => answered++),
    )
    const person = await tries('198.51.100.9', eve.signInName, PASSWORD)
    assert.equal(person.status, 303)
    const statuses = (await Promise.all(noise)).map(({ status }) => status)
    assert.ok(statuses.includes(429), 'the noisy network is told to pause')
    assert.ok(statuses.every((status) => status === 422 || status === 429))
    assert.equal(answered, 200)
  } finally {
    await busy.drop()
  }
})

test('signing out ends the session and not only the cookie', async () => {
  const answer = await world.post(undefined, paths.signIn(), { name: ada.signInName, password: PASSWORD })
  const here = as(cookieIn(answer) ?? '')
  assert.equal((await world.post(here, paths.signOut())).status, 303)
  assert.equal((await world.visit(here, '/you')).status, 303)
})

test('an old session of the same browser does not stay behind when somebody signs in there', async () => {
  await forgetTries()
  const first =
    cookieIn(await world.post(undefined, paths.signIn(), { name: ada.signInName, password: PASSWORD })) ?? ''
  await world.post(as(first), paths.signIn(), { name: ada.signInName, password: PASSWORD })
  assert.equal((await world.visit(as(first), '/you')).status, 303)
})
