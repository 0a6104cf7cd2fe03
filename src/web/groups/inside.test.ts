import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hushes, says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  cleo = await world.someone('Cleo')
})
after(() => world.drop())

test('a member reads what is pinned and what was said since they came', async () => {
  const group = await world.group(ada)
  await world.post(ada, paths.notes(group), { note: 'Before Ben' })
  await world.post(ada, paths.notes(group), { note: 'How a Tuesday goes', pin: 'on' })
  await world.sit(ben, group)
  await world.post(ada, paths.notes(group), { note: 'No topic on Tuesday', announce: 'on' })
  const seen = await world.visit(ben, paths.group(group))
  says(seen, /How a Tuesday goes[\s\S]*No topic on Tuesday[\s\S]*announced/)
  hushes(seen, /Before Ben/)
})

test('a note is pinned, unpinned, announced once and taken back', async () => {
  const group = await world.group(ada)
  await world.post(ada, paths.notes(group), { note: 'A word' })
  const [note] = await world.owner<{ id: string }>('select id from group_notes where group_id = $1', [group])
  const id = note?.id ?? assert.fail()
  const state = async () =>
    (
      await world.owner(
        'select pinned_at is not null as pinned, announced_at is not null as said from group_notes where id = $1',
        [id],
      )
    )[0]
  await world.post(ada, paths.notePin(group, id), { pin: 'yes' })
  await world.post(ada, paths.noteAnnouncement(group, id))
  assert.equal((await world.post(ada, paths.noteAnnouncement(group, id))).status, 303)
  assert.deepEqual(await state(), { pinned: true, said: true })
  await world.post(ada, paths.notePin(group, id), { pin: 'no' })
  assert.equal((await world.post(ben, paths.noteRemoval(group, id))).status, 404)
  await world.post(ada, paths.noteRemoval(group, id))
  assert.equal(await state(), undefined)
})

test('a new agreement stands at the top until it is ticked; a small change is told once', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group)
  const publish = (change: string, after: string) =>
    world.post(ada, paths.agreement(group), {
      lines: '- Be kind.\n\n* Come late.',
      change,
      told: `A ${change} one.`,
      after,
    })
  assert.equal((await publish('small', '1')).status, 303)
  says(await world.visit(ben, paths.group(group)), /Something small has changed[\s\S]*A small one\./)
  await world.post(ben, paths.acceptance(group), { accepted: '2', agreed: 'on' })
  hushes(await world.visit(ben, paths.group(group)), /Something small/)
  await publish('new', '2')
  says(await world.visit(ben, paths.group(group)), /The agreement is a new one[\s\S]*Come late\./)
  assert.equal((await world.post(ben, paths.acceptance(group), { accepted: '3' })).status, 422)
  assert.equal((await world.post(ben, paths.acceptance(group), { accepted: '2', agreed: 'on' })).status, 409)
  await world.post(ben, paths.acceptance(group), { accepted: '3', agreed: 'on' })
  hushes(await world.visit(ben, paths.group(group)), /is a new one/)
  assert.equal((await publish('new', '1')).status, 422)
})

test('a rest is told to oneself alone, and ends with a word', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group)
  const people = await world.visit(ada, paths.people(group))
  assert.equal((await world.post(ben, paths.rest(group), { until: '2020-01-01' })).status, 422)
  assert.equal((await world.post(ben, paths.rest(group), { until: 'soon' })).status, 422)
  assert.equal((await world.post(ben, paths.rest(group), { until: '' })).status, 303)
  says(await world.visit(ben, paths.group(group)), /Your seat is here\. Rest/)
  assert.equal((await world.visit(ada, paths.people(group))).body, people.body)
  await world.post(ben, paths.restEnd(group))
  hushes(await world.visit(ben, paths.group(group)), /Your seat is here\. Rest/)
})

test('a member chooses another face; a slip comes back with what was typed', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group)
  const slip = await world.post(ben, paths.face(group), { name: 'x'.repeat(50) })
  assert.equal(slip.status, 422)
  says(slip, /x{50}/)
  await world.post(ben, paths.face(group), { name: 'Ada', keepsake: 'boat-1' })
  says(await world.visit(ada, paths.people(group)), /<bdi>Ada<\/bdi><span class="soft"> \([a-z]+\)/)
})

test('a member parts from another, and neither finds the other among the people', async () => {
  const group = await world.group(ada)
  const [benSeat, cleoSeat] = [await world.sit(ben, group), await world.sit(cleo, group)]
  says(await world.visit(cleo, paths.fellow(group, benSeat)), /Part from this person/)
  hushes(await world.visit(cleo, paths.fellow(group, benSeat)), /End their seat/)
  assert.equal((await world.post(cleo, paths.block(group, benSeat))).status, 303)
  hushes(await world.visit(ben, paths.people(group)), /\bCleo\b/)
  hushes(await world.visit(cleo, paths.people(group)), /\bBen\b/)
  assert.equal((await world.visit(ben, paths.fellow(group, cleoSeat))).status, 404)
  assert.equal((await world.post(ben, paths.block(group, cleoSeat))).status, 404)
})

test('those who lead share it, name a successor and end a seat with a reason; nobody else can', async () => {
  const [dot, eli, fay] = [await world.someone('Dot'), await world.someone('Eli'), await world.someone('Fay')]
  const group = await world.group(dot)
  const [eliSeat, faySeat] = [await world.sit(eli, group), await world.sit(fay, group)]
  for (const [path, form] of [
    [paths.leading(group, faySeat), { leads: 'yes' }],
    [paths.succession(group, faySeat), {}],
    [paths.removal(group, faySeat), { reason: 'x' }],
  ] as const) {
    assert.equal((await world.post(eli, path, form)).status, 404)
  }
  assert.equal((await world.post(dot, paths.succession(group, faySeat))).status, 303)
  assert.equal((await world.post(dot, paths.leading(group, eliSeat), { leads: 'yes' })).status, 303)
  says(await world.visit(eli, paths.group(group)), /href="[^"]*\/lead"/)
  assert.equal((await world.post(eli, paths.removal(group, faySeat), { reason: '' })).status, 422)
  assert.equal(
    (await world.post(eli, paths.removal(group, faySeat), { reason: 'Because.', until: '2020-01-01' })).status,
    422,
  )
  assert.equal((await world.post(eli, paths.removal(group, faySeat), { reason: 'Because.', until: '' })).status, 303)
  says(await world.visit(fay, paths.group(group)), /Because\./)
})

test('a group says full and not full, and is found where those who lead want it', async () => {
  const group = await world.group(ada, { guests: 'no' })
  await world.post(ada, paths.fullness(group), { full: 'yes' })
  says(await world.visit(ben, paths.group(group)), /This group is full/)
  await world.post(ada, paths.fullness(group), { full: 'no' })
  await world.post(ada, paths.listing(group), { listing: 'hidden' })
  assert.equal((await world.visit(ben, paths.group(group))).status, 404)
  await world.post(ada, paths.listing(group), { listing: 'listed' })
  assert.equal((await world.visit(ben, paths.group(group))).status, 404)
  says(await world.visit(ada, paths.lead(group)), /waits for a steward/)
})
