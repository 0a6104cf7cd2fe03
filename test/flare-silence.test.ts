import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { keepFlarePlan, setFlare } from '../src/domain/people/flare.ts'
import { followFlare } from '../src/domain/people/flaring/follow.ts'
import { choosePeople } from '../src/domain/people/flaring/people.ts'
import { paths } from '../src/web/paths.ts'
import { type Cast, furnishKinds, KINDS, type Kind } from './kinds.ts'
import { countQueries } from './queries.ts'
import { openWorld, type World } from './world.ts'

/** Two places that differ in one thing: in one of them the member of the lane is in a flare and has told the one they chose. Everybody
 *  else gets the same bytes from both, for the same number of queries, and hears nothing. */
let first: World
let cast: Cast
let plain: World
let flaring: World
const heard: string[] = []
before(async () => {
  first = await openWorld()
  cast = await furnishKinds(first)
  for (const table of ['flare_notes', 'flare_people', 'passed_hostings']) await first.owner(`delete from ${table}`)
  await first.release()
  plain = await openWorld({}, first)
  flaring = await openWorld({}, first)
})
after(async () => {
  await plain.drop()
  await flaring.drop()
  await first.drop()
})

const WORDS = 'I will be quiet for a while.'

async function beginAndTell(): Promise<void> {
  const { member } = cast.people
  await flaring.db.acting(member.id, async (as) => {
    await keepFlarePlan(as, { days: 2, words: WORDS, rests: [cast.seats.member] })
    await choosePeople(as, [cast.seats.resting])
    await setFlare(as, true)
  })
  await flaring.owner(
    `update comforts set flare_since = now() - interval '6 minutes', flare_tells_at = now() - interval '1 minute' where person_id = $1`,
    [member.id],
  )
  await flaring.db.asSystem('the wait of a test is over', (as) => followFlare(as, member.id))
}

test('only the one who was chosen hears that something changed', async () => {
  const listener = new pg.Client({ ...flaring.connection })
  await listener.connect()
  listener.on('notification', ({ payload = '' }) => void heard.push(payload))
  await listener.query('listen live')
  await beginAndTell()
  // What was notified before this answer has been heard.
  await listener.query('select 1')
  await listener.end()
  assert.deepEqual(heard, [`person:${cast.people.resting.id}`])
})

for (const kind of KINDS.filter((one) => one !== 'member' && one !== 'resting')) {
  test(`the flare of a member changes nothing for the ${kind}`, async () => {
    for (const path of addresses()) {
      const one = await look(plain, kind, path)
      const other = await look(flaring, kind, path)
      assert.deepEqual(other, one, path)
    }
  })
}

test('the one they chose reads it on the first page and in the lane, for as many queries as ever', async () => {
  for (const path of [paths.home(), paths.group(cast.lane)]) {
    const one = await look(plain, 'resting', path)
    const other = await look(flaring, 'resting', path)
    assert.match(other.body, new RegExp(WORDS), path)
    assert.doesNotMatch(one.body, new RegExp(WORDS), path)
    assert.equal(other.queries, one.queries, path)
  }
})

test('nobody else is written to, and no log says a word of it', async () => {
  const mails = (world: World) =>
    world.owner(`select person_id, text_id, cause from outbox where person_id <> $1 order by 1, 2, 3`, [
      cast.people.member.id,
    ])
  assert.deepEqual(await mails(flaring), await mails(plain))
  assert.ok(!flaring.logged.join('').includes(WORDS))
})

async function look(world: World, kind: Kind, path: string) {
  const { result, queries } = await countQueries(() => world.visit(cast.who(kind), path))
  const { status, body, headers } = result
  return { status, queries, headers: [...headers].toString(), body: body.replaceAll(/, \d\d:\d\d now</g, '<') }
}

function addresses(): string[] {
  const { lane, seats, ids } = cast
  return [
    paths.home(),
    paths.groups(),
    paths.group(lane),
    paths.people(lane),
    paths.fellow(lane, seats.member),
    paths.lead(lane),
    paths.calendar(lane),
    paths.meetingDate(lane, ids.meeting, ids.meetingDate),
    paths.invitation(cast.tokens.lane),
    paths.meetingGuide(),
    paths.steward(),
    paths.stewardPeople(),
    paths.stewardMail(),
    paths.stewardGroups(),
    paths.you(),
    paths.yourFlare(),
    paths.yourGroups(),
  ]
}
