import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day, inCalendars, weekly } from '../../../test/in-calendar.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { leaveGroup } from '../groups/belong.ts'
import { blockMember } from '../people/blocks.ts'
import { requireMeeting } from './meetings.ts'
import { hostsOf } from './replies.ts'
import { editMeeting } from './schedule.ts'
import { forgetMeetings } from './upkeep.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

const { circle, said, say } = inCalendars(() => world)

test('who hopes to come is shown as people; not this time is known to oneself alone', async () => {
  const { ada, ben, cleo, group } = await circle(weekly(3))
  await say(ben, group, 'hope')
  await say(cleo, group, 'not_this_time')
  assert.deepEqual(
    (await said(ada, group)).hoping.map(({ name }) => name),
    ['Ben'],
  )
  assert.equal((await said(cleo, group)).mine, 'not_this_time')
  await say(ben, group, 'maybe')
  assert.deepEqual([(await said(ada, group)).hoping, (await said(ben, group)).mine], [[], 'maybe'])
  await say(ben, group, undefined)
  assert.equal((await said(ben, group)).mine, undefined)
  const rows = await world.owner(`select reply from meeting_replies where group_id = $1`, [group])
  assert.deepEqual(rows, [{ reply: 'not_this_time' }])
})

test('a full meeting says so, or lets people wait; a seat that comes free goes to who waited longest', async () => {
  const full = await circle(weekly(3, { capacity: 2 }))
  await say(full.ada, full.group, 'hope')
  await say(full.ben, full.group, 'hope')
  await assert.rejects(say(full.cleo, full.group, 'hope'), { reason: 'meeting_full' })
  const { ada, ben, cleo, group } = await circle(weekly(3, { capacity: 2, waitingList: true }))
  const dot = await world.someone('Dot')
  await world.sit(dot, group)
  assert.deepEqual([await say(ada, group, 'hope'), await say(ben, group, 'hope')], [false, false])
  assert.deepEqual([await say(cleo, group, 'hope'), await say(dot, group, 'hope')], [true, true])
  await say(cleo, group, 'hope')
  assert.deepEqual(
    (await said(dot, group)).hoping.map(({ name }) => name),
    ['Ada', 'Ben'],
  )
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  assert.deepEqual(
    (await said(ada, group)).hoping.map(({ name }) => name),
    ['Ada', 'Cleo'],
  )
  assert.equal((await said(dot, group)).waits, true)
})

test('whoever leaves holds no meeting and hopes for none', async () => {
  const { ada, ben, group, seats, meeting } = await circle(weekly(3))
  const draft = weekly(3, { host: seats.ben })
  await world.db.acting(ada.id, async (as) => editMeeting(as, await requireMeeting(as, group, meeting), draft))
  await say(ben, group, 'hope')
  const hosts = () => world.db.reading(ada.id, (as) => hostsOf(as, meeting, day(3)))
  assert.deepEqual(
    (await hosts()).map(({ name }) => name),
    ['Ben'],
  )
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  assert.deepEqual(await hosts(), [])
  assert.deepEqual((await said(ada, group)).hoping, [])
})

test('a meeting that moves to another day keeps what was said about dates it still has, and forgets the rest', async () => {
  const { ada, ben, group, meeting } = await circle(weekly(3))
  await say(ben, group, 'hope')
  await world.db.acting(ada.id, async (as) =>
    editMeeting(as, await requireMeeting(as, group, meeting), weekly(3, { minutes: 90 })),
  )
  assert.equal((await said(ben, group)).mine, 'hope')
  await world.db.acting(ada.id, async (as) => editMeeting(as, await requireMeeting(as, group, meeting), weekly(4)))
  assert.deepEqual(await world.owner('select from meeting_replies where group_id = $1', [group]), [])
})

test('nothing says who did not come: what was said is read by nobody once the meeting is over, and gone by morning', async () => {
  const { ada, ben, group } = await circle(weekly(3))
  await say(ben, group, 'hope')
  await say(ada, group, 'not_this_time')
  await world.owner(`update meeting_replies set ends_at = now() - interval '1 second' where group_id = $1`, [group])
  const seen = await world.db.reading(ada.id, (as) =>
    as.db.selectFrom('meeting_replies').select('id').where('group_id', '=', group).execute(),
  )
  assert.deepEqual(seen, [])
  await world.db.asSystem('the night comes', (as) => forgetMeetings(as))
  assert.deepEqual(await world.owner('select from meeting_replies where group_id = $1', [group]), [])
  const columns = await world.owner<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
     and column_name ~ '(attend|absen|missed|no_show|present|turned_up|came_to|streak)'`,
  )
  assert.deepEqual(columns, [])
  assert.ok(!world.logged.some((line) => /hope|not_this_time|attend|absen/.test(line)))
})

test('between whom a block stands, neither learns that the other hopes to come', async () => {
  const { ada, ben, cleo, group, seats } = await circle(weekly(3))
  await world.db.acting(ben.id, (as) => blockMember(as, seats.cleo))
  for (const who of [ben, cleo]) await say(who, group, 'hope')
  const seen = async (who: Someone) => (await said(who, group)).hoping.map(({ name }) => name)
  assert.deepEqual([await seen(ben), await seen(cleo), await seen(ada)], [['Ben'], ['Cleo'], ['Ben', 'Cleo']])
})
