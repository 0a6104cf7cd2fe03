import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day, inCalendars, weekly } from '../../../test/in-calendar.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { leaveGroup } from '../groups/belong.ts'
import { findGroup } from '../groups/group.ts'
import { requireMeeting } from './meetings.ts'
import { cancelDate, changeDate, editMeeting, endMeeting, restoreDate, scheduleMeeting } from './schedule.ts'
import { followSchedules } from './upkeep.ts'
import { waysIn } from './ways-in.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

const { circle, coming, first, load, say } = inCalendars(() => world)

test('members and guests see what is coming; an outsider and a visitor see nothing', async () => {
  const { ada, ben, group } = await circle(weekly(3))
  const dot = await world.someone('Dot')
  await world.sit(dot, group, { asGuest: true })
  const eli = await world.someone('Eli')
  for (const who of [ada, ben, dot]) {
    assert.equal((await coming(who, group, 14)).length, 2, who.name)
    assert.equal((await coming(who, 'mine', 14))[0]?.about, 'Sleep')
  }
  for (const who of [eli, undefined]) assert.deepEqual([await coming(who, group), await coming(who, 'mine')], [[], []])
})

test('the way in is read by those inside when it is time, not before, and never by others', async () => {
  const { ada, ben, group, meeting } = await circle(weekly(3))
  const [dot, eli] = await Promise.all([world.someone('Dot'), world.someone('Eli')])
  await world.sit(dot, group, { asGuest: true })
  const ways = (who: Someone) => world.db.reading(who.id, (as) => waysIn(as, meeting, null))
  assert.deepEqual(await ways(ben), [])
  assert.deepEqual(await ways(ada), [{ kind: 'link', wayIn: 'https://meet.example/abc', open: false }])
  const soon = new Date(Date.now() + 30 * 60_000)
  const near = weekly(0, {
    startsOn: soon.toISOString().slice(0, 10),
    starts: soon.toISOString().slice(11, 16),
    rule: '',
  })
  const held = await load(ada, group, meeting)
  await world.db.acting(ada.id, (as) => editMeeting(as, held, near))
  for (const who of [ada, ben, dot]) assert.equal((await ways(who))[0]?.open, true, who.name)
  assert.deepEqual(await ways(eli), [])
  await world.owner(`update meeting_ways_in set openings = '{[2020-01-01,2020-01-02)}'`)
  assert.deepEqual(await ways(ben), [], 'afterwards it is gone')
})

test('one date has another way in, and the usual one stays shut that day', async () => {
  const { ada, ben, group, meeting } = await circle(weekly(0, { shownBeforeMinutes: 1440, starts: '23:59' }))
  const held = await load(ada, group, meeting)
  const date = {
    startsOn: held.startsOn,
    starts: '23:59',
    minutes: 60,
    about: '',
    waysIn: [{ kind: 'place', wayIn: 'The library' }],
    host: undefined,
  } as const
  const ways = (onDate: string | null) => world.db.reading(ben.id, (as) => waysIn(as, meeting, onDate))
  assert.equal((await ways(null)).length, 1)
  await world.db.acting(ada.id, (as) => changeDate(as, held, held.startsOn, date))
  assert.deepEqual([await ways(null), (await ways(held.startsOn)).map(({ wayIn }) => wayIn)], [[], ['The library']])
})

test('a date is moved, cancelled and brought back; each is one change more', async () => {
  const { ada, ben, group, meeting } = await circle(weekly(3))
  const moved = { startsOn: day(4), starts: '10:00', minutes: 30, about: 'A walk', waysIn: [], host: undefined }
  await world.db.acting(ada.id, async (as) => changeDate(as, await requireMeeting(as, group, meeting), day(3), moved))
  const date = await first(ben, group)
  assert.deepEqual([date.starts.toISOString(), date.about, date.changed], [`${day(4)}T10:00:00.000Z`, 'A walk', true])
  await world.db.acting(ada.id, async (as) => cancelDate(as, await requireMeeting(as, group, meeting), day(3)))
  assert.deepEqual(
    (await coming(ben, group, 14)).map(({ cancelled }) => cancelled),
    [true, false],
  )
  await world.db.acting(ada.id, async (as) => restoreDate(as, await requireMeeting(as, group, meeting), day(3)))
  const back = await first(ben, group)
  assert.deepEqual([back.cancelled, back.changed, back.about, back.meeting.sequence], [false, false, 'Sleep', 3])
})

test('a member cannot change the calendar', async () => {
  const { ben, group, meeting } = await circle(weekly(3))
  const held = await load(ben, group, meeting)
  await assert.rejects(
    world.db.acting(ben.id, (as) => cancelDate(as, held, held.startsOn)),
    { code: 'not_found' },
  )
  await assert.rejects(
    world.db.acting(ben.id, (as) => scheduleMeeting(as, group, weekly(2))),
    { code: 'not_found' },
  )
})

test('the card says what the calendar says, in the group’s own zone, and the directory finds it', async () => {
  const { ada, group, meeting } = await circle(weekly(3, { zone: 'Asia/Tokyo', starts: '04:00' }))
  const card = async () => (await world.db.reading(ada.id, (as) => findGroup(as, group)))?.times
  const [time] = (await card()) ?? []
  const date = await first(ada, group)
  const there = (option: 'weekday' | 'hour') =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      [option]: option === 'hour' ? '2-digit' : 'long',
    }).format(date.starts)
  assert.equal(time?.starts.slice(0, 2), there('hour'))
  assert.equal(
    ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][time?.weekday ?? -1],
    there('weekday'),
  )
  const [listed] = await world.owner<{ times: unknown[] }>('select times from listed_groups where id = $1', [group])
  assert.equal(listed?.times.length, 1)
  await world.db.acting(ada.id, async (as) => endMeeting(as, await requireMeeting(as, group, meeting)))
  assert.deepEqual([await card(), await coming(ada, group)], [[], []])
})

test('when a group comes to its end it meets no more', async () => {
  const { ada, ben, cleo, group } = await circle(weekly(3, { shownBeforeMinutes: 10080 }))
  await say(ben, group, 'hope')
  for (const who of [ada, ben, cleo]) await world.db.acting(who.id, (as) => leaveGroup(as, group))
  const [left] = await world.owner(
    `select m.ended_at is not null as ended, w.openings::text, (select count(*)::int from meeting_replies r where r.group_id = m.group_id) as replies
     from meetings m join meeting_ways_in w on w.meeting_id = m.id where m.group_id = $1`,
    [group],
  )
  assert.deepEqual(left, { ended: true, openings: '{}', replies: 0 })
})

test('the night writes down anew when ways in open, as far ahead as it can be known', async () => {
  const { ben, meeting } = await circle(weekly(0, { shownBeforeMinutes: 10080 }))
  await world.owner(`update meeting_ways_in set openings = '{}' where meeting_id = $1`, [meeting])
  const ways = () => world.db.reading(ben.id, (as) => waysIn(as, meeting, null))
  assert.deepEqual(await ways(), [], 'what was not written down is read by nobody')
  await world.db.asSystem('the night comes', (as) => followSchedules(as))
  assert.equal((await ways()).length, 1)
})
