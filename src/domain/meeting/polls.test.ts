import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { comeIn } from '../../../test/gate.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { leaveGroup } from '../groups/belong.ts'
import { comingMeetings } from './meetings.ts'
import { type Answer, answerPoll, findPoll, openPoll, type Poll, tendPolls, withdrawPoll } from './polls.ts'
import { settlePoll } from './settle-poll.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

const DAY_MS = 86_400_000
const MORE = { about: '', access: [], waysIn: [] }
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)

async function circle({ starts = [inDays(5), inDays(6)], weekly = false, zone = 'UTC' } = {}) {
  const [ada, ben, cleo, dot] = [
    await world.someone('Ada'),
    await world.someone('Ben'),
    await world.someone('Cleo'),
    await world.someone('Dot'),
  ]
  const group = await world.group(ada)
  for (const who of [ben, cleo, dot]) await world.sit(who, group)
  await world.db.acting(ada.id, (as) => openPoll(as, group, { minutes: 60, weekly, zone, starts }))
  return { ada, ben, cleo, dot, group }
}

const load = async (who: Someone, group: GroupId): Promise<Poll> =>
  (await world.db.reading(who.id, (as) => findPoll(as, group))) ?? assert.fail('no poll')

async function answer(who: Someone, group: GroupId, ...said: (Answer | undefined)[]) {
  const poll = await load(who, group)
  const answers = new Map(poll.times.flatMap(({ id }, i) => (said[i] ? [[id, said[i]] as const] : [])))
  await world.db.acting(who.id, (as) => answerPoll(as, poll, answers))
}

const night = () => world.db.asSystem('the night comes', (as) => tendPolls(as))
const words = async (who: Someone, group: GroupId) => (await load(who, group)).times.map(({ said }) => said)

test('my answers are mine alone, change as I like, and go with my seat', async () => {
  const { ada, ben, group } = await circle()
  await answer(ben, group, 'yes', 'no')
  assert.deepEqual(
    (await load(ben, group)).times.map(({ mine }) => mine),
    ['yes', 'no'],
  )
  assert.deepEqual(
    (await load(ada, group)).times.map(({ mine }) => mine),
    [undefined, undefined],
  )
  await answer(ben, group, undefined, 'if_need_be')
  assert.deepEqual(
    (await load(ben, group)).times.map(({ mine }) => mine),
    [undefined, 'if_need_be'],
  )
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  assert.deepEqual(await world.owner('select from poll_answers'), [])
})

test('the word of a time is written at night from three answers on, by how they look together', async () => {
  const { ada, ben, cleo, dot, group } = await circle({ starts: [inDays(4), inDays(5), inDays(6), inDays(7)] })
  await answer(ada, group, 'yes', 'no', 'yes', 'no')
  await answer(ben, group, 'yes', 'no', 'if_need_be', 'no')
  assert.deepEqual(await words(cleo, group), [null, null, null, null])
  await night()
  assert.deepEqual(await words(cleo, group), [null, null, null, null], 'two are too few')
  await answer(cleo, group, 'no', 'yes', 'if_need_be')
  assert.deepEqual(await words(cleo, group), [null, null, null, null], 'never before the night')
  await night()
  assert.deepEqual(await words(dot, group), ['most', 'hard', 'some', null])
  await answer(cleo, group)
  await night()
  assert.deepEqual(await words(dot, group), [null, null, null, null], 'and it goes again with the third')
})

test('of two who choose at once one makes the meeting and the other is told that it is over', async () => {
  const { ada, group } = await circle({ weekly: true, zone: 'Asia/Kolkata' })
  const poll = await load(ada, group)
  const [first, second] = poll.times
  assert.ok(first && second)
  await world.db.acting(ada.id, (as) => settlePoll(as, poll, first, MORE))
  await assert.rejects(
    world.db.acting(ada.id, (as) => settlePoll(as, poll, second, MORE)),
    { reason: 'poll_is_over' },
  )
  const dates = await world.db.reading(ada.id, (as) => comingMeetings(as, [group], new Date(), inDays(20)))
  assert.deepEqual(
    dates.map(({ starts }) => Math.floor(starts.getTime() / 60_000)),
    [0, 7, 14].map((days) => Math.floor((first.starts.getTime() + days * DAY_MS) / 60_000)),
  )
  assert.equal(dates[0]?.meeting.zone, 'Asia/Kolkata')
  assert.equal(await world.db.reading(ada.id, (as) => findPoll(as, group)), undefined)
  // Only the moment that was chosen is remembered, for the next times to be fair by.
  assert.deepEqual(await world.owner('select from poll_times where group_id = $1', [group]), [])
  assert.deepEqual(await world.owner('select chosen from time_polls where group_id = $1', [group]), [
    { chosen: first.starts },
  ])
})

test('what cannot be asked is refused: none, six, the same twice, the past, a second question, somebody else’s group', async () => {
  const { ada, ben, group } = await circle()
  const draft = { minutes: 60, weekly: false, zone: 'UTC' }
  const open = (who: Someone, starts: Date[]) =>
    world.db.acting(who.id, (as) => openPoll(as, group, { ...draft, starts }))
  const day = inDays(3)
  for (const starts of [[], [1, 2, 3, 4, 5, 6].map(inDays), [day, day], [inDays(-1), day]])
    await assert.rejects(open(ada, starts), { reason: 'poll_refused' })
  await assert.rejects(open(ada, [day]), { reason: 'poll_is_open' })
  await assert.rejects(open(ben, [day]), { code: 'not_found' })
  await world.owner(`update time_polls set ends_at = now() - interval '1 minute' where group_id = $1`, [group])
  assert.equal(await world.db.reading(ada.id, (as) => findPoll(as, group)), undefined, 'over by itself')
  await open(ada, [day])
})

test('a member, a stranger and a guest change nothing of it past the pages either', async () => {
  const { ada, ben, group } = await circle()
  const eve = await world.someone('Eve')
  const poll = await load(ben, group)
  const [first] = poll.times
  assert.ok(first)
  for (const who of [ben, eve]) {
    await assert.rejects(
      world.db.acting(who.id, (as) => settlePoll(as, poll, first, MORE)),
      { code: 'not_found' },
    )
    await world.db.acting(who.id, (as) => withdrawPoll(as, poll))
  }
  await assert.rejects(
    world.db.acting(eve.id, (as) => answerPoll(as, poll, new Map([[first.id, 'yes']]))),
    { code: 'not_found' },
  )
  assert.equal((await load(ada, group)).id, poll.id)
})

test('the night ends what is over, and a group that closes asks no more', async () => {
  const over = await circle()
  await answer(over.ben, over.group, 'yes')
  await world.owner(`update time_polls set ends_at = now() - interval '1 minute' where group_id = $1`, [over.group])
  const closing = await circle()
  await world.owner('update groups set closed_at = now() where id = $1', [closing.group])
  const settled = await circle()
  await world.owner(`update time_polls set chosen = now() - interval '181 days' where group_id = $1`, [settled.group])
  await night()
  for (const { group } of [over, closing, settled])
    assert.deepEqual(await world.owner('select from time_polls where group_id = $1', [group]), [])
  assert.deepEqual(await world.owner('select from poll_answers where person_id = $1', [over.ben.id]), [])
})

test('whoever leaves while their answer is on its way leaves no answer behind', async () => {
  const { ben, group } = await circle()
  const poll = await load(ben, group)
  const goOn = await comeIn(world, ben, (as) => answerPoll(as, poll, new Map(poll.times.map(({ id }) => [id, 'no']))))
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  await assert.rejects(goOn(), { code: 'not_found' })
  assert.deepEqual(await world.owner('select from poll_answers where person_id = $1', [ben.id]), [])
})
