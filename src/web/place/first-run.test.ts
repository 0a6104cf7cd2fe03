import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { ensureFirstRunCode } from '../../domain/place/first-run.ts'

let world: World
let code: string

const start = () => world.db.asSystem('a start of the place', ensureFirstRunCode)
const account = {
  name: 'Marta',
  word: 'Señal',
  password: 'kettle meadow acorn',
  zone: 'Europe/Madrid',
  adult: 'on',
  health_data: 'on',
}
const name = { name: 'La Lámpara', language: 'es', hue: 'own', colour: '#b9d8f0' }
const keeper = {
  keeper: 'Asociación Lámpara',
  contact: 'hola@example.org',
  country: 'ES',
  hosting: 'un servidor en Sevilla',
}
const pages = {
  terms: '# Condiciones\n\nSomos personas.',
  privacy: 'Guardamos poco.',
  contact: 'hola@example.org',
  agree: 'on',
}
const STEPS = ['name', 'coming', 'mail', 'keeper', 'pages'].map((step) => `/first-run/${step}`)

before(async () => {
  world = await openWorld()
  await world.owner(`update place set name = 'Holdfast', sign_up = 'invitation', demo = false, set_up_at = null`)
  code = (await start()) ?? ''
})
after(() => world.drop())

/** The cookies an answer leaves, as the next request carries them. */
function kept(...answers: { headers: Headers }[]): string {
  const pairs = answers.flatMap(({ headers }) => headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? ''))
  return [...new Map(pairs.map((pair) => [pair.split('=')[0], pair])).values()].join('; ')
}

test('before there is a steward, home says how to begin, and every page still works', async () => {
  says((await world.visit(undefined, '/')).body, /href="\/first-run"/)
  for (const path of ['/help-now', '/groups', '/terms', '/what-is-seen', '/language']) {
    const { status } = await world.visit(undefined, path)
    assert.ok(status === 200 || path === '/groups', path)
  }
})

test('only a digest of the code is kept, and a new start makes the old code worthless', async () => {
  const rows = await world.owner<{ value: Buffer }>(`select value from secrets where name = 'first_run'`)
  assert.ok(rows.every(({ value }) => !value.includes(code)))
  const older = code
  code = (await start()) ?? ''
  assert.notEqual(code, older)
  const answer = await world.post(undefined, '/first-run', { code: older })
  assert.equal(answer.status, 422)
  says(answer.body, /not the code of this start/)
})

test('nobody makes a steward without the code', async () => {
  const answer = await world.post(undefined, '/first-run/account', account)
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/first-run')
  const forged = await world.post(undefined, '/first-run/account', account, { cookie: 'first-run=0000-0000-0000-0000' })
  assert.equal(forged.status, 303)
  assert.deepEqual(await world.owner('select 1 from people'), [])
})

test('the code opens however it is typed, and a poor password does not spend it', async () => {
  const answer = await world.post(undefined, '/first-run', { code: ` ${code.toUpperCase().replaceAll('-', ' ')} ` })
  assert.equal(answer.status, 303)
  const cookie = kept(answer)
  says((await world.visit(undefined, '/first-run', { cookie })).body, /action="\/first-run\/account"/)
  for (const password of ['short', 'password123', 'Marta']) {
    const refused = await world.post(undefined, '/first-run/account', { ...account, password }, { cookie })
    assert.equal(refused.status, 422)
    assert.ok(!/<input[^>]*type="password"[^>]*value=/.test(refused.body))
  }
  for (const unticked of ['adult', 'health_data']) {
    const answer = await world.post(undefined, '/first-run/account', { ...account, [unticked]: [] }, { cookie })
    assert.equal(answer.status, 422, unticked)
  }
})

let marta: Someone
const consentsGiven = () => world.owner('select purpose, version from consents order by purpose')

test('a person goes from the code to an account, and on to the first step', async () => {
  const first = await world.post(undefined, '/first-run', { code })
  const made = await world.post(undefined, '/first-run/account', account, { cookie: kept(first) })
  assert.equal(made.headers.get('location'), '/sign-up/keep')
  marta = { cookie: kept(first, made) } as Someone
  for (const time of ['first', 'again']) {
    const { body: codes } = await world.visit(marta, '/sign-up/keep')
    says(codes, /senal-\d{4}/)
    says(codes, /href="\/first-run\/name"/)
    assert.equal(codes.match(/<code>/g)?.length, 8, time)
  }
  assert.deepEqual(await consentsGiven(), [{ purpose: 'health_data', version: 1 }])
  says((await world.visit(marta, '/')).body, /href="\/first-run"/)
  assert.equal((await world.visit(marta, '/first-run')).headers.get('location'), '/first-run/name')
  const { body } = await world.visit(marta, '/first-run/name')
  says(body, /senal-\d{4}/)
  says(body, /<li aria-current="step"><span>Name and colour/)
  says(body, /your own time zone for now: Madrid \(/)
})

test('a colour that words cannot be read on comes back with the nearest that works, which one press takes', async () => {
  const dark = { ...name, colour: '#22467a' }
  const refused = await world.post(marta, '/first-run/name', dark)
  assert.equal(refused.status, 422)
  says(refused.body, /value="La Lámpara"/)
  says(refused.body, /stand out 1\.5 to 1, and 7 is needed/)
  const nearest = /name="take" value="(#[0-9a-f]{6})"/.exec(refused.body)?.[1] ?? ''
  assert.equal((await world.post(marta, '/first-run/name', { ...dark, take: nearest })).status, 303)
  assert.deepEqual(await world.owner('select hue from place'), [{ hue: nearest }])
  for (const colour of ['', 'red', '#12', 'url(x)']) {
    assert.equal((await world.post(marta, '/first-run/name', { ...name, colour })).status, 422, colour)
  }
})

test('a colour of one’s own is on every page, as a sheet of our own', async () => {
  assert.equal((await world.post(marta, '/first-run/name', name)).headers.get('location'), '/first-run/coming')
  const { body } = await world.visit(undefined, '/')
  says(body, /data-hue="#b9d8f0"/)
  says(body, /<link rel="stylesheet" href="\/colours\/b9d8f0\.css"/)
  const sheet = await world.visit(undefined, '/colours/b9d8f0.css')
  says(sheet.body, /--lamp: light-dark\(#b9d8f0, #[0-9a-f]{6}\)/)
  for (const none of ['000000', '22467a', 'xyz', 'b9d8f0"]{}body{']) {
    assert.equal((await world.visit(undefined, `/colours/${encodeURIComponent(none)}.css`)).status, 404, none)
  }
})

test('each step can be left and come back to, and the next visit goes on where it stopped', async () => {
  assert.equal((await world.visit(marta, '/first-run')).headers.get('location'), '/first-run/coming')
  const { body } = await world.visit(marta, '/first-run/coming')
  says(body, /href="\/first-run\/name"/)
  says(body, /href="\/first-run\/mail"[^>]*>Later/)
  says((await world.visit(marta, '/first-run/name')).body, /value="La Lámpara"/)
  assert.equal((await world.post(marta, '/first-run/coming', { signUp: 'everybody' })).status, 422)
  const on = await world.post(marta, '/first-run/coming', { signUp: 'approval' })
  assert.equal(on.headers.get('location'), '/first-run/mail')
  says((await world.visit(marta, '/first-run/coming')).body, /value="approval" checked/)
})

test('without a mail server the step says what that means, and a test mail lies in the folder', async () => {
  const { body } = await world.visit(marta, '/first-run/mail')
  says(body, /No mail server is set/)
  const slip = await world.post(marta, '/first-run/mail/test', { to: 'ana@' })
  assert.equal(slip.status, 422)
  says(slip.body, /value="ana@"/)
  const sent = await world.post(marta, '/first-run/mail/test', { to: 'ana@example.org' })
  assert.equal(sent.headers.get('location'), '/first-run/mail')
  says(decodeURIComponent(kept(sent)), /notice=place\.mail\.in_folder/)
  assert.equal((await world.post(marta, '/first-run/mail')).headers.get('location'), '/first-run/keeper')
})

test('nobody can sign up before the three pages stand, and then the place is open', async () => {
  const closed = async () => (await world.owner<{ yes: boolean }>('select pages_are_filled() as yes'))[0]?.yes === false
  assert.equal((await world.visit(marta, '/first-run/pages')).headers.get('location'), '/first-run/keeper')
  says((await world.visit(marta, '/first-run/keeper')).body, /value="ES" selected/)
  const odd = await world.post(marta, '/first-run/keeper', { ...keeper, country: 'ZZ' })
  assert.equal(odd.status, 422)
  says(odd.body, /value="Asociación Lámpara"/)
  assert.equal((await world.post(marta, '/first-run/keeper', keeper)).headers.get('location'), '/first-run/pages')
  const config = world.house.config as { backup: unknown }
  config.backup = { folder: '/backups', keep: 9 }
  const { body } = await world.visit(marta, '/first-run/pages')
  config.backup = undefined
  says(body, /Backups are kept for 9 days/)
  for (const words of [/Asociación Lámpara/, /hola@example\.org/, /un servidor en Sevilla/, /España/, /lawyer/])
    says(body, words)
  assert.ok(await closed())
  says(body, /name="other_terms"[^>]*>[^<]*Asociación Lámpara/)
  assert.ok(!/name="agree"[^>]*checked/.test(body))
  for (const missing of ['terms', 'agree']) {
    assert.equal((await world.post(marta, '/first-run/pages', { ...pages, [missing]: [] })).status, 422, missing)
  }
  assert.equal((await consentsGiven()).length, 1)
  assert.ok(await closed())
  const both = { ...pages, other_terms: '# Terms\n\nWe are people.' }
  assert.equal((await world.post(marta, '/first-run/pages', both)).headers.get('location'), '/first-run/open')
  says((await world.visit(marta, '/first-run/open')).body, /href="\/groups\/new"/)
  assert.ok(!(await closed()))
  const [row] = await world.owner(
    'select name, sign_up, language, zone, country, hosting, set_up_at is not null as up from place',
  )
  assert.deepEqual(row, {
    name: 'La Lámpara',
    sign_up: 'approval',
    language: 'es',
    zone: 'Europe/Madrid',
    country: 'ES',
    hosting: 'un servidor en Sevilla',
    up: true,
  })
  says((await world.visit(undefined, '/terms')).body, /<h2>(Terms|Condiciones)<\/h2>/)
  assert.deepEqual(await world.owner('select kind, language from pages order by kind, language'), [
    { kind: 'contact', language: 'es' },
    { kind: 'privacy', language: 'es' },
    { kind: 'terms', language: 'en' },
    { kind: 'terms', language: 'es' },
  ])
  assert.deepEqual(await consentsGiven(), [
    { purpose: 'health_data', version: 1 },
    { purpose: 'terms', version: 1 },
  ])
  for (const path of STEPS) assert.equal((await world.visit(marta, path)).headers.get('location'), '/steward', path)
})

test('once there is a steward, no code opens and the beginning is not here', async () => {
  assert.equal(await start(), undefined)
  assert.deepEqual(await world.owner(`select 1 from secrets where name = 'first_run'`), [])
  const ben = await world.someone('Ben')
  for (const who of [undefined, ben]) {
    for (const path of ['/first-run', '/first-run/open', ...STEPS])
      assert.equal((await world.visit(who, path)).status, 404, path)
    for (const path of ['/first-run', '/first-run/account', '/first-run/mail/test', ...STEPS]) {
      const form = { ...account, ...name, ...keeper, ...pages, signUp: 'open', to: 'ana@example.org', code }
      assert.equal((await world.post(who, path, form)).status, 404, path)
    }
  }
})

test('of two who use the code at the same moment, one becomes the steward', async () => {
  const other = await openWorld()
  try {
    const twice = (await other.db.asSystem('a start of the place', ensureFirstRunCode)) ?? ''
    const cookie = `first-run=${twice}`
    const answers = await Promise.all(
      [1, 2].map(() => other.post(undefined, '/first-run/account', account, { cookie })),
    )
    // The other comes too late: at the act itself, or already at the form, from which it is sent back to the beginning.
    const welcomed = answers.filter(({ headers }) => headers.get('location') === '/sign-up/keep')
    assert.equal(welcomed.length, 1)
    assert.ok(answers.every(({ status }) => [303, 404].includes(status)))
    assert.equal((await other.owner('select 1 from people where is_steward')).length, 1)
  } finally {
    await other.drop()
  }
})
