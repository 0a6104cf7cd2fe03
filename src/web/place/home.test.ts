import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hushes, says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { askToJoin } from '../../domain/groups/belong.ts'
import { paths } from '../paths.ts'

// A whole page is no help in a failure; the words that were looked for are.

let world: World
let ada: Someone
let marta: Someone

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  marta = await world.someone('Marta', { steward: true })
})
after(() => world.drop())

test('a visitor is told what this is, and shown one thing to do', async () => {
  const { status, body } = await world.visit(undefined, '/')
  assert.equal(status, 200)
  says(body, /There is a seat for you/)
  assert.equal(body.match(/class="btn lit"/g)?.length, 1)
  says(body, /class="btn lit" href="\/groups"/)
  for (const href of ['/sign-in', '/sign-up', '/help-now', '/what-is-seen'])
    assert.ok(body.includes(`href="${href}"`), href)
  assert.ok(!body.includes('noindex'))
  assert.ok(!body.includes('/first-run'))
})

test('somebody without a group is greeted and shown where to look', async () => {
  const { body } = await world.visit(await world.someone('Pip'), '/')
  says(body, /Good (morning|afternoon|evening), Pip\./)
  says(body, /class="btn lit" href="\/groups"/)
  assert.ok(body.includes('noindex'))
})

test('a member sees their groups and when each meets next', async () => {
  const ben = await world.someone('Ben')
  const group = await world.group(ada, {
    name: 'Kettle Hour',
    times: [{ weekday: 4, starts: '19:30', minutes: 60, every: 1, nth: null }],
  })
  await world.sit(ben, group)
  const { body } = await world.visit(ben, '/')
  assert.ok(body.includes(`href="${paths.group(group)}"`))
  says(body, /Kettle Hour[\s\S]*(Next:|Now, until) <time/)
})

test('a group whose every second week nobody wrote down promises no day', async () => {
  const dot = await world.someone('Dot')
  await world.sit(
    dot,
    await world.group(ada, {
      name: 'Second Week',
      times: [{ weekday: 4, starts: '19:30', minutes: 60, every: 2, nth: null }],
    }),
  )
  hushes((await world.visit(dot, '/')).body, /Next:/)
})

test('whoever leads a group learns that somebody asks, and not how many', async () => {
  const eve = await world.someone('Eve')
  const group = await world.group(eve, { name: 'Asking House', door: 'ask', questions: [] })
  for (const name of ['Fay', 'Gil']) {
    const asker = await world.someone(name)
    await world.db.acting(asker.id, (as) => askToJoin(as, group, { asGuest: false, name, answers: [] }))
    says((await world.visit(asker, '/')).body, /You have asked\. It is with them now\./)
  }
  const { body } = await world.visit(eve, '/')
  says(body, /Somebody asks to come into Asking House\./)
  assert.ok(body.includes(`class="btn lit" href="${paths.lead(group)}"`))
  assert.equal(body.match(/Somebody asks/g)?.length, 1)
})

test('somebody whose ask was welcomed is shown the door, and somebody declined the kind answer', async () => {
  const hal = await world.someone('Hal')
  const ivy = await world.someone('Ivy')
  const group = await world.group(ada, { name: 'Careful Door', door: 'ask', questions: [] })
  for (const { id, name } of [hal, ivy])
    await world.db.acting(id, (as) => askToJoin(as, group, { asGuest: false, name, answers: [] }))
  await world.owner(`update asks set state = 'welcomed', answered_at = now() where person_id = $1`, [hal.id])
  await world.owner(
    `update asks set state = 'declined', answered_at = now(), reason = 'We are full until spring.' where person_id = $1`,
    [ivy.id],
  )
  says((await world.visit(hal, '/')).body, /The door of Careful Door is open for you\./)
  const { body } = await world.visit(ivy, '/')
  says(body, /We are full until spring\./)
  hushes(body, /door of Careful Door/)
})

test('a new agreement comes before everything else in the group', async () => {
  const jan = await world.someone('Jan')
  const group = await world.group(ada, { name: 'Changing Room' })
  await world.sit(jan, group)
  await world.owner(
    `insert into agreements (group_id, version, lines, change) values ($1, 2, '{"We sit quietly."}', 'new')`,
    [group],
  )
  says((await world.visit(jan, '/')).body, /Changing Room has agreed on something new/)
})

test('somebody who waits to be let in is told so kindly, and may look at groups', async () => {
  const kit = await world.someone('Kit', { approved: false })
  const { body } = await world.visit(kit, '/')
  says(body, /reads each new name before it comes in/)
  assert.ok(body.includes('href="/groups"'))
  hushes(body, /class="btn lit"/)
})

test('somebody who waits to be let in cannot take a seat yet', async () => {
  const lou = await world.someone('Lou', { approved: false })
  const group = await world.group(ada, { name: 'Open Door', door: 'open' })
  await assert.rejects(() => world.sit(lou, group), { code: 'not_found' })
})

test('somebody suspended is led to the decision and to nothing else', async () => {
  const moe = await world.someone('Moe')
  await world.sit(moe, await world.group(ada, { name: 'Still There' }))
  await world.owner(`update people set suspended = true where id = $1`, [moe.id])
  const { body } = await world.visit(moe, '/')
  says(body, /Writing is paused for you/)
  assert.ok(!body.includes('Still There'))
})

test('a steward learns that something waits', async () => {
  await world.owner('update people set approved = true')
  hushes((await world.visit(marta, '/')).body, /waits for a steward/)
  const group = await world.group(ada, { name: 'New Here' })
  await world.owner(`update groups set listing = 'waiting' where id = $1`, [group])
  says((await world.visit(marta, '/')).body, /waits for a steward/)
  hushes((await world.visit(ada, '/')).body, /waits for a steward/)
})

test('nobody is told of a group they rest in but themselves, and their seat is kept', async () => {
  const nan = await world.someone('Nan')
  const group = await world.group(ada, { name: 'Resting Place' })
  const seat = await world.sit(nan, group)
  await world.owner('insert into rests (membership_id, person_id) values ($1, $2)', [seat, nan.id])
  says((await world.visit(nan, '/')).body, /Your seat is here\./)
})
