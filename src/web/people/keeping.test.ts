import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { blockMember } from '../../domain/people/blocks.ts'
import { keepAddress } from '../../domain/people/mail-address.ts'
import { openSession } from '../../domain/people/sessions.ts'
import { suspendPerson } from '../../domain/people/suspension.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ben: Someone

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  await world.db.asSystem('ways in for a test', async (as) => {
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
test('name, picture, language and zone are mine to change', async () => {
  const change = { name: 'Ada B', keepsake: 'kettle-2', language: 'es', zone: 'America/Bogota' }
  assert.equal((await world.post(ada, paths.yourName(), change)).status, 303)
  const page = (await world.visit(ada, '/you')).body
  assert.match(page, /<h1 dir="auto">Ada B<\/h1>/)
  assert.match(page, /lang="es"/)
  for (const wrong of [{ zone: 'Mars/Olympus' }, { language: 'tlh' }, { name: '' }])
    assert.equal((await world.post(ada, paths.yourName(), { ...change, ...wrong })).status, 422)
  await world.post(ada, paths.yourName(), { ...change, language: 'en', keepsake: '<script>' })
  assert.deepEqual(await world.owner('select keepsake from people where id = $1', [ada.id]), [{ keepsake: 'kettle-2' }])
})

test('a flare is prepared on a good day, lasts as long as planned and ends with one button', async () => {
  await world.post(ada, paths.yourFlare(), { days: '3', note: 'Tea. The blue blanket.', verb: 'keep' })
  assert.ok(!(await world.visit(ada, '/you')).body.includes('Tea. The blue'))
  await world.post(ada, paths.yourFlare(), { days: '3', note: 'Tea. The blue blanket.', verb: 'on' })
  const page = (await world.visit(ada, '/you')).body
  assert.match(page, /data-flare/)
  assert.match(page, /Tea\. The blue blanket\./)
  const [left] = await world.owner<{ days: number }>(
    `select round(extract(epoch from flare_until - now()) / 86400)::int as days from comforts where person_id = $1`,
    [ada.id],
  )
  assert.equal(left?.days, 3)
  await world.post(ada, paths.yourFlare(), { days: '3', note: '', verb: 'off' })
  assert.doesNotMatch((await world.visit(ada, '/you')).body, /<html[^>]*data-flare/)
  assert.equal((await world.post(ada, paths.yourFlare(), { days: '15', note: '' })).status, 422)
})

test('a block is listed under the name it was made by, and ended in silence', async () => {
  const group = await world.group(ben)
  await world.sit(ada, group)
  const [seat] = await world.owner<{ id: string }>('select id from memberships where person_id = $1', [ben.id])
  await world.db.acting(ada.id, (as) => blockMember(as, seat?.id as never))
  const page = (await world.visit(ada, paths.yourBlocks())).body
  assert.match(page, /Ben/)
  const end = /action="(\/you\/blocks\/[\w-]{22}\/end)"/.exec(page)?.[1] ?? ''
  assert.equal((await world.post(ben, end)).status, 404)
  assert.equal((await world.post(ada, end)).status, 303)
  assert.equal((await world.post(ada, end)).status, 404)
  assert.deepEqual(await world.owner('select * from blocks'), [])
})

test('taking back the consent to mail takes the address away; the other two lead to leaving', async () => {
  await world.db.asSystem('consents for a test', async (as) => {
    const { giveConsents } = await import('../../domain/people/consents.ts')
    await giveConsents(as, ada.id, ['terms'])
  })
  const rows = await world.owner<{ id: string; purpose: string }>(
    'select id, purpose from consents where person_id = $1',
    [ada.id],
  )
  const of = (purpose: string) => rows.find((row) => row.purpose === purpose)?.id ?? ''
  assert.equal((await world.post(ben, paths.consentWithdrawal(of('mail')))).status, 404)
  assert.equal((await world.post(ada, paths.consentWithdrawal(of('mail')))).status, 303)
  assert.deepEqual(await world.owner('select address from mail_addresses where person_id = $1', [ada.id]), [])
  assert.equal(
    (await world.post(ada, paths.consentWithdrawal(of('terms')))).headers.get('location'),
    paths.yourErasure(),
  )
  assert.deepEqual(await world.owner(`select withdrawn_at from consents where id = $1`, [of('terms')]), [
    { withdrawn_at: null },
  ])
})

test('when the words change, the page says so, and agreeing anew is a line of the history', async () => {
  const fay = await world.someone('Fay')
  const { giveConsents } = await import('../../domain/people/consents.ts')
  await world.db.asSystem('consents for a test', (as) => giveConsents(as, fay.id, ['terms', 'health_data']))
  await world.owner('delete from pages')
  const unwritten = (await world.visit(fay, paths.yourConsents())).body
  assert.match(unwritten, /nothing to agree to/)
  assert.doesNotMatch(unwritten, /Agree to version|Read the terms/)
  const gil = await world.someone('Gil')
  assert.equal((await world.post(gil, paths.consentAnew('terms'))).status, 303)
  assert.deepEqual(
    await world.owner('select from consents where person_id = $1', [gil.id]),
    [],
    'nothing was agreed to',
  )
  await world.owner(
    `insert into pages (kind, language, words, version) values ('terms', 'en', 'New terms', 3) on conflict do nothing`,
  )
  assert.match((await world.visit(fay, paths.yourConsents())).body, /Version 3 is in force now/)
  const versions = () =>
    world.owner(`select version from consents where person_id = $1 and purpose = 'terms' order by version`, [fay.id])
  for (let i = 0; i < 2; i++) assert.equal((await world.post(fay, paths.consentAnew('terms'))).status, 303)
  assert.deepEqual(await versions(), [{ version: 1 }, { version: 3 }])
  const page = (await world.visit(fay, paths.yourConsents())).body
  assert.doesNotMatch(page, /is in force now/)
  assert.match(page, /What was, and when[\s\S]*Version 3, agreed to on[\s\S]*Version 1, agreed to on/)
  for (const purpose of ['mail', 'everything', '__proto__'])
    assert.equal((await world.post(fay, paths.consentAnew(purpose))).status, 404, purpose)
})

test('before mail is taken back its page says what goes; afterwards it can be given again', async () => {
  const gus = await world.someone('Gus')
  await world.db.asSystem('an address for a test', (as) => keepAddress(as, gus.id, 'gus@example.org'))
  const page = (await world.visit(gus, paths.yourConsents())).body
  assert.match(page, /your address is removed/)
  const action = /action="(\/you\/consents\/[\w-]{22}\/withdrawal)"/.exec(page)?.[1] ?? ''
  await world.post(gus, action)
  const after = (await world.visit(gus, paths.yourConsents())).body
  assert.match(after, /Taken back on/)
  assert.match(after, /Give an address/)
})

test('a suspended person reads why, takes their data and may erase themselves, and nothing else', async () => {
  const sam = await world.someone('Sam', { steward: true })
  const eve = await world.someone('Eve')
  await world.db.acting(sam.id, (as) =>
    suspendPerson(as, eve.signInName, { reason: 'Selling cures to members', until: null }),
  )
  assert.equal((await world.visit(eve, '/you')).status, 303, 'every session ended')
  const back = await device(eve, 'Back')
  assert.match((await world.visit(back, paths.yourDecisions())).body, /Selling cures to members/)
  assert.equal((await world.visit(back, '/you')).headers.get('location'), paths.yourDecisions())
  assert.equal((await world.post(back, paths.yourName(), { name: 'Eva' })).status, 403)
  const data = await world.visit(back, paths.yourDataFile())
  assert.match(data.body, /Selling cures to members/)
  assert.equal((await world.visit(back, paths.yourErasure())).status, 200)
  assert.ok(!(await world.visit(ada, paths.yourDecisions())).body.includes('Selling cures'))
  assert.ok(
    !(await world.visit(sam, paths.yourDecisions())).body.includes('Selling cures'),
    'a steward’s own page shows their own',
  )
})
