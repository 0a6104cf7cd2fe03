import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type Circle, inQuiet, openCircle } from '../../../test/in-quiet.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { findGroup } from '../../domain/groups/group.ts'
import { shareLead } from '../../domain/groups/lead.ts'
import { coverAt } from '../../domain/groups/when.ts'
import { blockMember } from '../../domain/people/blocks.ts'
import { rotaOf, type Say } from '../../domain/safety/duties.ts'
import { onDuty } from '../../domain/safety/duty-names.ts'
import { followDuties } from '../../domain/safety/upkeep.ts'
import { paths } from '../paths.ts'

const begun = Date.now()
const clock = (hoursOn: number) => `${String((new Date(begun).getUTCHours() + hoursOn) % 24).padStart(2, '0')}:00`
/** Every day, hours away from now: no test depends on the day or the hour it is run. */
const daily = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, starts: clock(6), ends: clock(8) }))
const DAY_MS = 86_400_000
/** A day some days from now, as `2026-12-01`. */
const dayIn = (days: number) => new Date(begun + days * DAY_MS).toISOString().slice(0, 10)
const far = dayIn(30)

let world: World
let circle: Circle
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  circle = await openCircle(world, { cover: daily, times: [], zone: 'UTC' })
})
const { say, withMail, mails } = inQuiet(
  () => world,
  () => circle,
)

const hourOn = (date: string) => daily[new Date(date).getUTCDay()] ?? { weekday: 0, starts: '', ends: '' }
const put = (who: Someone, date: string, what: Say) => {
  const { weekday, starts, ends } = hourOn(date)
  return world.post(who, paths.dutyHours(circle.group), { weekday: String(weekday), starts, ends, date, say: what })
}
const handOver = (who: Someone, until = '') => world.post(who, paths.handOver(circle.group), { until })
const takeBack = (who: Someone) => world.post(who, paths.handOverEnd(circle.group))
/** Who is on duty on a date, as Ada sees it. */
const then = async (date: string) => {
  const rota = await world.db.reading(circle.ada.id, (as) => rotaOf(as, circle.group))
  const on = onDuty(rota, hourOn(date), date)
  return on.kind === 'nobody' ? 'nobody' : `${on.kind}: ${on.who.map(({ name }) => name).join(' ')}`
}
/** What anybody reads on the card of that day: somebody is on duty in its hours, or when somebody is again. */
const card = async (date: string, who: Someone | undefined = undefined) => {
  const group = await world.db.reading(who?.id, (as) => findGroup(as, circle.group))
  assert.ok(group)
  const at = coverAt(group.cover, group.zone, new Date(`${date}T${clock(6)}:30Z`), group.gaps)
  return at.on ? 'on duty' : at.next ? `from ${at.next.toISOString().slice(0, 10)}` : 'nobody knows when'
}

test('those who lead put their names to hours, every week or once, and take them off', async () => {
  assert.equal(await then(far), 'all: Ada Ben')
  // Whoever has put a name to nothing can still say that they are not there.
  assert.match((await world.visit(circle.ada, paths.duty(circle.group))).body, /value="then"[\s\S]*value="not_then"/)
  assert.equal((await put(circle.ada, far, 'weekly')).status, 303)
  assert.equal(await then(far), 'named: Ada')
  await put(circle.ada, far, 'not_then')
  assert.equal(await then(far), 'all: Ben')
  await put(circle.ben, far, 'then')
  assert.equal(await then(far), 'named: Ben')
  assert.equal(await then(dayIn(37)), 'named: Ada')
  await put(circle.ada, far, 'then')
  assert.equal(await then(far), 'named: Ada Ben')
  await put(circle.ada, far, 'not_weekly')
  assert.equal(await then(dayIn(37)), 'all: Ada Ben')
})

test('an hour that is not on the card, or not on that day, takes no name', async () => {
  assert.equal((await put(circle.ada, dayIn(400), 'weekly')).status, 409)
  const path = paths.dutyHours(circle.group)
  const form = { weekday: '1', starts: '03:00', ends: '04:00', date: far, say: 'weekly' }
  assert.equal((await world.post(circle.ada, path, form)).status, 409)
  assert.equal((await put(circle.cleo, far, 'weekly')).status, 404)
})

test('one press hands duty over: the other has it, and is told by a mail that says nothing', async () => {
  await Promise.all([withMail(circle.ben), withMail(circle.cleo)])
  await put(circle.ada, far, 'weekly')
  assert.equal((await handOver(circle.ada)).status, 303)
  assert.equal(await then(far), 'all: Ben')
  const own = (await world.visit(circle.ada, paths.duty(circle.group))).body
  assert.ok(own.includes('You have handed over your duty') && !own.includes('value="then"'))
  assert.deepEqual([await mails(circle.ben), await mails(circle.cleo)], [['new_ask'], []])
  const { body } = await world.visit(circle.ben, paths.duty(circle.group))
  assert.ok(body.includes('Ada has handed over duty to whoever else leads.'))
  assert.equal((await takeBack(circle.ada)).status, 303)
  assert.equal(await then(far), 'named: Ada')
})

test('whoever has handed over is told of no quiet word meanwhile', async () => {
  await Promise.all([withMail(circle.ada), withMail(circle.ben)])
  await handOver(circle.ada)
  await say(circle.cleo, 'Is anybody there?')
  assert.deepEqual(await mails(circle.ada), [])
  assert.ok((await mails(circle.ben)).includes('new_ask'))
})

test('while one of those who lead is left, the card says what it always says, to everybody', async () => {
  const look = async () => [
    (await world.visit(circle.dot, paths.group(circle.group))).body,
    (await world.visit(circle.dot, paths.people(circle.group))).body,
  ]
  const before = await look()
  await put(circle.ada, far, 'weekly')
  await put(circle.ada, far, 'not_then')
  await handOver(circle.ada)
  assert.deepEqual(await look(), before)
  assert.equal(await card(far), 'on duty')
})

test('when all have handed over the card says that nobody is on duty, until when, and not who', async () => {
  await handOver(circle.ada)
  await handOver(circle.ben, dayIn(40))
  assert.equal(await card(far), `from ${dayIn(40)}`)
  assert.equal(await card(dayIn(41)), 'on duty')
  await handOver(circle.ben)
  assert.equal(await card(dayIn(300)), 'nobody knows when')
  const { body } = await world.visit(undefined, paths.group(circle.group))
  assert.ok(body.includes('Nobody is on duty for now.') && !/Ada|Ben/.test(body))
  await takeBack(circle.ben)
  assert.equal(await card(far), 'on duty')
})

test('a date that nobody takes stands empty on the card, and that date alone', async () => {
  await put(circle.ada, far, 'not_then')
  assert.equal(await card(far), 'on duty')
  await put(circle.ben, far, 'not_then')
  assert.equal(await card(far), `from ${dayIn(31)}`)
  assert.equal(await then(far), 'nobody')
  assert.equal(await card(dayIn(37)), 'on duty')
  await put(circle.ben, far, 'then')
  assert.equal(await card(far), 'on duty')
})

test('whoever alone leads is told before that the card will say so', async () => {
  await world.db.acting(circle.ada.id, (as) => shareLead(as, circle.seats.ben, false))
  const { body } = await world.visit(circle.ada, paths.duty(circle.group))
  assert.ok(body.includes('Nobody else is there to take it'))
  await handOver(circle.ada)
  assert.equal(await card(far), 'nobody knows when')
})

test('a lead that is laid down takes its hours along; the card is true again at once', async () => {
  await put(circle.ben, far, 'weekly')
  await handOver(circle.ada)
  await world.db.acting(circle.ben.id, (as) => leaveGroup(as, circle.group))
  assert.equal(await card(far), 'nobody knows when')
  assert.equal(await then(far), 'nobody')
  await world.db.acting(circle.ada.id, (as) => shareLead(as, circle.seats.cleo, true))
  assert.equal(await card(far), 'on duty')
})

test('when a card loses an hour its names go in the night, and days that are over with them', async () => {
  await put(circle.ada, far, 'weekly')
  await handOver(circle.ada)
  await handOver(circle.ben, dayIn(5))
  await world.owner('delete from cover_hours where group_id = $1 and weekday = $2', [circle.group, hourOn(far).weekday])
  await world.owner(`update hand_overs set until = current_date - 2 where group_id = $1 and until is not null`, [
    circle.group,
  ])
  await world.db.asSystem('a night goes by', (as) => followDuties(as))
  assert.deepEqual(await world.owner('select from duties where group_id = $1', [circle.group]), [])
  assert.equal((await world.owner('select from hand_overs where group_id = $1', [circle.group])).length, 1)
  assert.deepEqual(await world.owner('select from cover_gaps where group_id = $1', [circle.group]), [])
})

test('two who lead and are parted see nothing of each other’s duty, nor hear of it', async () => {
  await withMail(circle.ben)
  await world.db.acting(circle.ben.id, (as) => blockMember(as, circle.seats.ada))
  const look = async () =>
    (await world.visit(circle.ben, paths.duty(circle.group))).body.replaceAll(/name="key" value="[^"]*"/g, '')
  const before = await look()
  await put(circle.ada, far, 'weekly')
  await handOver(circle.ada)
  assert.equal(await look(), before)
  assert.deepEqual(await mails(circle.ben), [])
})

test('a day that is over, or too far, is asked for again', async () => {
  for (const until of [dayIn(-3), dayIn(500), 'soon']) assert.equal((await handOver(circle.ada, until)).status, 422)
  assert.deepEqual(await world.owner('select from hand_overs where group_id = $1', [circle.group]), [])
})

test('pressing again before the first press is answered says the same, and is no fault', async () => {
  const { ada } = circle
  const four = (press: () => Promise<{ status: number }>) => Promise.all([press(), press(), press(), press()])
  for (const press of [() => handOver(ada), () => put(ada, far, 'then')])
    for (const { status } of await four(press)) assert.equal(status, 303)
  const rota = await world.db.reading(ada.id, (as) => rotaOf(as, circle.group))
  assert.deepEqual([rota.duties.length, rota.handOvers.length], [1, 1])
})
