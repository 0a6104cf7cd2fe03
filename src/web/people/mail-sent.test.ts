import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { keepAddress } from '../../domain/people/mail-address.ts'
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

const give = (who: Someone, address: string) => world.post(who, paths.yourMail(), { address, mail: 'on' })
/** The browser of somebody, with what an answer gave it to keep. */
const keeping = (who: Someone, given: Headers): Someone => ({
  ...who,
  cookie: [who.cookie, ...given.getSetCookie().map((line) => line.split(';')[0])].join('; '),
})

test('whoever asked for a mail reads where it went, how long it works, and what to do if nothing comes', async () => {
  assert.doesNotMatch((await world.visit(ada, paths.yourMail())).body, /If nothing comes/)
  const asked = await give(ada, 'ada@example.org')
  assert.equal(asked.status, 303)
  assert.doesNotMatch(JSON.stringify([...asked.headers]), /example\.org/)
  const { body } = await world.visit(keeping(ada, asked.headers), paths.yourMail())
  assert.match(body, /A mail is on its way[\s\S]*ada@example\.org[\s\S]*within 15 minutes[\s\S]*If nothing comes/)
  assert.match(body, /name="address" value="ada@example\.org"[\s\S]*Send it again/)
})

test('nobody else is told where it went: not another browser of theirs, and not somebody who holds the cookie', async () => {
  const { headers } = await give(ada, 'ada@example.org')
  assert.doesNotMatch((await world.visit(ada, paths.yourMail())).body, /ada@example\.org/)
  assert.doesNotMatch((await world.visit(keeping(ben, headers), paths.yourMail())).body, /ada@example\.org/)
})

test('once the address is proven the page says that, and no more of the mail', async () => {
  const { headers } = await give(ben, 'ben@example.org')
  await world.db.asSystem('the link of a test is followed', (as) => keepAddress(as, ben.id, 'ben@example.org'))
  const { body } = await world.visit(keeping(ben, headers), paths.yourMail())
  assert.match(body, /Your address here:[\s\S]*ben@example\.org/)
  assert.doesNotMatch(body, /If nothing comes/)
})

test('where no mail leaves, the page says so instead of that a mail is on its way', async () => {
  const dora = await world.someone('Dora')
  const config = world.house.config as { demo: boolean }
  const { demo } = config
  config.demo = false
  try {
    const { headers } = await give(dora, 'dora@example.org')
    const { body } = await world.visit(keeping(dora, headers), paths.yourMail())
    assert.match(body, /sends no mail yet[\s\S]*dora@example\.org/)
    assert.doesNotMatch(body, /on its way|Send it again|If nothing comes/)
    assert.match((await world.visit(dora, paths.yourTelling())).body, /sends no mail yet/)
    const group = await world.group(dora)
    for (const [who, path] of [
      [undefined, paths.signInByMail()],
      [undefined, paths.signUp()],
      [dora, paths.lead(group)],
    ] as const)
      assert.match((await world.visit(who, path)).body, /sends no mail yet/, path)
  } finally {
    config.demo = demo
  }
})

test('sending again has its limit, and says so in words', async () => {
  const cleo = await world.someone('Cleo')
  const answers: number[] = []
  for (let i = 0; i < 7; i++) answers.push((await give(cleo, 'cleo@example.org')).status)
  assert.equal(answers.at(-1), 429)
})
