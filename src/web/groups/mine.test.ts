import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hushes, says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
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

const mine = (who: Someone) => world.visit(who, paths.yourGroups())

async function answerFor(group: GroupId, form: Record<string, string>): Promise<void> {
  const lead = await world.visit(ada, paths.lead(group))
  const action = /action="([^"]*\/asks\/[^"]*)"/.exec(lead.body)?.[1] ?? assert.fail()
  assert.equal((await world.post(ada, action, form)).status, 303)
}

test('somebody without a group finds the way to one, and a visitor the way in', async () => {
  says(await mine(ben), /You have no seat in a group right now/)
  assert.equal((await world.visit(undefined, paths.yourGroups())).headers.get('location'), paths.signIn('/you/groups'))
})

test('every group I have to do with stands there, with what I am to it and what is next', async () => {
  const own = await world.group(ben, { name: 'Mine To Lead', door: 'ask' })
  await world.post(ada, paths.ask(own), { name: 'Ada' })
  const hidden = await world.group(ada, { name: 'Hidden Seat', listing: 'unlisted', door: 'open' })
  await world.owner(`update groups set listing = 'listed' where id = $1`, [hidden])
  await world.sit(ben, hidden)
  await world.post(ada, paths.listing(hidden), { listing: 'hidden' })
  await world.post(ada, paths.agreement(hidden), { lines: 'Be kind.', change: 'new', told: '', after: '1' })
  const resting = await world.group(ada, { name: 'Resting Place' })
  await world.sit(ben, resting)
  await world.post(ben, paths.rest(resting), { until: '' })
  await world.sit(ben, await world.group(ada, { name: 'Just Visiting' }), { asGuest: true })
  const asking = await world.group(ada, { name: 'Still Asking', door: 'ask' })
  await world.post(ben, paths.ask(asking), { name: 'Ben' })
  const welcome = await world.group(ada, { name: 'Come On In', door: 'ask' })
  await world.post(ben, paths.ask(welcome), { name: 'Ben' })
  await answerFor(welcome, { answer: 'welcome' })
  const left = await world.group(ada, { name: 'Left Behind' })
  await world.sit(ben, left)
  await world.post(ben, paths.departure(left))
  const barred = await world.group(ada, { name: 'Shut Door' })
  const seat = await world.sit(ben, barred)
  await world.post(ada, paths.removal(barred, seat), { reason: 'Doses.', until: '2099-01-01' })

  const seen = await mine(ben)
  assert.equal(seen.status, 200)
  const parts = seen.body.split('<article').map((part) => part.replaceAll(/\s+/g, ' '))
  const about = (name: string) => parts.find((part) => part.includes(name)) ?? assert.fail(name)
  assert.match(about('Mine To Lead'), /You lead here\.[\s\S]*Somebody asks to come in/)
  assert.match(about('Hidden Seat'), /You have a seat here\.[\s\S]*Read the new agreement/)
  assert.match(about('Resting Place'), /You are resting\.[\s\S]*Next:/)
  assert.match(about('Just Visiting'), /as a guest/)
  assert.match(about('Still Asking'), /It is with them now/)
  assert.match(about('Come On In'), /you are welcome\.[\s\S]*Go to the door/)
  assert.match(about('Left Behind'), /You left\./)
  assert.match(about('Shut Door'), /You can come back after 1 January 2099/)
  assert.doesNotMatch(/<title>([^<]*)/.exec(seen.body)?.[1] ?? '', /Hidden/)
})

test('the answer to an ask is read also where the group is no longer in the directory, and never names one that hid itself', async () => {
  const eli = await world.someone('Eli')
  const group = await world.group(ada, { name: 'Quiet Corner', door: 'ask' })
  await world.post(eli, paths.ask(group), { name: 'Eli' })
  await world.post(ada, paths.listing(group), { listing: 'unlisted' })
  await answerFor(group, { answer: 'decline', why: 'own', own: 'We are about to end.' })
  assert.equal((await world.visit(eli, paths.group(group))).status, 404)
  says(await mine(eli), /Quiet Corner[\s\S]*We are about to end\./)
  says(await world.visit(eli, paths.home()), /We are about to end\./)
  await world.post(ada, paths.listing(group), { listing: 'hidden' })
  const hidden = await mine(eli)
  says(hidden, /We are about to end\./)
  hushes(hidden, /Quiet Corner/)
})

test('a guest who asked for a seat reads the answer on the group’s page', async () => {
  const fay = await world.someone('Fay')
  const group = await world.group(ada, { door: 'ask' })
  await world.sit(fay, group, { asGuest: true })
  await world.post(fay, paths.ask(group), { name: 'Fay' })
  await answerFor(group, { answer: 'decline', why: 'full', own: '' })
  says(await world.visit(fay, paths.group(group)), /This time the answer was no[\s\S]*We are full for now/)
})
