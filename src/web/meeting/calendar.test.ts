import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { day } from '../../../test/in-calendar.ts'
import { hushes, says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { comingMeetings } from '../../domain/meeting/meetings.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

const DAY_MS = 86_400_000
const filled = (more: Record<string, string> = {}) => ({
  about: 'Sleep',
  starts_on: day(3),
  starts: '19:30',
  minutes: '75',
  zone: 'America/New_York',
  rhythm: 'weekly',
  link: 'https://meet.example/abc',
  shown: '60',
  ...more,
})

async function circle(form?: Record<string, string>) {
  const [ada, ben] = (await Promise.all(['Ada', 'Ben'].map((name) => world.someone(name)))) as [Someone, Someone]
  const group = await world.group(ada, { guests: 'yes' })
  const seat = await world.sit(ben, group)
  if (form) assert.equal((await world.post(ada, paths.meetings(group), form)).status, 303)
  return { ada, ben, group, seat }
}
const next = async (who: Someone, group: GroupId) => {
  const until = new Date(Date.now() + 30 * DAY_MS)
  const [date] = await world.db.reading(who.id, (as) => comingMeetings(as, [group], new Date(), until))
  assert.ok(date)
  return { ...date, path: paths.meetingDate(group, date.meeting.id, date.onDate) }
}

test('a facilitator puts a meeting in the calendar, and a member reads it in both zones', async () => {
  const { ada, ben, group, seat } = await circle()
  says(await world.visit(ada, paths.newMeeting(group)), /Put it in the calendar/)
  const kept = await world.post(ada, paths.meetings(group), filled({ host: letters(seat) }))
  assert.equal(kept.headers.get('location'), paths.calendar(group))
  const page = await world.visit(ben, paths.group(group))
  says(page, /The next meeting[\s\S]*Sleep[\s\S]*your time[\s\S]*19:30[\s\S]*75 minutes/)
  says(page, /The way in is shown here from/)
  says(page, /Held by[\s\S]*Ben/)
  hushes(page, /meet\.example/)
  says(await world.visit(ben, '/'), /What is next[\s\S]*Sleep/)
})

test('when it is time the way in is there, for members and guests, as the one lit thing', async () => {
  const { ada, ben, group } = await circle(filled({ shown: '10080' }))
  const [gil, eli] = await Promise.all([world.someone('Gil'), world.someone('Eli')])
  await world.sit(gil, group, { asGuest: true })
  const page = await world.visit(ben, paths.group(group))
  says(page, /class="btn lit" href="https:\/\/meet\.example\/abc" rel="noreferrer nofollow"/)
  assert.equal(page.body.match(/class="btn lit/g)?.length, 1)
  says(await world.visit(gil, (await next(ada, group)).path), /meet\.example/)
  hushes(await world.visit(eli, paths.group(group)), /meet\.example|The next meeting/)
})

test('an outsider and a visitor are told that the calendar does not exist', async () => {
  const { ada, group } = await circle(filled())
  const eli = await world.someone('Eli')
  const { path } = await next(ada, group)
  for (const who of [eli, undefined])
    for (const page of [paths.calendar(group), path, paths.newMeeting(group)])
      assert.equal((await world.visit(who, page)).status, 404, page)
  assert.equal((await world.post(eli, `${path}/reply`, { reply: 'hope' })).status, 404)
})

test('a member cannot touch the schedule', async () => {
  const { ada, ben, group } = await circle(filled())
  const { path, meeting } = await next(ada, group)
  for (const page of [paths.newMeeting(group), `${path}/change`, paths.meetingEdit(group, meeting.id)])
    assert.equal((await world.visit(ben, page)).status, 404, page)
  for (const action of [paths.meetings(group), `${path}/cancellation`, paths.meetingEnding(group, meeting.id)])
    assert.equal((await world.post(ben, action, filled())).status, 404, action)
})

test('what cannot be is said beside its field, and what was typed is kept', async () => {
  const { ada, group } = await circle()
  const spring = springForward()
  const wrong: [Record<string, string>, string, RegExp][] = [
    [{ link: 'javascript:alert(1)' }, 'link', /a link that begins with https/],
    [{ link: 'data:text/html,x' }, 'link', /a link that begins with https/],
    [{ link: '' }, 'link', /at least one way in/],
    [{ link: '', phone: 'ring me' }, 'phone', /can be dialled/],
    [{ starts_on: spring, starts: '02:30' }, 'starts', /There is no such hour on that night/],
    [{ starts_on: '2020-01-01', rhythm: 'once' }, 'starts_on', /over already/],
    [{ starts_on: day(3), until: day(1) }, 'until', /end before it begins/],
    [{ rhythm: 'FREQ=SECONDLY;COUNT=1000000000' }, 'rhythm', /choose/i],
    [{ zone: 'Mars/Olympus' }, 'zone', /zone/],
    [{ starts: '25:00' }, 'starts', /hour/],
    [{ starts_on: '2026-02-30' }, 'starts_on', /day|date/i],
    [{ minutes: '100000' }, 'minutes', /number|between/i],
    [{ starts_on: fifth(), rhythm: 'monthly' }, 'rhythm', /first date does not fit/],
  ]
  for (const [change, field, words] of wrong) {
    const page = await world.post(ada, paths.meetings(group), filled(change))
    assert.equal(page.status, 422, JSON.stringify(change))
    const beside = new RegExp(`id="f-${field}-error"[\\s\\S]{0,900}?</p>`).exec(page.body)?.[0] ?? ''
    assert.match(beside, words, `${field} for ${JSON.stringify(change)}`)
    says(page, /value="Sleep"/)
  }
  assert.deepEqual(await world.owner('select from meetings where group_id = $1', [group]), [])
})

test('a zone that was renamed is taken under both names and kept under the new one', async () => {
  for (const [typed, kept] of [
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['US/Eastern', 'America/New_York'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
  ] as const) {
    const { group } = await circle(filled({ zone: typed }))
    assert.deepEqual(await world.owner('select zone from meetings where group_id = $1', [group]), [{ zone: kept }])
  }
})

test('one date is moved by itself, cancelled, and brought back', async () => {
  const { ada, ben, group } = await circle(filled())
  const { path } = await next(ada, group)
  says(await world.visit(ada, `${path}/change`), /Change one date/)
  const moved = { about: 'A walk', starts_on: day(4), starts: '08:00', minutes: '30', place: 'The park gate' }
  assert.equal((await world.post(ada, `${path}/change`, moved)).status, 303)
  says(await world.visit(ben, path), /A walk[\s\S]*Another time than usual/)
  const far = await world.post(ada, `${path}/change`, { ...moved, starts_on: day(200) })
  assert.equal(far.status, 422)
  says(far, /within 60 days/)
  assert.equal((await world.post(ada, `${path}/cancellation`)).status, 303)
  says(await world.visit(ben, paths.group(group)), /This one is cancelled/)
  assert.equal((await world.post(ada, `${path}/restoration`)).status, 303)
  says(await world.visit(ben, path), /Sleep/)
  assert.equal(
    (await world.visit(ben, paths.meetingDate(group, (await next(ada, group)).meeting.id, day(2)))).status,
    404,
  )
})

test('a member hopes to come, is seen to, thinks again, and nobody sees a number', async () => {
  const { ada, ben, group } = await circle(filled())
  const { path } = await next(ada, group)
  const back = await world.post(ben, `${path}/reply`, { reply: 'hope', from: 'group' })
  assert.equal(back.headers.get('location'), `${paths.group(group)}#meeting`)
  says(await world.visit(ada, path), /Hoping to come:[\s\S]*Ben/)
  await world.post(ben, `${path}/reply`, { reply: 'not_this_time' })
  hushes(await world.visit(ada, path), /Hoping to come:/)
  says(await world.visit(ben, path), /value="not_this_time" aria-pressed="true"/)
  await world.post(ben, `${path}/reply`, { reply: 'none' })
  hushes(await world.visit(ben, path), /aria-pressed="true"/)
})

test('a full meeting says so in words', async () => {
  const { ada, ben, group } = await circle(filled({ capacity: '2' }))
  const cleo = await world.someone('Cleo')
  await world.sit(cleo, group)
  const { path } = await next(ada, group)
  for (const who of [ada, ben]) await world.post(who, `${path}/reply`, { reply: 'hope' })
  const full = await world.post(cleo, `${path}/reply`, { reply: 'hope' })
  assert.equal(full.status, 409)
  says(full, /This meeting is full/)
})

test('the hours of the card go into the calendar in one press, with the way in of the welcome', async () => {
  const ada = await world.someone('Ada')
  const times = [
    { weekday: 2, starts: '10:30', minutes: 60, every: 1, nth: null },
    { weekday: 4, starts: '20:00', minutes: 90, every: 1, nth: -1 },
  ]
  const group = await world.group(ada, { times })
  await world.post(ada, paths.welcome(group), { words: 'Hello', way_in: 'https://meet.example/room' })
  says(await world.visit(ada, paths.lead(group)), /Put the card’s hours in the calendar/)
  assert.equal((await world.post(ada, paths.meetingsFromCard(group))).status, 303)
  const rows = await world.owner<{ rule: string }>(
    `select m.rule, w.kind, w.way_in from meetings m join meeting_ways_in w on w.meeting_id = m.id where m.group_id = $1 order by m.rule`,
    [group],
  )
  assert.deepEqual(rows, [
    { rule: 'FREQ=MONTHLY;BYDAY=-1TH', kind: 'link', way_in: 'https://meet.example/room' },
    { rule: 'FREQ=WEEKLY;BYDAY=TU', kind: 'link', way_in: 'https://meet.example/room' },
  ])
  assert.deepEqual(await world.owner('select words, way_in from welcomes where group_id = $1', [group]), [
    { words: 'Hello', way_in: '' },
  ])
  hushes(await world.visit(ada, paths.lead(group)), /Put the card’s hours in the calendar/)
  assert.equal((await world.post(ada, paths.meetingsFromCard(group))).status, 409)
  says(await world.visit(ada, paths.edit(group)), /taken from the group’s calendar/)
})

test('all dates are changed, then cancelled', async () => {
  const { ada, ben, group } = await circle(filled())
  const { meeting } = await next(ada, group)
  says(await world.visit(ada, paths.meetingEdit(group, meeting.id)), /value="https:\/\/meet\.example\/abc"/)
  const edited = await world.post(
    ada,
    paths.meetingEdit(group, meeting.id),
    filled({ starts: '08:00', about: 'Pacing' }),
  )
  assert.equal(edited.status, 303)
  says(await world.visit(ben, paths.group(group)), /Pacing[\s\S]*08:00/)
  assert.equal((await world.post(ada, paths.meetingEnding(group, meeting.id))).status, 303)
  hushes(await world.visit(ben, paths.group(group)), /The next meeting/)
  assert.equal((await world.visit(ada, paths.meetingEdit(group, meeting.id))).status, 404)
})

test('those who lead read a rhythm as people say it, and may change what is once without “all dates”', async () => {
  const { ada, group } = await circle(filled())
  says(
    await world.visit(ada, paths.calendar(group)),
    /Every week, \w+days at \d\d:30; next on \d+ \w+<\/p>.*Change all/s,
  )
  const once = await circle(filled({ rhythm: 'once' }))
  const page = await world.visit(once.ada, paths.calendar(once.group))
  says(page, /Once, on [\s\S]*Change this meeting/)
  hushes(page, /Change all dates/)
})

test('the calendar has every month, in words and as a table', async () => {
  const { ben, group } = await circle(filled({ about: 'Sleep' }))
  const { starts } = await next(ben, group)
  // An evening in New York is a night in London, and may be of the next month.
  const there = Temporal.Instant.fromEpochMilliseconds(starts.getTime()).toZonedDateTimeISO('Europe/London')
  const soon = there.toPlainDate().toString().slice(0, 7)
  const page = await world.visit(ben, paths.calendar(group, soon))
  says(page, /<table class="month later">[\s\S]*<ul class="sessions">/)
  for (const month of ['2031-02', 'nonsense', '9999-99'])
    assert.equal((await world.visit(ben, paths.calendar(group, month))).status, 200)
  says(await world.visit(ben, paths.calendar(group, '2021-01')), /Nothing in this month/)
})

/** The next night on which New York’s clocks go forward: the second Sunday of March. */
function springForward(): string {
  const now = new Date()
  const year = now.getUTCFullYear() + (now.getUTCMonth() > 1 ? 1 : 0)
  const first = new Date(Date.UTC(year, 2, 1)).getUTCDay()
  return `${year}-03-${String(1 + ((7 - first) % 7) + 7).padStart(2, '0')}`
}

/** The next date that is the fifth of its weekday. */
function fifth(): string {
  for (let days = 1; ; days++) if (Number(day(days).slice(8)) > 28) return day(days)
}
