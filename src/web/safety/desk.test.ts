import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { type Circle, inQuiet, openCircle } from '../../../test/in-quiet.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { shareLead } from '../../domain/groups/lead.ts'
import { blockMember } from '../../domain/people/blocks.ts'
import { exportMyData } from '../../domain/people/export.ts'
import { debriefsOf } from '../../domain/safety/desk.ts'
import { followDuties } from '../../domain/safety/upkeep.ts'
import { paths } from '../paths.ts'

let world: World
let circle: Circle
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  circle = await openCircle(world)
})
const { say, address } = inQuiet(
  () => world,
  () => circle,
)

const note = (who: Someone, debrief: string, key: string = randomUUID()) =>
  world.post(who, paths.debriefs(circle.group), { debrief, key })
const notes = async (who: Someone) =>
  (await world.db.reading(who.id, (as) => debriefsOf(as, circle.group))).map(({ words }) => words)

test('until a group has its own, a few words are kept ready; one press puts them into the answer', async () => {
  await say(circle.cleo, 'Hello?')
  const path = await address(circle.ada, 'Hello?')
  const { body } = await world.visit(circle.ada, path)
  assert.ok(body.includes(`href="${path}?ready=0#f-words"`))
  assert.ok(
    (await world.visit(circle.ada, `${path}?ready=0`)).body.includes(
      '>Thank you for writing. I have read this.</textarea>',
    ),
  )
  for (const odd of ['99', '-1', 'x', '__proto__', 'length'])
    assert.ok((await world.visit(circle.ada, `${path}?ready=${odd}`)).body.includes('></textarea>'), odd)
})

test('those who lead keep their own words, and an empty box brings the first ones back', async () => {
  const keep = (ready: string) => world.post(circle.ada, paths.readyWords(circle.group), { ready })
  const seen = async () => (await world.visit(circle.ben, paths.duty(circle.group))).body
  assert.equal((await keep('Tea is on.\n\nI am here until eight.')).status, 303)
  assert.ok((await seen()).includes('Tea is on.\nI am here until eight.</textarea>'))
  assert.equal((await keep('')).status, 303)
  assert.ok((await seen()).includes('Thank you for writing.'))
  assert.equal((await keep('x\n'.repeat(13))).status, 422)
  assert.equal((await world.post(circle.cleo, paths.readyWords(circle.group), { ready: 'x' })).status, 404)
})

test('a note after a hard thing is for those who lead and nobody else, once however often it is sent', async () => {
  const key = randomUUID()
  for (let n = 0; n < 2; n++) assert.equal((await note(circle.ada, 'That was heavy.', key)).status, 303)
  assert.deepEqual([await notes(circle.ada), await notes(circle.ben)], [['That was heavy.'], ['That was heavy.']])
  assert.deepEqual([await notes(circle.cleo), await notes(circle.eve)], [[], []])
  assert.equal((await note(circle.cleo, 'x')).status, 404)
})

test('its writer takes it back and nobody else does; a block hides it in both directions', async () => {
  await note(circle.ada, 'From Ada')
  const [row] = await world.owner<{ id: string }>('select id from debriefs where group_id = $1', [circle.group])
  const removal = paths.debriefRemoval(circle.group, row?.id ?? '')
  assert.equal((await world.post(circle.ben, removal)).status, 404)
  await note(circle.ben, 'From Ben')
  await world.db.acting(circle.ada.id, (as) => blockMember(as, circle.seats.ben))
  assert.deepEqual([await notes(circle.ada), await notes(circle.ben)], [['From Ada'], ['From Ben']])
  assert.equal((await world.post(circle.ada, removal)).status, 303)
  assert.deepEqual(await notes(circle.ada), [])
})

test('it is its writer’s to take along, though they lead no more, and is erased after ninety days', async () => {
  await note(circle.ben, 'What helped was the break.')
  await world.db.acting(circle.ada.id, (as) => shareLead(as, circle.seats.ben, false))
  const mine = await world.db.reading(circle.ben.id, (as) => exportMyData(as, new Date()))
  assert.ok(JSON.stringify(mine).includes('What helped was the break.'))
  await world.owner(`update debriefs set written_at = now() - interval '91 days'`)
  await world.db.asSystem('a night goes by', (as) => followDuties(as))
  assert.deepEqual(await notes(circle.ada), [])
})

test('pressing again before the first press is answered keeps the same words, and is no fault', async () => {
  const { ada, group } = circle
  const press = () => world.post(ada, paths.readyWords(group), { ready: 'Tea is on.\nI am here.' })
  for (const { status } of await Promise.all([press(), press(), press(), press()])) assert.equal(status, 303)
  assert.deepEqual(await world.owner('select words from ready_words where group_id = $1 order by position', [group]), [
    { words: 'Tea is on.' },
    { words: 'I am here.' },
  ])
})
