import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { comeIn } from '../../../test/gate.ts'
import { type Circle, inQuiet, openCircle } from '../../../test/in-quiet.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { shareLead } from '../../domain/groups/lead.ts'
import { answerQuietWord, takeBackQuietLine, writeQuietWord } from '../../domain/safety/quiet-words.ts'
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
const { say, answer, mine, waiting, page } = inQuiet(
  () => world,
  () => circle,
)

/** Threads that Dot began and closed, as if pressing had gone on for days. */
const closedByDot = (count: number) =>
  world.owner(
    `insert into quiet_words (group_id, membership_id, person_id, opened_at, closed_at)
     select $1, $2, $3, now() - interval '1 day', now() from generate_series(1, $4::int)`,
    [circle.group, circle.seats.dot, circle.dot.id, count],
  )
/** Says more in every thread of Dot's. */
const moreOfDot = (count: number) =>
  world.owner(
    `insert into quiet_word_lines (word_id, membership_id, person_id, words, sent_key)
     select w.id, w.membership_id, w.person_id, 'more', gen_random_uuid() from quiet_words w, generate_series(1, $2::int)
     where w.person_id = $1`,
    [circle.dot.id, count],
  )
const cleosWord = async (who: Someone) => (await waiting(who)).find(({ from }) => from?.name === 'Cleo')

test('however many threads another has begun and closed, a word that is open reaches those who lead', async () => {
  const { ada, cleo, group } = circle
  await closedByDot(120)
  await moreOfDot(1)
  await say(cleo, 'I am not safe tonight.')
  assert.equal((await cleosWord(ada))?.waits, true)
  assert.ok((await world.visit(ada, paths.duty(group))).body.includes('Cleo'))
})

test('however much another has said, a word keeps its own, and waits until somebody has answered it', async () => {
  const { ada, cleo, dot } = circle
  await say(cleo, 'I am not safe tonight.')
  await say(dot, 'Hello')
  await closedByDot(99)
  await moreOfDot(30)
  const word = await cleosWord(ada)
  assert.deepEqual([word?.waits, word?.lines.map(({ words }) => words)], [true, ['I am not safe tonight.']])
  await answer(ada, 'I am not safe tonight.', 'I am here.')
  assert.equal((await cleosWord(ada))?.waits, false)
})

test('a form sent again with more in it says the more too, on either side', async () => {
  const { ada, cleo } = circle
  const said = async () => (await mine(cleo))[0]?.lines.map(({ words }) => words)
  const key = randomUUID()
  for (const words of ['First', 'First, and this', 'First']) assert.equal((await say(cleo, words, key)).status, 303)
  assert.deepEqual(await said(), ['First', 'First, and this'])
  const word = (await cleosWord(ada)) ?? assert.fail('it waits')
  for (const words of ['Yes', 'Yes, gladly', 'Yes'])
    await world.db.acting(ada.id, (as) => answerQuietWord(as, word.id, words, key))
  assert.deepEqual(await said(), ['First', 'First, and this', 'Yes', 'Yes, gladly'])
})

test('whoever leaves while their word is on its way has said nothing there', async () => {
  const { ada, cleo, group } = circle
  const goOn = await comeIn(world, cleo, (as) => writeQuietWord(as, group, 'After I had left', randomUUID()))
  await world.db.acting(cleo.id, (as) => leaveGroup(as, group))
  await assert.rejects(goOn(), { code: 'not_found' })
  assert.deepEqual(await waiting(ada), [])
})

test('whoever stops leading while their answer is on its way has not answered', async () => {
  const { ada, ben, cleo, seats } = circle
  await say(cleo, 'Is somebody there?')
  const word = (await cleosWord(ada)) ?? assert.fail('it waits')
  const goOn = await comeIn(world, ben, (as) => answerQuietWord(as, word.id, 'I was', randomUUID()))
  await world.db.acting(ada.id, (as) => shareLead(as, seats.ben, false))
  await assert.rejects(goOn(), { code: 'not_found' })
  assert.equal((await cleosWord(ada))?.waits, true)
})

test('whoever is suspended, or leads no more, still takes back what they said', async () => {
  const { ada, ben, cleo, group, seats } = circle
  await say(cleo, 'This slipped out')
  await say(cleo, 'And this')
  await answer(ben, 'And this', 'About what slipped out')
  const [first, , third] = (await mine(cleo))[0]?.lines ?? []
  assert.ok(first && third)
  await world.db.acting(ada.id, (as) => shareLead(as, seats.ben, false))
  await world.db.acting(ben.id, (as) => takeBackQuietLine(as, third.id))
  await world.owner('update people set suspended = true where id = $1', [cleo.id])
  assert.ok((await page(cleo)).includes('This slipped out'))
  assert.equal((await world.post(cleo, paths.quietLineRemoval(group, first.id))).status, 303)
  assert.deepEqual(
    (await cleosWord(ada))?.lines.map(({ words }) => words),
    ['And this'],
  )
})
