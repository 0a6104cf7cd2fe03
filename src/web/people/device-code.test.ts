import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { countQueries } from '../../../test/queries.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { hashOfTyped } from '../../domain/people/code.ts'
import { linkForDevice } from '../../domain/people/device-link.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
})
after(() => world.drop())

const forgetTries = () => world.owner('delete from attempts')

/** What a stranger learns by trying: the answer, and how much work it was. */
async function trying(path: string, form: { code: string }) {
  await forgetTries()
  const { result, queries } = await countQueries(() => world.post(undefined, path, form))
  const headers = [...result.headers].filter(([name]) => name !== 'content-length')
  return { status: result.status, headers, body: result.body.replaceAll(form.code, '…'), queries }
}

test('whoever cannot photograph a square types its code; either uses up both, and neither lasts', async () => {
  const make = () => world.db.asSystem('a square and its code for a test', (as) => linkForDevice(as, ada.id))
  const type = (code: string) => world.post(undefined, paths.signInOnDevice(), { code })
  const typed = await make()
  assert.match(typed.code, /^[0-9a-z]{4}-[0-9a-z]{4}$/)
  const there = await type(` ${typed.code.toUpperCase().replace('-', ' ')}`)
  assert.equal(there.status, 303)
  const cookie = /holdfast=[\w-]{43}/.exec(there.headers.get('set-cookie') ?? '')?.[0] ?? ''
  assert.equal((await world.visit({ ...ada, cookie }, '/you')).status, 200)
  assert.equal((await type(typed.code)).status, 422)
  assert.equal((await world.post(undefined, paths.signInLink(typed.token))).status, 422)
  const photographed = await make()
  assert.equal((await world.post(undefined, paths.signInLink(photographed.token))).status, 303)
  assert.equal((await type(photographed.code)).status, 422)
  const late = await make()
  await world.owner(`update mail_links set ends_at = now() - interval '1 second' where used_at is null`)
  assert.equal((await type(late.code)).status, 422)
})

test('the page with the square shows the code too, where it is typed, and to nobody else', async () => {
  const answer = await world.post(ada, paths.anotherDevice())
  const sealed = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const { body } = await world.visit({ ...ada, cookie: `${ada.cookie}; ${sealed}` }, paths.anotherDevice())
  const code = /<code[^>]*>([0-9a-z]{4}-[0-9a-z]{4})</.exec(body)?.[1]
  assert.ok(code)
  assert.ok(body.replaceAll('<wbr/>', '').includes(paths.signInOnDevice()))
  assert.ok(!world.logged.join('').includes(code))
})

test('a code of no device, one that is used and one that is over are one and the same', async () => {
  const make = () => world.db.asSystem('a code for a test', (as) => linkForDevice(as, ada.id))
  const [used, over] = [await make(), await make()]
  await world.post(undefined, paths.signInOnDevice(), { code: used.code })
  await world.owner(`update mail_links set ends_at = now() where code_hash = $1`, [hashOfTyped(over.code)])
  await trying(paths.signInOnDevice(), { code: 'aaaa-bbbb' })
  const wrong = await trying(paths.signInOnDevice(), { code: 'aaaa-bbbb' })
  assert.equal(wrong.status, 422)
  for (const code of [used.code, over.code, 'nonsense', '💐'])
    assert.deepEqual(await trying(paths.signInOnDevice(), { code }), wrong, code)
})

test('guessing at codes of devices is stopped by network, and another network goes on', async () => {
  await forgetTries()
  const { code } = await world.db.asSystem('a code for a test', (as) => linkForDevice(as, ada.id))
  const answers = []
  for (let i = 0; i < 121; i++)
    answers.push((await world.post(undefined, paths.signInOnDevice(), { code: 'x' })).status)
  assert.equal(answers.at(-1), 429)
  assert.equal((await world.post(undefined, paths.signInOnDevice(), { code })).status, 429)
  await forgetTries()
})
