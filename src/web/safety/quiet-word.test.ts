import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { shareLead } from '../../domain/groups/lead.ts'
import { blockMember } from '../../domain/people/blocks.ts'
import { myQuietWords, quietWordsTo } from '../../domain/safety/quiet-words.ts'
import { forgetQuietWords } from '../../domain/safety/upkeep.ts'
import { paths } from '../paths.ts'

/** Ada and Ben lead, Cleo is a member, Dot another, Eve a guest. */
let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
let dot: Someone
let eve: Someone
let group: GroupId
let seats: Record<'ada' | 'ben' | 'cleo' | 'dot' | 'eve', MembershipId>
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  ;[ada, ben, cleo, dot, eve] = (await Promise.all(
    ['Ada', 'Ben', 'Cleo', 'Dot', 'Eve'].map((name) => world.someone(name)),
  )) as [Someone, Someone, Someone, Someone, Someone]
  group = await world.group(ada)
  const [first] = await world.owner<{ id: MembershipId }>('select id from memberships where group_id = $1', [group])
  seats = {
    ada: first?.id as MembershipId,
    ben: await world.sit(ben, group),
    cleo: await world.sit(cleo, group),
    dot: await world.sit(dot, group),
    eve: await world.sit(eve, group, { asGuest: true }),
  }
  await world.db.acting(ada.id, (as) => shareLead(as, seats.ben, true))
})

const say = (who: Someone, words: string, key: string = randomUUID()) =>
  world.post(who, paths.quietWord(group), { words, key })
const mine = (who: Someone) => world.db.reading(who.id, (as) => myQuietWords(as, group))
const waiting = (who: Someone) => world.db.reading(who.id, (as) => quietWordsTo(as, group))
const page = async (who: Someone) => (await world.visit(who, paths.quietWord(group))).body
const address = async (who: Someone, words: string) => {
  const word = (await waiting(who)).find(({ lines }) => lines.some((line) => line.words === words))
  assert.ok(word, `${who.name} reads “${words}”`)
  return paths.dutyWord(group, word.id)
}
const answer = async (who: Someone, to: string, words: string) =>
  world.post(who, `${await address(who, to)}/answer`, { words, key: randomUUID() })
const withMail = (who: Someone) =>
  world.owner(`insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, $2, $3, now())`, [
    who.id,
    `${who.id}@example.org`,
    Buffer.from(who.id),
  ])
const mails = async (who: Someone) =>
  (
    await world.owner<{ text_id: string }>('select text_id from outbox where person_id = $1 order by queued_at', [
      who.id,
    ])
  ).map(({ text_id }) => text_id)

test('a member writes to those who lead, and is answered', async () => {
  assert.ok((await page(cleo)).includes('Seen by <b>Ada and Ben</b>, who lead this group'))
  assert.equal((await say(cleo, 'The last hour was hard for me.')).status, 303)
  assert.equal((await answer(ben, 'The last hour was hard for me.', 'I read this. I am here until eight.')).status, 303)
  const body = await page(cleo)
  assert.ok(body.includes('The last hour was hard for me.'))
  assert.ok(body.includes('I read this. I am here until eight.'))
  assert.ok(
    (await world.visit(ada, await address(ada, 'The last hour was hard for me.'))).body.includes('here until eight'),
  )
})

test('nobody else in the group learns that anything was said', async () => {
  const before = await world.visit(dot, paths.group(group))
  await say(cleo, 'Only for those who lead.')
  assert.deepEqual(await waiting(dot), [])
  assert.deepEqual(await waiting(eve), [])
  assert.equal((await world.visit(dot, paths.duty(group))).status, 404)
  assert.equal((await world.visit(dot, await address(ada, 'Only for those who lead.'))).status, 404)
  assert.equal((await world.visit(dot, paths.group(group))).body, before.body)
})

test('a guest may have a quiet word too, is seen as a guest, and learns nobody’s name', async () => {
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
  await Promise.all([say(cleo, 'One'), say(cleo, 'Two')])
  const words = await mine(cleo)
  assert.equal(words.length, 1)
  assert.deepEqual(words[0]?.lines.map((line) => line.words).sort(), ['One', 'Two'])
})

test('an empty word comes back with the reason beside the box', async () => {
  const { status, body } = await say(cleo, '   ')
  assert.equal(status, 422)
  assert.ok(body.includes('Write what you want to say.'))
})

test('whoever wrote too often keeps their words', async () => {
  while (await world.house.limits.allows('quiet', cleo.id));
  const { status, body } = await say(cleo, 'I still want to say this.')
  assert.equal(status, 429)
  assert.ok(body.includes('value="I still want to say this."'))
})

test('a thread is closed by either side, and a new word begins another', async () => {
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
  await say(cleo, 'To those who lead')
  const path = await address(ben, 'To those who lead')
  await world.db.acting(ada.id, (as) => shareLead(as, seats.ben, false))
  assert.equal((await world.visit(ben, path)).status, 404)
  assert.deepEqual(await waiting(ben), [])
  assert.equal((await waiting(ada)).length, 1)
})

for (const who of ['member', 'facilitator'] as const) {
  test(`a facilitator parted from the member, by the ${who}, looks at the same bytes with and without the word`, async () => {
    await (who === 'member'
      ? world.db.acting(cleo.id, (as) => blockMember(as, seats.ben))
      : world.db.acting(ben.id, (as) => blockMember(as, seats.cleo)))
    await withMail(ben)
    const { countQueries } = await import('../../../test/queries.ts')
    const look = async () => {
      const seen = []
      for (const path of [paths.duty(group), paths.group(group), paths.lead(group), paths.yourGroups(), paths.home()]) {
        const { result, queries } = await countQueries(() => world.visit(ben, path))
        seen.push({ path, queries, status: result.status, body: result.body })
      }
      return { seen, mails: await mails(ben) }
    }
    const before = await look()
    assert.ok((await page(cleo)).includes('Seen by <b>Ada</b>, who leads this group'))
    await say(cleo, 'Not for Ben')
    await answer(ada, 'Not for Ben', 'Not for him')
    await say(cleo, 'Nor this')
    assert.deepEqual(await look(), before)
    const hidden = await address(ada, 'Not for Ben')
    const absent = paths.dutyWord(group, randomUUID())
    for (const path of [hidden, absent]) {
      const { result, queries } = await countQueries(() => world.visit(ben, path))
      assert.equal(result.status, 404)
      const other = await countQueries(() => world.visit(ben, path === hidden ? absent : hidden))
      assert.equal(result.body, other.result.body)
      assert.equal(queries, other.queries)
    }
    assert.equal((await world.post(ben, `${hidden}/answer`, { words: 'x', key: randomUUID() })).status, 404)
    assert.equal((await world.post(ben, `${hidden}/closing`)).status, 404)
  })
}

test('what a facilitator answered is out of sight once a block stands between, and so is the mail about it', async () => {
  await Promise.all([withMail(cleo), withMail(ben)])
  await say(cleo, 'A word')
  await say(cleo, 'Another word')
  await answer(ben, 'A word', 'From Ben')
  await world.db.acting(cleo.id, (as) => blockMember(as, seats.ben))
  assert.deepEqual(
    (await mine(cleo))[0]?.lines.map(({ words }) => words),
    ['A word', 'Another word'],
  )
  assert.deepEqual([await mails(cleo), await mails(ben)], [[], []])
})

test('where nobody could read it, the page says so before anything is written', async () => {
  await world.db.acting(ada.id, (as) => shareLead(as, seats.ben, false))
  await world.db.acting(ada.id, (as) => blockMember(as, seats.cleo))
  const body = await page(cleo)
  assert.ok(body.includes('Nobody who is on duty here can read this'))
  assert.ok(body.includes(`href="${paths.helpNow()}"`) && !body.includes('<textarea'))
  assert.equal((await say(cleo, 'Into the void')).status, 409)
  assert.deepEqual(await mine(cleo), [])
})

test('those who lead get one mail until one of them has answered, the member one for the answer, and neither says a word of it', async () => {
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
  await say(cleo, 'Zanzibar')
  await page(cleo)
  assert.ok(!world.logged.join('').includes('Zanzibar'))
})
