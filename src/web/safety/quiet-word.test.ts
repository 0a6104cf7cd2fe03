import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { type Circle, inQuiet, openCircle } from '../../../test/in-quiet.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { shareLead } from '../../domain/groups/lead.ts'
import { forgetQuietWords } from '../../domain/safety/upkeep.ts'
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
const { say, answer, mine, waiting, address, page, withMail, mails } = inQuiet(
  () => world,
  () => circle,
)

test('a member writes to those who lead, and is answered', async () => {
  const { ada, ben, cleo, group } = circle
  assert.ok((await page(cleo)).includes('Seen by <b>Ada and Ben</b>, who lead this group'))
  assert.equal((await say(cleo, 'The last hour was hard for me.')).status, 303)
  for (const path of [paths.home(), paths.yourGroups()])
    assert.ok((await world.visit(ada, path)).body.includes(`href="${paths.duty(group)}"`), path)
  assert.equal((await answer(ben, 'The last hour was hard for me.', 'I read this. I am here until eight.')).status, 303)
  const body = await page(cleo)
  assert.ok(body.includes('The last hour was hard for me.'))
  assert.ok(body.includes('I read this. I am here until eight.'))
  assert.ok(
    (await world.visit(ada, await address(ada, 'The last hour was hard for me.'))).body.includes('here until eight'),
  )
})

test('nobody else in the group learns that anything was said', async () => {
  const { ada, cleo, dot, eve, group } = circle
  const before = await world.visit(dot, paths.group(group))
  await say(cleo, 'Only for those who lead.')
  assert.deepEqual(await waiting(dot), [])
  assert.deepEqual(await waiting(eve), [])
  assert.equal((await world.visit(dot, paths.duty(group))).status, 404)
  assert.equal((await world.visit(dot, await address(ada, 'Only for those who lead.'))).status, 404)
  assert.equal((await world.visit(dot, paths.group(group))).body, before.body)
})

test('a guest may have a quiet word too, is seen as a guest, and learns nobody’s name', async () => {
  const { ada, eve, group } = circle
  const body = await page(eve)
  assert.ok(body.includes('Seen by <b>those who lead this group</b>'))
  assert.ok(!body.includes('Ada') && !body.includes('Ben'))
  assert.equal((await say(eve, 'Is there a step at the door?')).status, 303)
  assert.ok((await world.visit(ada, paths.duty(group))).body.includes('<span class="tag">guest</span>'))
  await answer(ada, 'Is there a step at the door?', 'One, and a ramp beside it.')
  const answered = await page(eve)
  assert.ok(answered.includes('One, and a ramp beside it.') && !answered.includes('Ada'))
})

test('pressing twice says it once, whatever the connection did', async () => {
  const { cleo } = circle
  const key = randomUUID()
  for (let n = 0; n < 3; n++) assert.equal((await say(cleo, 'Once is enough.', key)).status, 303)
  const [word] = await mine(cleo)
  assert.deepEqual(
    word?.lines.map(({ words }) => words),
    ['Once is enough.'],
  )
  assert.equal((await say(cleo, 'A key that is none', 'x')).status, 303)
  assert.equal((await mine(cleo))[0]?.lines.length, 2)
})

test('two forms sent at the same moment make one thread', async () => {
  const { cleo } = circle
  await Promise.all([say(cleo, 'One'), say(cleo, 'Two')])
  const words = await mine(cleo)
  assert.equal(words.length, 1)
  assert.deepEqual(words[0]?.lines.map((line) => line.words).sort(), ['One', 'Two'])
})

test('an empty word comes back with the reason beside the box', async () => {
  const { cleo } = circle
  const { status, body } = await say(cleo, '   ')
  assert.equal(status, 422)
  assert.ok(body.includes('Write what you want to say.'))
})

test('whoever wrote for longer than their session lasted keeps their words, and is told the same at every address', async () => {
  const { ada, cleo, group } = circle
  const words = 'It took me an hour to write this, lying down, with one hand on the screen.'
  const sent = (path: string) => world.post({ ...cleo, cookie: 'holdfast=gone' }, path, { words, key: 'x' })
  const path = paths.quietWord(group)
  const { status, body } = await sent(path)
  assert.equal(status, 404)
  assert.ok(body.includes('Nothing you wrote is lost') && body.includes(`<p dir="auto">${words}</p>`))
  const elsewhere = paths.quietWord(randomUUID())
  const plain = (text: string) => text.replaceAll(/[0-9a-f-]{36}/g, '')
  assert.equal(plain((await sent(elsewhere)).body.replaceAll(elsewhere, path)), plain(body))
  assert.deepEqual(await waiting(ada), [])
})

test('whoever wrote too often keeps their words', async () => {
  const { cleo } = circle
  while (await world.house.limits.allows('quiet', cleo.id));
  const { status, body } = await say(cleo, 'I still want to say this.')
  assert.equal(status, 429)
  assert.ok(body.includes('value="I still want to say this."'))
})

test('a thread is closed by either side, and a new word begins another', async () => {
  const { ada, cleo, group } = circle
  await say(cleo, 'First')
  assert.equal((await world.post(cleo, paths.quietWordClosing(group))).status, 303)
  await say(cleo, 'Second')
  assert.equal((await world.post(ada, `${await address(ada, 'Second')}/closing`)).status, 303)
  assert.deepEqual(
    (await mine(cleo)).map(({ closedAt, lines }) => [closedAt !== null, lines[0]?.words]),
    [
      [true, 'First'],
      [true, 'Second'],
    ],
  )
  assert.equal((await answer(ada, 'Second', 'Too late')).status, 409)
})

test('what is taken back is gone for everybody, and with the last of it the answers', async () => {
  const { ada, cleo, group } = circle
  await say(cleo, 'This slipped out')
  await say(cleo, 'And this')
  await answer(ada, 'And this', 'About what slipped out')
  const lines = (await mine(cleo))[0]?.lines ?? []
  const removal = (n: number) => paths.quietLineRemoval(group, lines[n]?.id ?? '')
  assert.equal((await world.post(ada, removal(0))).status, 404, 'nobody takes back another’s words')
  assert.equal((await world.post(cleo, removal(0))).status, 303)
  assert.deepEqual(
    (await mine(cleo))[0]?.lines.map(({ words }) => words),
    ['And this', 'About what slipped out'],
  )
  assert.equal((await world.post(cleo, removal(1))).status, 303)
  assert.deepEqual(await waiting(ada), [])
  assert.deepEqual(await world.owner(`select from quiet_word_lines where words = 'About what slipped out'`), [])
})

test('whoever leaves still reads and takes back what they said; nobody answers them any more', async () => {
  const { ada, cleo, group } = circle
  await say(cleo, 'Before I go')
  await world.db.acting(cleo.id, (as) => leaveGroup(as, group))
  const { status, body } = await world.visit(cleo, paths.quietWord(group))
  assert.equal(status, 200)
  assert.ok(body.includes('Before I go') && !body.includes('<textarea'))
  assert.ok((await world.visit(cleo, paths.yourGroups())).body.includes(paths.quietWord(group)))
  assert.equal((await say(cleo, 'One more')).status, 404)
  assert.equal((await answer(ada, 'Before I go', 'Take care')).status, 409)
  const line = (await mine(cleo))[0]?.lines[0]
  assert.equal((await world.post(cleo, paths.quietLineRemoval(group, line?.id ?? ''))).status, 303)
  assert.deepEqual(await waiting(ada), [])
  assert.equal((await world.visit(cleo, paths.quietWord(group))).status, 404)
})

test('whoever stops leading stops seeing at once', async () => {
  const { ada, ben, cleo, seats } = circle
  await say(cleo, 'To those who lead')
  const path = await address(ben, 'To those who lead')
  await world.db.acting(ada.id, (as) => shareLead(as, seats.ben, false))
  assert.equal((await world.visit(ben, path)).status, 404)
  assert.deepEqual(await waiting(ben), [])
  assert.equal((await waiting(ada)).length, 1)
})

test('those who lead get one mail until one of them has answered, the member one for the answer, and neither says a word of it', async () => {
  const { ada, cleo } = circle
  await Promise.all([withMail(ada), withMail(cleo)])
  await say(cleo, 'A secret thing')
  await say(cleo, 'And more of it')
  assert.deepEqual(await mails(ada), ['new_ask'])
  await answer(ada, 'A secret thing', 'I am with you')
  assert.deepEqual(await mails(ada), [], 'answered before it went')
  assert.deepEqual(await mails(cleo), ['ask_answered'])
  await say(cleo, 'Thank you')
  assert.deepEqual(await mails(ada), ['new_ask'])
  const rows = await world.owner<{ row: string }>('select o::text as row from outbox o')
  assert.ok(!/secret|with you|Thank/.test(JSON.stringify(rows)))
})

test('a closed thread is erased when its days are over, and one where nothing is said any more closes', async () => {
  const { ada, cleo, dot, eve, group } = circle
  await say(cleo, 'Old and closed')
  await world.post(cleo, paths.quietWordClosing(group))
  await say(dot, 'Old and open')
  await say(eve, 'Of today')
  await world.owner(`update quiet_words set closed_at = now() - interval '31 days' where closed_at is not null`)
  await world.owner(`update quiet_word_lines set written_at = now() - interval '61 days' where words = 'Old and open'`)
  await world.db.asSystem('a night goes by', (as) => forgetQuietWords(as))
  assert.deepEqual(await mine(cleo), [])
  assert.deepEqual(
    (await waiting(ada)).map(({ closedAt, lines }) => [lines[0]?.words, closedAt !== null]),
    [
      ['Old and open', true],
      ['Of today', false],
    ],
  )
})

test('no log line holds a word of it', async () => {
  const { cleo } = circle
  await say(cleo, 'Zanzibar')
  await page(cleo)
  assert.ok(!world.logged.join('').includes('Zanzibar'))
})
