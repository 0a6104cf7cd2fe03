import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hash } from '@node-rs/argon2'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { setPassword } from '../../domain/people/account.ts'
import { linkForDevice } from '../../domain/people/device-link.ts'
import { keepAddress } from '../../domain/people/mail-address.ts'
import { openSession } from '../../domain/people/sessions.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import { writeSeen } from '../request/seen.ts'

let world: World
let ada: Someone
let ben: Someone

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  await world.db.asSystem('ways in for a test', async (as) => {
    await setPassword(as, ada.id, 'kettle meadow acorn')
    await keepAddress(as, ada.id, 'ada@example.org')
  })
})
after(() => world.drop())

const device = async (who: Someone, name: string): Promise<Someone> => {
  const { token } = await world.db.asSystem('another device for a test', (as) =>
    openSession(as, who.id, { name, shared: false }),
  )
  return { ...who, cookie: `holdfast=${token}` }
}
const PAGES = [
  paths.you(),
  paths.yourName(),
  paths.yourSessions(),
  paths.yourPassword(),
  paths.yourPasskeys(),
  paths.yourCodes(),
  paths.yourMail(),
  paths.yourFlare(),
  paths.yourBlocks(),
  paths.yourConsents(),
  paths.yourDecisions(),
  paths.yourData(),
  paths.yourDataFile(),
  paths.yourErasure(),
]
const SENSITIVE = [
  paths.yourPassword(),
  paths.yourPasskeys(),
  paths.yourCodes(),
  paths.yourMail(),
  paths.yourData(),
  paths.yourDataFile(),
  paths.yourErasure(),
]

test('each page about me is there for me, and shows a visitor the way in', async () => {
  for (const path of PAGES) {
    assert.equal((await world.visit(ada, path)).status, 200, path)
    const visitor = await world.visit(undefined, path)
    assert.equal(visitor.headers.get('location'), paths.signIn(path), path)
  }
})

test('what a visitor posts is answered as if nothing were there', async () => {
  const absent = await world.post(undefined, '/you/nothing-of-the-kind')
  for (const path of [
    paths.yourName(),
    paths.yourPassword(),
    paths.yourErasure(),
    paths.otherSessionsEnd(),
    paths.signOut(),
    paths.resetRefusal(),
    '/confirm',
  ]) {
    const answer = await world.post(undefined, path)
    assert.equal(answer.status, 404, path)
    assert.equal(answer.body, absent.body, path)
  }
})

test('what could hurt in other hands wants proof of who is there, and a password gives it', async () => {
  await world.owner(`update sessions set confirmed_at = now() - interval '11 minutes' where person_id = $1`, [ada.id])
  for (const path of SENSITIVE)
    assert.match((await world.visit(ada, path)).headers.get('location') ?? '', /^\/confirm\?back=/, path)
  for (const path of [paths.yourPassword(), paths.yourErasure(), paths.yourCodes()]) {
    assert.match(
      (await world.post(ada, path, { password: 'fig under the tree', word: 'erase me' })).headers.get('location') ?? '',
      /^\/confirm/,
      path,
    )
  }
  assert.equal((await world.post(ada, '/confirm', { password: 'not the right one', back: '/you/data' })).status, 422)
  assert.equal((await world.visit(ada, paths.yourData())).status, 303)
  assert.equal(
    (await world.post(ada, '/confirm', { password: 'kettle meadow acorn', back: '/you/data' })).headers.get('location'),
    '/you/data',
  )
  assert.equal((await world.visit(ada, paths.yourData())).status, 200)
})

test('sessions are named and ended one by one, and all others at once', async () => {
  const phone = await device(ada, 'Phone')
  const tablet = await device(ada, 'Tablet')
  const page = (await world.visit(ada, paths.yourSessions())).body
  assert.match(page, /this device/)
  const [row] = await world.owner<{ id: string }>(`select id from sessions where name = 'Phone'`)
  const id = row?.id ?? ''
  assert.equal((await world.post(ada, paths.session(id), { name: 'My old phone' })).status, 303)
  assert.match((await world.visit(ada, paths.yourSessions())).body, /My old phone/)
  assert.equal((await world.post(ada, paths.session(id), { name: '' })).status, 422)
  assert.equal((await world.post(ben, paths.session(id), { name: 'Mine now' })).status, 404)
  assert.equal((await world.post(ben, paths.sessionEnd(id))).status, 404)
  assert.equal((await world.post(ada, paths.sessionEnd(id))).status, 303)
  assert.equal((await world.visit(phone, '/you')).status, 303)
  assert.equal((await world.visit(tablet, '/you')).status, 200)
  await world.post(ada, paths.otherSessionsEnd())
  assert.equal((await world.visit(tablet, '/you')).status, 303)
  assert.equal((await world.visit(ada, '/you')).status, 200)
})

test('a square on one device signs in another, once', async () => {
  const answer = await world.post(ada, paths.anotherDevice())
  const sealed =
    answer.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('device='))
      ?.split(';')[0] ?? ''
  assert.match(
    (await world.visit({ ...ada, cookie: `${ada.cookie}; ${sealed}` }, paths.anotherDevice())).body,
    /class="qr"/,
  )
  assert.equal((await world.visit(ada, paths.anotherDevice())).status, 303, 'only where it was asked for')
  const link = () =>
    world.db.asSystem('the link of a square for a test', async (as) => (await linkForDevice(as, ada.id)).token)
  const token = await link()
  const there = await world.post(undefined, paths.signInLink(token))
  assert.equal(there.status, 303)
  const cookie = /holdfast=[\w-]{43}/.exec(there.headers.get('set-cookie') ?? '')?.[0] ?? ''
  assert.equal((await world.visit({ ...ada, cookie }, '/you')).status, 200)
  assert.equal((await world.post(undefined, paths.signInLink(token))).status, 422)
  assert.equal((await world.post(undefined, paths.proveAddress(await link()))).status, 422)
})

test('a session that nobody used for sixty days is over; one in use is kept, without a page writing anything', async () => {
  const old = await device(ada, 'Attic')
  await world.owner(`update sessions set used_on = current_date - 59 where name = 'Attic'`)
  assert.equal((await world.visit(old, '/you')).status, 200)
  const day = () =>
    world.owner<{ age: number }>(`select current_date - used_on as age from sessions where name = 'Attic'`)
  assert.deepEqual(await day(), [{ age: 59 }])
  await writeSeen(world.db)
  assert.deepEqual(await day(), [{ age: 0 }])
  await world.owner(`update sessions set used_on = current_date - 60 where name = 'Attic'`)
  assert.equal((await world.visit(old, '/you')).status, 303)
})

test('a new password is not one that would be guessed, and the old one opens nothing', async () => {
  assert.equal((await world.post(ada, paths.yourPassword(), { password: 'password1234' })).status, 422)
  assert.equal((await world.post(ada, paths.yourPassword(), { password: 'lamp by the window' })).status, 303)
  assert.equal(
    (await world.post(undefined, paths.signIn(), { name: ada.signInName, password: 'kettle meadow acorn' })).status,
    422,
  )
  assert.equal(
    (await world.post(undefined, paths.signIn(), { name: ada.signInName, password: 'lamp by the window' })).status,
    303,
  )
})

test('a password kept with weaker parameters is kept anew when it is next typed', async () => {
  const weak = await hash('lamp by the window', { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  await world.owner('update passwords set hash = $2 where person_id = $1', [ada.id, weak])
  assert.equal(
    (await world.post(undefined, paths.signIn(), { name: ada.signInName, password: 'lamp by the window' })).status,
    303,
  )
  const [kept] = await world.owner<{ hash: string }>('select hash from passwords where person_id = $1', [ada.id])
  assert.match(kept?.hash ?? '', /m=19456,t=2,p=1/)
})

test('new recovery codes are shown for a while in this browser, and the old ones are over', async () => {
  const answer = await world.post(ada, paths.yourCodes())
  const sealed =
    answer.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('codes='))
      ?.split(';')[0] ?? ''
  const here = { ...ada, cookie: `${ada.cookie}; ${sealed}` }
  assert.equal((await world.visit(here, paths.yourCodes())).body.match(/<code>/g)?.length, 8)
  assert.equal((await world.visit(ada, paths.yourCodes())).body.match(/<code>/g), null)
  const other = await device(ada, 'Other')
  assert.equal(
    (await world.visit({ ...other, cookie: `${other.cookie}; ${sealed}` }, paths.yourCodes())).body.match(/<code>/g),
    null,
  )
})

test('no page about me counts anything up or says what others do', async () => {
  assert.ok(letters(ada.id).length === 22)
  for (const path of PAGES.filter((page) => !page.endsWith('.json'))) {
    assert.doesNotMatch((await world.visit(ada, path)).body, new RegExp(letters(ben.id)), path)
  }
})
