import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { askForSignInLink, askToProve, keepAddress } from '../../domain/people/mail-address.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let eve: Someone
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  await world.owner('delete from attempts')
  await world.owner('delete from mail_addresses')
  ada = await world.someone('Ada')
  eve = await world.someone('Eve')
  await world.owner('update sessions set confirmed_at = now()')
})

const system = <T>(work: Parameters<typeof world.db.asSystem<T>>[1]) => world.db.asSystem('a test', work)
const holder = async (address: string) =>
  (await world.owner<{ id: string }>('select person_id as id from mail_addresses where address = $1', [address]))[0]?.id
async function secretFor(who: Someone, text: 'prove_address' | 'sign_in_link'): Promise<string> {
  const [mail] = await world.owner<{ secret: string }>(
    'select secret from outbox where person_id = $1 and text_id = $2 order by queued_at desc limit 1',
    [who.id, text],
  )
  return mail?.secret ?? ''
}
/** The link in the mail that goes to an address somebody gave. */
async function linkFor(who: Someone, address: string): Promise<string> {
  await system((as) => askToProve(as, who.id, address))
  return paths.proveAddress(await secretFor(who, 'prove_address'))
}

test('an address that opens another account is not moved before whoever has the mail has read which', async () => {
  await system((as) => keepAddress(as, ada.id, 'ada@example.org'))
  const link = await linkFor(eve, 'Ada@Example.org')
  const asked = await world.post(undefined, link)
  assert.equal(asked.status, 422)
  assert.ok(asked.body.includes(ada.signInName))
  assert.ok(!asked.body.includes(eve.signInName), 'who asked for the mail is not said')
  assert.equal(await holder('ada@example.org'), ada.id)
  assert.ok(!(await world.visit(undefined, link)).body.includes(ada.signInName), 'opening the link alone tells nothing')

  const moved = await world.post(undefined, link, { from: ada.signInName })
  assert.equal(moved.status, 303)
  assert.equal(await holder('Ada@Example.org'), eve.id)
  assert.equal((await world.post(undefined, link, { from: ada.signInName })).status, 422, 'the link works once')
})

test('whoever meant one account does not take the address from another', async () => {
  const ben = await world.someone('Ben')
  await system((as) => keepAddress(as, ada.id, 'both@example.org'))
  const link = await linkFor(eve, 'both@example.org')
  await world.post(undefined, link)
  await system((as) => keepAddress(as, ben.id, 'both@example.org'))
  const late = await world.post(undefined, link, { from: ada.signInName })
  assert.equal(late.status, 422)
  assert.ok(late.body.includes(ben.signInName))
  assert.equal(await holder('both@example.org'), ben.id)
})

test('whoever has lost an address reads that it is gone, and not to whom, until they give one again', async () => {
  await system((as) => keepAddress(as, ada.id, 'ada@example.org'))
  const link = await linkFor(eve, 'ada@example.org')
  await world.post(undefined, link, { from: ada.signInName })
  for (const path of [paths.you(), paths.yourDecisions()]) {
    const { body } = await world.visit(ada, path)
    assert.match(body, /Your address has moved/)
    assert.ok(!body.includes(eve.signInName) && !body.includes('ada@example.org'))
    assert.doesNotMatch((await world.visit(eve, path)).body, /Your address has moved/)
  }
  await world.owner(`update people set mail_lost_at = now() - interval '40 days' where id = $1`, [ada.id])
  assert.doesNotMatch((await world.visit(ada, paths.you())).body, /Your address has moved/)
  assert.match((await world.visit(ada, paths.yourDecisions())).body, /Your address has moved/)
  assert.equal((await world.post(undefined, await linkFor(ada, 'new@example.org'))).status, 303)
  assert.doesNotMatch((await world.visit(ada, paths.yourDecisions())).body, /Your address has moved/)
})

test('proving one’s own address again asks nothing', async () => {
  await system((as) => keepAddress(as, ada.id, 'ada@example.org'))
  assert.equal((await world.post(undefined, await linkFor(ada, 'ada@example.org'))).status, 303)
})

test('a link to sign in that lies in a mailbox ends when the address is taken away, moved or changed', async () => {
  const ways: ((address: string) => Promise<unknown>)[] = [
    () => world.post(ada, paths.yourMailRemoval()),
    (address) => system((as) => keepAddress(as, eve.id, address)),
    () => system((as) => keepAddress(as, ada.id, 'other@example.org')),
  ]
  for (const [n, way] of ways.entries()) {
    const address = `ada.${n}@example.org`
    await system((as) => keepAddress(as, ada.id, address))
    await system((as) => askForSignInLink(as, address))
    const secret = await secretFor(ada, 'sign_in_link')
    await way(address)
    assert.equal((await world.post(undefined, paths.signInLink(secret))).status, 422)
  }
})

test('whoever is signed in reads that a link from somebody else would make them write in another name', async () => {
  await system((as) => keepAddress(as, eve.id, 'eve@example.org'))
  await system((as) => askForSignInLink(as, 'eve@example.org'))
  const link = paths.signInLink(await secretFor(eve, 'sign_in_link'))
  assert.match((await world.visit(ada, link)).body, /signed in here as Ada/)
  assert.doesNotMatch((await world.visit(undefined, link)).body, /signed in here as/)
})
