import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { withoutLinks } from '../../../test/word.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import type { Workshop } from '../../jobs/job.ts'
import { sendMail } from '../../jobs/send-mail.ts'
import type { Mail } from '../../mail/mailer.ts'
import { mailLink } from '../../web/mail-links.ts'
import { leaveGroup, rest } from '../groups/belong.ts'
import { comingMeetings, type MeetingId, requireMeeting } from '../meeting/meetings.ts'
import { replyToMeeting } from '../meeting/replies.ts'
import { cancelDate, changeDate, endMeeting, restoreDate, scheduleMeeting } from '../meeting/schedule.ts'
import { keepAddress } from '../people/mail-address.ts'
import { keepTelling } from './choices.ts'
import { planReminders } from './reminders.ts'
import type { Reminder } from './when-to-send.ts'

/** Ada leads a group that meets in twenty hours; Ben and Cleo sit in it, and have an address. */
let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
let group: GroupId
let seat: MembershipId
let meeting: MeetingId
let sent: Mail[]
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  await world.owner('delete from groups')
  await world.owner('delete from outbox')
  sent = []
  ada = await world.someone('Ada')
  ben = await withMail('Ben')
  cleo = await withMail('Cleo')
  group = await world.group(ada)
  seat = await world.sit(ben, group)
  await world.sit(cleo, group)
  meeting = await schedule(20)
})

async function withMail(name: string): Promise<Someone> {
  const who = await world.someone(name)
  await world.db.asSystem('a proven address', (as) => keepAddress(as, who.id, `${who.signInName}@example.org`))
  return who
}

const inHours = (hours: number) => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * 3_600_000)
const wall = (at: Date) => ({ startsOn: at.toISOString().slice(0, 10), starts: at.toISOString().slice(11, 16) })
const schedule = (hours: number, rule = '') =>
  world.db.acting(ada.id, (as) =>
    scheduleMeeting(as, group, {
      ...wall(inHours(hours)),
      minutes: 60,
      zone: 'UTC',
      rule,
      about: 'The long night',
      access: [],
      shownBeforeMinutes: 60,
      capacity: null,
      waitingList: false,
      waysIn: [{ kind: 'link', wayIn: 'https://meet.example/secret' }],
      host: undefined,
      coHost: undefined,
    }),
  )
const plan = (now?: Date) => world.db.asSystem('a test', (as) => planReminders(as, now))
const shop = () =>
  ({
    db: world.db,
    log: world.house.log,
    baseUrl: world.base,
    linkOf: mailLink,
    mailer: { kind: 'folder', send: async (mail: Mail) => void sent.push(mail) },
  }) as unknown as Workshop
const post = () => sendMail.perform(shop(), {})
const want = (who: Someone, reminders: Reminder[]) =>
  world.db.acting(who.id, (as) =>
    keepTelling(as, { announcements: 'at_once', answers: 'at_once', reminders, quiet: [] }),
  )
/** What is queued for somebody: the kind, and in how many hours it goes. */
const queued = async (who: Someone) =>
  (
    await world.owner<{ text_id: string; hours: number }>(
      `select text_id, round(extract(epoch from due_at - now()) / 3600)::int as hours from outbox where person_id = $1 and sent_at is null order by due_at, text_id`,
      [who.id],
    )
  ).map(({ text_id, hours }) => `${text_id} in ${hours}`)
const load = (id = meeting) => world.db.reading(ada.id, (as) => requireMeeting(as, group, id))
const theDate = async () => (await load()).startsOn
const move = async (hours: number) => {
  const found = await load()
  await world.db.acting(ada.id, async (as) =>
    changeDate(as, found, found.startsOn, {
      ...wall(inHours(hours)),
      minutes: 60,
      about: '',
      waysIn: [],
      host: undefined,
    }),
  )
}

test('who said nothing is reminded within the day, once, however often it is planned', async () => {
  for (let turn = 0; turn < 3; turn++) await plan()
  assert.deepEqual(await queued(ben), ['remind_day in 0'])
  await post()
  await plan()
  await post()
  assert.equal(sent.length, 2, 'Ben and Cleo, once each')
  assert.doesNotMatch(withoutLinks(JSON.stringify(sent)), /long night|Slow|Ada/)
  assert.doesNotMatch(JSON.stringify(sent), /meet\.example/)
})

test('each is reminded when they wish; whoever rests, leads without an address, or wants none is not', async () => {
  await want(ben, ['hour', 'start'])
  await want(cleo, [])
  await plan()
  assert.deepEqual(await queued(ben), ['remind_hour in 19', 'remind_start in 20'])
  assert.deepEqual(await queued(cleo), [])
  await world.db.acting(ben.id, (as) => rest(as, seat))
  await world.owner('update outbox set due_at = now()')
  await post()
  assert.equal(sent.length, 0, 'who has begun to rest since is left in peace')
})

test('who said “not this time” is not reminded, also when they say so afterwards', async () => {
  await want(ben, ['hour'])
  await plan()
  const [date] = await world.db.reading(ben.id, (as) => comingMeetings(as, 'mine', new Date(), inHours(30)))
  await world.db.acting(ben.id, (as) => replyToMeeting(as, date ?? assert.fail(), 'not_this_time'))
  await plan()
  assert.deepEqual(await queued(ben), [])
})

test('a meeting that is moved takes its reminders along, and says once that it was moved', async () => {
  await want(ben, ['hour'])
  await plan()
  await move(23)
  for (let turn = 0; turn < 2; turn++) await plan()
  assert.deepEqual(await queued(ben), ['meeting_changed in 0', 'remind_hour in 22'])
  await post()
  await plan()
  assert.deepEqual(await queued(ben), ['remind_hour in 22'])
})

test('a date that is moved all day long is told a few times, and then stands on its page', async () => {
  await want(ben, ['hour'])
  for (let times = 0; times < 9; times++) {
    await move(20 + times / 10)
    await plan()
    await post()
  }
  const [told] = await world.owner<{ times: number }>(
    `select count(*)::int as times from outbox where person_id = $1 and text_id = 'meeting_changed'`,
    [ben.id],
  )
  assert.equal(told?.times, 5)
})

test('a date that is called off withdraws its reminders and is told once; one that is on again is reminded of again', async () => {
  await want(ben, ['hour'])
  await plan()
  const date = await theDate()
  const found = await load()
  await world.db.acting(ada.id, (as) => cancelDate(as, found, date))
  for (let turn = 0; turn < 2; turn++) await plan()
  assert.deepEqual(await queued(ben), ['meeting_changed in 0'])
  await post()
  await plan()
  assert.deepEqual(await queued(ben), [])
  await world.db.acting(ada.id, async (as) => restoreDate(as, found, date))
  await plan()
  assert.deepEqual(await queued(ben), ['remind_hour in 19'])
})

test('whoever was reminded of a meeting that has been ended since is told; nobody else is', async () => {
  await want(cleo, ['hour'])
  await plan()
  await post()
  assert.equal(sent.length, 1, 'Ben')
  const found = await load()
  await world.db.acting(ada.id, (as) => endMeeting(as, found))
  for (let turn = 0; turn < 2; turn++) await plan()
  assert.deepEqual(await queued(ben), ['meeting_changed in 0'])
  assert.deepEqual(await queued(cleo), [])
})

test('who has left is neither reminded nor told', async () => {
  await want(ben, ['hour'])
  await plan()
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  await plan()
  assert.deepEqual(await queued(ben), [])
})

test('a reminder that would come after the beginning does not come', async () => {
  await plan()
  await world.owner(`insert into comforts (person_id, flare_until) values ($1, now() + interval '2 days')`, [ben.id])
  await post()
  assert.equal(sent.length, 1, 'Cleo')
  assert.deepEqual(await queued(ben), [])
})

test('a day after the date nothing tells any more who was reminded of it', async () => {
  await plan()
  await post()
  await world.owner(`update outbox set about_at = now() - interval '25 hours'`)
  await plan()
  assert.deepEqual(await world.owner(`select id from outbox where outcome = 'sent' and about_at < now()`), [])
})

test('a series reminds of each of its dates', async () => {
  await world.owner('delete from meetings')
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][inHours(20).getUTCDay()]
  await schedule(20, `FREQ=WEEKLY;BYDAY=${weekday}`)
  await plan()
  assert.deepEqual(await queued(ben), ['remind_day in 0'])
})
