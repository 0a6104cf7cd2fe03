import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { askToJoin } from '../../domain/groups/belong.ts'
import { announceNote, writeNote } from '../../domain/groups/lead.ts'
import { comingMeetings } from '../../domain/meeting/meetings.ts'
import { replyToMeeting } from '../../domain/meeting/replies.ts'
import { cancelDate, type MeetingDraft, scheduleMeeting } from '../../domain/meeting/schedule.ts'
import { setFlare } from '../../domain/people/flare.ts'
import { followFlare } from '../../domain/people/flaring/follow.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let cleo: Someone
let group: GroupId
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  cleo = await world.someone('Cleo')
  group = await world.group(cleo, { name: 'Slow Mornings', guests: 'yes' })
  await world.sit(ada, group)
})
after(() => world.drop())

const DAY_MS = 86_400_000
const BEGAN = Date.now()
const dayIn = (days: number) => new Date(BEGAN + days * DAY_MS).toISOString().slice(0, 10)
const draft = (inDays: number, more: Partial<MeetingDraft> = {}): MeetingDraft => ({
  ...{ startsOn: dayIn(inDays), starts: '12:00', minutes: 60, zone: 'UTC', rule: '', about: '', access: [] },
  ...{ shownBeforeMinutes: 60, capacity: null, waitingList: false, waysIn: [], host: undefined, coHost: undefined },
  ...more,
})
const schedule = (inDays: number, more?: Partial<MeetingDraft>, by = cleo, where = group) =>
  world.db.acting(by.id, (as) => scheduleMeeting(as, where, draft(inDays, more)))
const dates = (who: Someone) =>
  world.db.reading(who.id, (as) => comingMeetings(as, 'mine', new Date(), new Date(Date.now() + 40 * DAY_MS)))

/** A flare that began some days before, of which those chosen have been told. */
async function begin(who: Someone): Promise<void> {
  await world.db.acting(who.id, (as) => setFlare(as, true))
  await world.owner(
    `update comforts set flare_since = now() - interval '2 days', flare_tells_at = now() - interval '2 days' where person_id = $1`,
    [who.id],
  )
  await world.db.asSystem('the wait of a test is over', (as) => followFlare(as, who.id))
}
const end = (who: Someone) => world.post(who, paths.yourFlareEnd())
const back = async (who: Someone) => {
  const { body } = await world.visit(who, paths.home())
  return [...body.matchAll(/name="thing" value="(\w+)"/g)].map((match) => match[1])
}

test('in a flare the first page asks for nothing; afterwards at most five things, none of them counted or missed', async () => {
  await schedule(2)
  const [off] = [await schedule(4)]
  await schedule(6)
  const hidden = await world.group(cleo, { name: 'Kettle Hour', door: 'ask', questions: [] })
  await world.db.acting(ada.id, (as) => askToJoin(as, hidden, { asGuest: false, name: 'Ada', answers: [] }))
  await begin(ada)
  await world.db.acting(cleo.id, async (as) => {
    for (const words of ['An older word.', 'We meet in the garden.'])
      await announceNote(as, await writeNote(as, group, words))
  })
  await world.owner(`update group_notes set announced_at = now() - interval '1 hour' where words = 'An older word.'`)
  const called = (await dates(cleo)).find(({ meeting }) => meeting.id === off)
  await world.db.acting(cleo.id, (as) => cancelDate(as, called?.meeting as never, called?.onDate ?? ''))
  await world.owner(`update asks set state = 'welcomed', answered_at = now() where person_id = $1`, [ada.id])
  await world.owner(
    `insert into agreements (group_id, version, lines, change) values ($1, 2, '{"We sit quietly."}', 'new')`,
    [group],
  )
  const during = (await world.visit(ada, paths.home())).body
  assert.match(during, /You are in a flare/)
  assert.doesNotMatch(during, /has agreed on something new|The door of/)
  await end(ada)
  const { body } = await world.visit(ada, paths.home())
  assert.deepEqual(await back(ada), ['meeting', 'moved', 'answer', 'announcement', 'agreement', 'all'])
  assert.match(body, /was called off/)
  assert.match(body, /We meet in the garden\./)
  assert.doesNotMatch(body, /An older word\.|missed|overdue/i)
})

test('each can be put away, and does not come back; one press puts away all, and the page is as ever', async () => {
  await world.post(ada, paths.yourFlareReturn(), { thing: 'meeting' })
  await world.post(ada, paths.yourFlareReturn(), { thing: 'nonsense' })
  assert.deepEqual(await back(ada), ['moved', 'answer', 'announcement', 'agreement', 'all'])
  await world.post(ada, paths.yourFlareReturn(), { thing: 'all' })
  assert.deepEqual(await back(ada), [])
  assert.match((await world.visit(ada, paths.home())).body, /has agreed on something new/)
})

test('what nobody puts away goes by itself after a week', async () => {
  await begin(ada)
  await end(ada)
  assert.ok((await back(ada)).length > 0)
  await world.owner(
    `update comforts set flare_since = flare_since - interval '9 days', flare_until = flare_until - interval '8 days' where person_id = $1`,
    [ada.id],
  )
  assert.deepEqual(await back(ada), [])
})

test('a seat, a visit, hope and a place in the line are all there afterwards', async () => {
  const dot = await world.someone('Dot')
  const other = await world.group(cleo, { name: 'Open Hands', guests: 'yes' })
  const small = await world.group(cleo, { name: 'Small Room' })
  await world.sit(dot, small)
  await world.sit(dot, other, { asGuest: true })
  await schedule(3, { capacity: 2, waitingList: true }, cleo, small)
  const full = (await dates(dot)).find(({ meeting }) => meeting.capacity === 2)
  const [fay, gil] = [await world.someone('Fay'), await world.someone('Gil')]
  for (const who of [fay, gil]) await world.sit(who, small)
  for (const who of [fay, gil, dot]) await world.db.acting(who.id, (as) => replyToMeeting(as, full as never, 'hope'))
  const held = () =>
    world.owner(
      `select m.group_id, m.state, r.reply, r.waits, r.replied_at from memberships m left join meeting_replies r on r.membership_id = m.id
       where m.person_id = $1 order by m.id`,
      [dot.id],
    )
  const before = await held()
  await begin(dot)
  assert.deepEqual(await held(), before)
  await end(dot)
  assert.deepEqual(await held(), before)
  assert.equal(before.find(({ waits }) => waits !== null)?.waits, true)
})
