import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { says } from '../../../test/says.ts'
import { type Answer, openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { removeMember } from '../../domain/groups/lead.ts'
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

const hasLit = ({ body }: Answer) => (body.match(/class="btn lit/g) ?? []).length
const entry = { name: 'Benno', agreed: 'on', accepted: '1' }
const page = (who: Someone | undefined, id: GroupId) => world.visit(who, paths.group(id))

test('a visitor reads the honest card and is led to a name first; nothing is lit that does not open', async () => {
  const open = await page(undefined, await world.group(ada))
  assert.equal(open.status, 200)
  says(open, /Tuesdays, 10:30 to 11:30 in London/)
  says(open, /People who want medical answers/)
  says(open, /\/sign-up\?back=/)
  assert.equal(hasLit(open), 1)
  assert.doesNotMatch(open.body, /Usually here/)
  const closed = await page(undefined, await world.group(ada, { door: 'closed', guests: 'no' }))
  says(closed, /began together/)
  assert.equal(hasLit(closed), 0)
})

test('how many usually come is said from the nightly snapshot, and only then', async () => {
  const group = await world.group(ada)
  await world.owner(`insert into group_facts (group_id, size_band) values ($1, '6-9')`, [group])
  says(await page(undefined, group), /Usually here[\s\S]*6 to 9 people/)
})

test('each door offers somebody outside what it can do, or says why not', async () => {
  const offers = async (draft: Parameters<World['group']>[1]) => (await page(ben, await world.group(ada, draft))).body
  assert.match(await offers({ door: 'open' }), /lit wide[^>]*as=member[\s\S]*Come in/)
  assert.match(await offers({ door: 'ask', guests: 'no' }), /Ask to come in/)
  assert.match(await offers({ door: 'ask', guests: 'yes' }), /Sit in as a guest[\s\S]*Ask to come in/)
  assert.match(await offers({ door: 'closed', guests: 'ask' }), /Ask to sit in/)
  assert.match(await offers({ door: 'referral', guests: 'no' }), /by referral/)
})

test('somebody reads the agreement, ticks it themselves, chooses a name and is inside', async () => {
  const group = await world.group(ada)
  const door = await world.visit(ben, paths.door(group))
  says(door, /What is said here stays here\./)
  assert.doesNotMatch(door.body, /name="agreed"[^>]*checked/)
  const untouched = await world.post(ben, paths.membership(group), { ...entry, agreed: '' })
  assert.equal(untouched.status, 422)
  says(untouched, /value="Benno"/)
  const came = await world.post(ben, paths.membership(group), { ...entry, keepsake: 'pear-3' })
  assert.deepEqual([came.status, came.headers.get('location')], [303, paths.group(group)])
  says(await page(ben, group), /You are Benno here/)
  assert.equal((await world.post(ben, paths.membership(group), entry)).status, 303)
})

test('an agreement that changed while the page was open is read again', async () => {
  const group = await world.group(ada)
  await world.post(ada, paths.agreement(group), { lines: 'Be kind.', change: 'new', told: '', after: '1' })
  const again = await world.post(ben, paths.membership(group), entry)
  assert.equal(again.status, 422)
  says(again, /Be kind\.[\s\S]*changed since/)
})

test('an asker waits, takes it back, asks again, is welcomed and comes in', async () => {
  const group = await world.group(ada, { door: 'ask', guests: 'no', questions: ['Why here?'] })
  says(await world.visit(ben, paths.door(group)), /Why here\?/)
  assert.equal((await world.post(ben, paths.membership(group), entry)).status, 403)
  const ask = () => world.post(ben, paths.ask(group), { name: 'Benno', answer1: 'Tired.\nVery.' })
  assert.equal((await ask()).status, 303)
  says(await page(ben, group), /You asked on/)
  assert.equal((await ask()).status, 409)
  await world.post(ben, paths.askWithdrawal(group))
  await ask()
  const lead = await world.visit(ada, paths.lead(group))
  says(lead, /Tired\.<br\/>Very\./)
  const action = /action="([^"]*\/asks\/[^"]*)"/.exec(lead.body)?.[1] ?? assert.fail()
  assert.equal((await world.post(ada, action, { answer: 'welcome' })).status, 303)
  says(await page(ben, group), /you are welcome/)
  assert.equal((await world.post(ben, paths.membership(group), entry)).status, 303)
})

test('a no is given with a reason, chosen or own, and read on the group’s page', async () => {
  const group = await world.group(ada, { door: 'ask', guests: 'no' })
  await world.post(ben, paths.ask(group), { name: 'Ben' })
  const lead = await world.visit(ada, paths.lead(group))
  const action = /action="([^"]*\/asks\/[^"]*)"/.exec(lead.body)?.[1] ?? assert.fail()
  assert.equal((await world.post(ada, action, { answer: 'decline' })).status, 422)
  assert.equal(
    (await world.post(ada, action, { answer: 'decline', why: 'pause', own: 'In March, perhaps.' })).status,
    303,
  )
  const answered = await page(ben, group)
  says(answered, /We need a pause[\s\S]*In March, perhaps\./)
  says(answered, /Ask to come in/)
})

test('a guest is always told, reads the welcome but no note, and can take a seat', async () => {
  const group = await world.group(ada)
  await world.post(ada, paths.welcome(group), { words: 'Good to have you.', way_in: 'https://meet.example/x' })
  await world.post(ada, paths.notes(group), { note: 'For members', pin: 'on' })
  await world.post(ben, paths.visit(group), entry)
  const guest = await page(ben, group)
  says(guest, /You are here as a guest[\s\S]*Good to have you\.[\s\S]*meet\.example/)
  assert.doesNotMatch(guest.body, /For members/)
  assert.equal((await world.visit(ben, paths.people(group))).status, 404)
  says(await world.visit(ada, paths.people(group)), /Benno[\s\S]*guest/)
  await world.post(ben, paths.membership(group), entry)
  says(await page(ben, group), /For members/)
})

test('somebody leaves quietly, and may come back as anybody comes in', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group)
  const left = await world.post(ben, paths.departure(group))
  assert.deepEqual([left.status, left.headers.get('location')], [303, paths.yourGroups()])
  const former = await page(ben, group)
  says(former, /You were here before/)
  says(former, /Come back/)
  assert.equal((await world.post(ben, paths.membership(group), entry)).status, 303)
})

test('somebody removed reads the decision instead of a door', async () => {
  const group = await world.group(ada)
  const seat = await world.sit(ben, group)
  await world.db.acting(ada.id, (as) => removeMember(as, seat, { reason: 'Doses, twice.' }))
  const removed = await page(ben, group)
  says(removed, /Doses, twice\.[\s\S]*\/you\/decisions/)
  assert.equal(hasLit(removed), 0)
  assert.equal((await world.post(ben, paths.membership(group), entry)).status, 403)
  assert.equal((await world.post(ben, paths.ask(group), { name: 'B' })).status, 403)
})

test('a hidden group is the page of nothing to everybody but its members', async () => {
  const group = await world.group(ada, { listing: 'hidden' })
  const nothing = await page(ben, '00000000-0000-0000-0000-00000000abcd' as GroupId)
  for (const path of [paths.group, paths.door, paths.people, paths.lead, paths.edit, paths.invitations]) {
    const answer = await world.visit(ben, path(group))
    assert.deepEqual([answer.status, answer.body], [404, nothing.body], path(group))
  }
  const mine = await page(ada, group)
  assert.equal(mine.status, 200)
  assert.doesNotMatch(/<title>([^<]*)/.exec(mine.body)?.[1] ?? '', /Slow Mornings/)
})

test('hostile names, lengths and lists are answered in words, never with a fault', async () => {
  const group = await world.group(ada, { door: 'ask', questions: ['Why?'] })
  const odd = ['', 'x'.repeat(41), 'a\u0000b', '\ud800', '\u202eevil', 'z\u0301\u0301\u0301\u0301\u0301\u0301']
  for (const name of odd) {
    const answer = await world.post(ben, paths.ask(group), { name, answer1: name })
    assert.ok(answer.status < 500, `${JSON.stringify(name)}: ${answer.status}`)
    await world.post(ben, paths.askWithdrawal(group))
  }
  assert.equal((await world.post(ben, paths.ask(group), { name: ['a', 'b'], answer1: 'x' })).status, 422)
  assert.equal((await world.post(ben, paths.ask(group), { name: 'a', answer1: '"\n'.repeat(499) })).status, 303)
})
