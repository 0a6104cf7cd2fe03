import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { keepAddress, myAddress, tryAddressAgain } from '../people/mail-address.ts'
import { mailHealth } from './health.ts'
import { forgetRefusals } from './mails-kept.ts'
import { keepAllReturned, keepReturned, type Returned } from './returned.ts'

let world: World
let ada: Someone
let ben: Someone
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  await world.owner('delete from mail_addresses')
  for (const who of [ada, ben]) await system((as) => keepAddress(as, who.id, addressOf(who)))
})

const system = <T>(work: Parameters<typeof world.db.asSystem<T>>[1]) => world.db.asSystem('a test', work)
const addressOf = (who: Someone) => `${who.signInName}@example.org`
const rests = async (who: Someone) => ((await world.db.reading(who.id, myAddress))?.rests_since ?? null) !== null

/** A mail that the next server has taken. */
async function sendTo(who: Someone): Promise<Returned['mail']> {
  const [mail] = await world.owner<{ id: Returned['mail'] }>(
    `insert into outbox (person_id, cause, text_id, sent_at, outcome) values ($1, gen_random_uuid()::text, 'reset_asked', now(), 'sent') returning id`,
    [who.id],
  )
  assert.ok(mail)
  await system((as) => forgetRefusals(as, who.id))
  return mail.id
}
const comesBack = (mail: Returned['mail'], address: string, more: Partial<Returned> = {}) =>
  system((as) => keepReturned(as, { mail, address, aboutAddress: true, code: '5.1.1', ...more }))

test('an address from which three mails came back rests, though a server in between took each; its person tries again', async () => {
  const marta = await world.someone('Marta', { steward: true })
  for (const last of [false, false, true]) {
    const mail = await sendTo(ada)
    assert.equal(await comesBack(mail, addressOf(ada).toUpperCase()), true)
    assert.equal(await rests(ada), last)
  }
  await sendTo(ada)
  assert.equal(await rests(ada), true, 'what that server takes says nothing')
  assert.equal((await world.db.reading(marta.id, mailHealth)).problem, 'came_back 5.1.1')
  await world.db.acting(ada.id, (as) => tryAddressAgain(as))
  assert.equal(await rests(ada), false)
})

test('one mail counts once, however many reports of it come', async () => {
  const mail = await sendTo(ada)
  for (let i = 0; i < 4; i++) assert.equal(await comesBack(mail, addressOf(ada)), true)
  assert.equal(await rests(ada), false)
})

test('a mail refused by a rule is nobody’s address’s fault', async () => {
  for (let i = 0; i < 4; i++) await comesBack(await sendTo(ada), addressOf(ada), { aboutAddress: false, code: '5.7.1' })
  assert.equal(await rests(ada), false)
})

test('nobody is silenced by a report that is made up', async () => {
  for (let i = 0; i < 4; i++) {
    assert.equal(await comesBack(crypto.randomUUID() as Returned['mail'], addressOf(ada)), false, 'a mail nobody sent')
    assert.equal(await comesBack(await sendTo(ben), addressOf(ada)), false, 'a mail of one’s own, about somebody else')
    assert.equal(await comesBack(await sendTo(ada), 'elsewhere@example.org'), false, 'an address that is nobody’s')
  }
  assert.equal(await rests(ada), false)
  assert.equal(await rests(ben), false)
})

test('what came back from an address says nothing once its person has proven one again', async () => {
  const mails = [await sendTo(ada), await sendTo(ada), await sendTo(ada)]
  await system((as) => keepAddress(as, ada.id, addressOf(ada)))
  for (const mail of mails) assert.equal(await comesBack(mail, addressOf(ada)), false)
  assert.equal(await rests(ada), false)
})

test('a report that names a crowd is not read to its end, and one about no mail of this place says nothing', async () => {
  const says = (address: string) => ({ address, aboutAddress: true, code: '5.1.1' })
  const crowd = Array.from({ length: 20 }, (_, n) => says(`nobody${n}@example.org`))
  const mail = await sendTo(ben)
  const keeps = (of: Returned['mail'], ...failed: ReturnType<typeof says>[]) =>
    system((as) => keepAllReturned(as, of, failed))
  assert.equal(await keeps(mail, ...crowd, says(addressOf(ben))), false)
  assert.equal(await keeps(randomUUID() as Returned['mail'], says(addressOf(ben))), false)
  assert.equal(await keeps(mail, ...crowd.slice(1), says(addressOf(ben))), true)
})
