import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeAuthenticator } from '../../../test/authenticator.ts'
import { type Answer, openWorld, type Someone, type World } from '../../../test/world.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
const phone = makeAuthenticator()

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
})
after(() => world.drop())

interface Question {
  question: string
  options: { challenge: string; rpId?: string; rp: { id?: string } }
}

async function ask(who: Someone | undefined, path: string): Promise<Question> {
  const answer = await world.post(who, path, {}, { 'content-type': 'application/json' })
  assert.equal(answer.status, 200, answer.body.slice(0, 200))
  return JSON.parse(answer.body) as Question
}

const cookieIn = (answer: Answer) => /holdfast=([\w-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? ''

async function addPhone(who: Someone, device = phone): Promise<Answer> {
  const { question, options } = await ask(who, paths.passkeyOffer())
  return world.post(who, paths.yourPasskeys(), {
    question,
    passkey: JSON.stringify(device.make(options, world.base)),
    name: 'My phone',
  })
}

async function signIn(device = phone, origin = world.base): Promise<Answer> {
  const { question, options } = await ask(undefined, paths.passkeyQuestion())
  return world.post(undefined, paths.signInByPasskey(), {
    question,
    passkey: JSON.stringify(device.sign(options, origin)),
    back: '/you',
  })
}

test('a person adds a passkey, and it signs them in without a name', async () => {
  assert.equal((await addPhone(ada)).status, 303)
  assert.match((await world.visit(ada, paths.yourPasskeys())).body, /My phone/)
  const answer = await signIn()
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/you')
  assert.match((await world.visit({ ...ada, cookie: cookieIn(answer) }, '/you')).body, /Ada/)
})

test('an answer is good once, only from our own page, and only from a passkey that is known', async () => {
  const { question, options } = await ask(undefined, paths.passkeyQuestion())
  const passkey = JSON.stringify(phone.sign(options, world.base))
  assert.equal((await world.post(undefined, paths.signInByPasskey(), { question, passkey })).status, 303)
  assert.equal((await world.post(undefined, paths.signInByPasskey(), { question, passkey })).status, 422)
  assert.equal((await signIn(phone, 'https://evil.example')).status, 422)
  assert.equal((await signIn(makeAuthenticator())).status, 422)
  for (const odd of ['', '{}', 'null', '[]', '"x"', '{"id":{}}', '{"id":"x","response":7}']) {
    assert.equal((await world.post(undefined, paths.signInByPasskey(), { question, passkey: odd })).status, 422, odd)
  }
})

test('a passkey proves again who is there, and nobody else’s does', async () => {
  await world.owner(`update sessions set confirmed_at = now() - interval '11 minutes'`)
  assert.equal(
    (await world.visit(ada, paths.yourPasskeys())).headers.get('location'),
    '/confirm?back=%2Fyou%2Fpasskeys',
  )
  assert.match((await world.visit(ada, paths.confirm('/you/passkeys'))).body, /Use a passkey/)
  const confirm = async (device = phone) => {
    const { question, options } = await ask(ada, paths.passkeyQuestion())
    return world.post(ada, paths.confirmByPasskey(), {
      question,
      passkey: JSON.stringify(device.sign(options, world.base)),
      back: '/you/passkeys',
    })
  }
  const ben = await world.someone('Ben')
  const bens = makeAuthenticator()
  await addPhone(ben, bens)
  assert.equal((await confirm(bens)).status, 422)
  assert.equal((await world.visit(ada, paths.yourPasskeys())).status, 303)
  assert.equal((await confirm()).headers.get('location'), '/you/passkeys')
  assert.equal((await world.visit(ada, paths.yourPasskeys())).status, 200)
})

test('nobody takes away their own last way in, or anybody else’s passkey', async () => {
  const page = (await world.visit(ada, paths.yourPasskeys())).body
  const removal = /action="(\/you\/passkeys\/[\w-]{22}\/removal)"/.exec(page)?.[1] ?? ''
  assert.equal((await world.post(ada, removal)).status, 409)
  const cleo = await world.someone('Cleo')
  assert.equal((await world.post(cleo, removal)).status, 404)
  await addPhone(ada, makeAuthenticator())
  assert.equal((await world.post(ada, removal)).status, 303)
  assert.equal((await signIn()).status, 422)
})

test('somebody signs up with a passkey and no password', async () => {
  const device = makeAuthenticator()
  const { question, options } = await ask(undefined, paths.passkeyQuestion('new'))
  const form = {
    name: 'Dora',
    word: 'lamp',
    language: 'en',
    zone: 'UTC',
    adult: 'on',
    terms: 'on',
    health_data: 'on',
    question,
    passkey: JSON.stringify(device.make(options, world.base)),
  }
  assert.equal(
    (await world.post(undefined, paths.signUp(), { ...form, adult: 'no' })).status,
    422,
    'a slip does not use the passkey up',
  )
  assert.equal((await world.post(undefined, paths.signUp(), form)).status, 303)
  assert.equal((await signIn(device)).status, 303)
})
