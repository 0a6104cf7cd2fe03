import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { afterTuesday } from '../../../test/in-calendar.ts'
import { digestTables } from '../../../test/tables.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { removeMember } from '../../domain/groups/lead.ts'
import { MOST_CALENDARS, makeCalendar } from '../../domain/meeting/calendars.ts'
import { type MeetingId, requireMeeting } from '../../domain/meeting/meetings.ts'
import {
  cancelDate,
  changeDate,
  endMeeting,
  type MeetingDraft,
  scheduleMeeting,
} from '../../domain/meeting/schedule.ts'
import { eraseMyself } from '../../domain/people/erasure.ts'
import { exportMyData } from '../../domain/people/export.ts'
import { liftSuspension, suspendPerson } from '../../domain/people/suspension.ts'
import { readBack, startsIn } from '../../standards/icalendar/testing.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

const draft: MeetingDraft = {
  startsOn: afterTuesday(0),
  starts: '19:00',
  minutes: 90,
  zone: 'Europe/Berlin',
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  about: 'Sleeping badly',
  access: [],
  shownBeforeMinutes: 10080,
  capacity: null,
  waitingList: false,
  waysIn: [{ kind: 'link', wayIn: 'https://meet.example/secret-room' }],
  host: undefined,
  coHost: undefined,
}

/** Ada leads a group that meets on Tuesdays; Ben is a member. */
async function circle() {
  const [ada, ben] = (await Promise.all(['Ada', 'Ben'].map((name) => world.someone(name)))) as [Someone, Someone]
  const group = await world.group(ada, { name: 'Slow Mornings', guests: 'yes' })
  const seat = await world.sit(ben, group)
  const meeting = await world.db.acting(ada.id, (as) => scheduleMeeting(as, group, draft))
  return { ada, ben, group, seat, meeting }
}

const linkOf = (who: Someone, group: GroupId | null = null, titles: 'plain' | 'named' = 'plain') =>
  world.db.acting(who.id, (as) => makeCalendar(as, { group, titles, name: 'The old phone' }))
const read = (token: string, headers?: Record<string, string>) =>
  world.visit(undefined, paths.calendarFile(token), headers)
const eventsIn = (file: string) => readBack(file).getAllSubcomponents('vevent')
const sayIn = (file: string, name: string) => eventsIn(file).map((event) => String(event.getFirstPropertyValue(name)))

async function isDead(token: string, why: string) {
  const [dead, unknown] = await Promise.all([read(token), read('x'.repeat(43))])
  assert.equal(dead.status, 404, why)
  const plain = ({ status, headers, body }: typeof dead) => [status, [...headers], body]
  assert.deepEqual(plain(dead), plain(unknown), why)
}

test('a member makes a link on the page, is shown it once, and their calendar program reads it', async () => {
  const { ben, group } = await circle()
  const made = await world.post(ben, paths.yourCalendars(), {
    of: letters(group),
    titles: 'plain',
    name: 'The old phone',
  })
  assert.equal(made.headers.get('location'), paths.newCalendar())
  const sealed = made.headers.getSetCookie().find((cookie) => cookie.startsWith('calendar=')) ?? ''
  const page = await world.visit({ ...ben, cookie: `${ben.cookie}; ${sealed.split(';')[0]}` }, paths.newCalendar())
  const [, token = ''] = /http:\/\/localhost:3999\/calendar\/([\w-]{43})\.ics/.exec(page.body) ?? []
  assert.match(page.body, /href="webcal:\/\/localhost:3999\/calendar\//)
  const file = await read(token)
  assert.equal(file.headers.get('content-type'), 'text/calendar; charset=utf-8')
  assert.equal(startsIn(file.body, 1)[0], Date.parse(`${afterTuesday(0)}T18:00Z`))
  const list = await world.visit(ben, paths.yourCalendars())
  assert.match(list.body, /The old phone.*Slow Mornings/s)
  assert.ok(!list.body.includes(token))
  assert.equal((await world.visit(ben, paths.newCalendar())).status, 303)
})

test('a link says only that there is a meeting, unless its person chose otherwise, and never the way in', async () => {
  const { ben, group } = await circle()
  for (const chosen of [null, group]) {
    const plain = (await read(await linkOf(ben, chosen))).body
    assert.deepEqual(sayIn(plain, 'summary'), ['Meeting'])
    const named = (await read(await linkOf(ben, chosen, 'named'))).body
    assert.deepEqual(sayIn(named, 'summary'), ['Slow Mornings'])
    for (const hidden of [/Slow/, /Sleep/i, /Ada|Ben/, /Holdfast(?!\/\/)/]) assert.doesNotMatch(plain, hidden)
    for (const file of [plain, named]) assert.doesNotMatch(file, /meet\.example|Sleeping|LOCATION|DESCRIPTION/)
  }
})

test('it leads to a page that tells nobody which group it is, also where the group is listed', async () => {
  const { ben, group } = await circle()
  const { body } = await read(await linkOf(ben))
  const [url = ''] = sayIn(body, 'url')
  assert.equal(url.replace(world.base, ''), '/')
  assert.ok(!body.includes(letters(group)) && !body.includes(group))
})

test('a moved date, one that is off and a series that ended are so in the calendar, under the same name', async () => {
  const { ada, ben, group, meeting } = await circle()
  const token = await linkOf(ben)
  const before = (await read(token)).body
  await world.db.acting(ada.id, async (as) => {
    const series = await requireMeeting(as, group, meeting)
    await changeDate(as, series, afterTuesday(7), { ...draft, startsOn: afterTuesday(8), starts: '18:00' })
    await cancelDate(as, series, afterTuesday(14))
  })
  const after = (await read(token)).body
  const due = [`${afterTuesday(0)}T18:00Z`, `${afterTuesday(8)}T17:00Z`, `${afterTuesday(21)}T18:00Z`].map(Date.parse)
  assert.deepEqual(startsIn(after, 3), due)
  assert.deepEqual([...new Set([...sayIn(before, 'uid'), ...sayIn(after, 'uid')])], [meeting])
  assert.ok(Number(sayIn(after, 'sequence')[0]) > Number(sayIn(before, 'sequence')[0]))
  await world.db.acting(ada.id, async (as) => endMeeting(as, await requireMeeting(as, group, meeting)))
  assert.deepEqual([...new Set(sayIn((await read(token)).body, 'status'))], ['CANCELLED'])
})

test('a program that asks again is told when nothing has changed', async () => {
  const { ben } = await circle()
  const token = await linkOf(ben)
  const first = await read(token)
  const tag = first.headers.get('etag') ?? ''
  const again = await read(token, { 'if-none-match': tag })
  assert.deepEqual([again.status, again.body], [304, ''])
  assert.equal(again.headers.get('cache-control'), 'private, no-store')
})

test('nothing is written down when a program reads, and the log holds no link', async () => {
  const { ben } = await circle()
  const token = await linkOf(ben)
  const before = await digestTables(world)
  await read(token)
  assert.deepEqual(await digestTables(world), before)
  assert.ok(!world.logged.join('\n').includes(token))
})

test('a link that was taken back leads where one leads that never was', async () => {
  const { ben } = await circle()
  const token = await linkOf(ben)
  const page = await world.visit(ben, paths.yourCalendars())
  const [, removal = ''] = /action="(\/you\/calendars\/[\w-]{22}\/removal)"/.exec(page.body) ?? []
  const cleo = await world.someone('Cleo')
  assert.equal((await world.post(cleo, removal)).status, 404)
  assert.equal((await read(token)).status, 200)
  assert.equal((await world.post(ben, removal)).status, 303)
  await isDead(token, 'taken back')
  await isDead(`${token}x`, 'too long')
})

test('whoever leaves or is removed has no link to that group any more, also when they come back', async () => {
  const { ada, ben, group } = await circle()
  const [ofGroup, ofAll] = [await linkOf(ben, group), await linkOf(ben)]
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  await isDead(ofGroup, 'left')
  assert.equal(eventsIn((await read(ofAll)).body).length, 0)
  const seat = await world.sit(ben, group)
  await isDead(ofGroup, 'came back')
  const anew = await linkOf(ben, group)
  await world.db.acting(ada.id, (as) => removeMember(as, seat, { reason: 'Selling things', until: null }))
  await isDead(anew, 'removed')
})

test('a suspended person’s links lead nowhere while it lasts, and an erased one’s never again', async () => {
  const { ben } = await circle()
  const sam = await world.someone('Sam', { steward: true })
  const token = await linkOf(ben)
  await world.db.acting(sam.id, (as) => suspendPerson(as, ben.signInName, { reason: 'Shouting', until: null }))
  await isDead(token, 'suspended')
  await world.db.acting(sam.id, (as) => liftSuspension(as, ben.signInName))
  assert.equal((await read(token)).status, 200)
  await world.db.acting(ben.id, (as) => eraseMyself(as))
  await isDead(token, 'erased')
})

test('nobody makes a link to a group they are not in', async () => {
  const [hal, cleo] = (await Promise.all(['Hal', 'Cleo'].map((name) => world.someone(name)))) as [Someone, Someone]
  const group = await world.group(hal, { listing: 'hidden' })
  const answers = await Promise.all(
    [letters(group), letters('00000000-0000-4000-8000-000000000000'), 'nonsense'].map((of) =>
      world.post(cleo, paths.yourCalendars(), { of, titles: 'named' }),
    ),
  )
  const bodies = new Set(answers.map(({ body }) => body))
  assert.deepEqual([answers.map(({ status }) => status), bodies.size], [[422, 422, 422], 1])
  await assert.rejects(linkOf(cleo, group), /not_found/)
})

test('what was chosen is kept when a choice is missing', async () => {
  const { ben } = await circle()
  const answer = await world.post(ben, paths.yourCalendars(), { titles: 'named' })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /value="named" checked/)
})

test('there is an end to how many links one person has, and it is said in words', async () => {
  const { ben } = await circle()
  for (let i = 0; i < MOST_CALENDARS; i++) await linkOf(ben)
  const answer = await world.post(ben, paths.yourCalendars(), { of: 'all', titles: 'plain' })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /You have 20 links already/)
  await assert.rejects(linkOf(ben), /too_many_calendars/)
})

test('a guest’s program knows when the group meets', async () => {
  const { group } = await circle()
  const dot = await world.someone('Dot')
  await world.sit(dot, group, { asGuest: true })
  assert.equal(eventsIn((await read(await linkOf(dot, group))).body).length, 1)
})

test('a member takes one meeting as a file; an outsider is told that there is none', async () => {
  const { ben, group, meeting } = await circle()
  const cleo = await world.someone('Cleo')
  const path = paths.meetingFile(group, meeting)
  const file = await world.visit(ben, path)
  assert.deepEqual([file.status, sayIn(file.body, 'summary')], [200, ['Meeting']])
  assert.deepEqual(sayIn((await world.visit(ben, `${path}?titles=named`)).body, 'summary'), ['Slow Mornings'])
  const absent = paths.meetingFile(group, '00000000-0000-4000-8000-000000000000' as MeetingId)
  assert.equal((await world.visit(ben, absent)).status, 404)
  const [hers, nobodys] = [await world.visit(cleo, path), await world.visit(cleo, absent)]
  assert.deepEqual([hers.status, hers.body], [404, nobodys.body])
})

test('the meeting of one group is not to be had through another', async () => {
  const { ben, meeting } = await circle()
  const bens = await world.group(ben)
  assert.equal((await world.visit(ben, paths.meetingFile(bens, meeting))).status, 404)
})

test('my links leave with my data, without what opens them', async () => {
  const { ben, group } = await circle()
  const token = await linkOf(ben, group, 'named')
  const { mine } = await world.db.reading(ben.id, (as) => exportMyData(as, new Date()))
  const [link] = mine.calendars as Record<string, unknown>[]
  assert.deepEqual([link?.group_name, link?.titles, link?.name], ['Slow Mornings', 'named', 'The old phone'])
  assert.ok(!JSON.stringify(mine).includes(token))
})
