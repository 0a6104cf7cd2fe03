import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { shareHours } from '../../../test/in-hours.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { leaveGroup } from '../groups/belong.ts'
import { exportMyData } from '../people/export.ts'
import { findTimes, foundTimes } from './find-times.ts'
import { myHours } from './good-hours.ts'
import { scheduleMeeting } from './schedule.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

const DAY_MS = 86_400_000
const WISH = { minutes: 60, weekly: false, weeks: 2 }

/** Ada leads; Ben, Cleo, Dot and Eli are members, in London and with nothing shared. */
async function circle() {
  const ada = await world.someone('Ada')
  const group = await world.group(ada)
  const sit = async (name: string) => {
    const who = await world.someone(name)
    await world.sit(who, group)
    return who
  }
  return { ada, ben: await sit('Ben'), cleo: await sit('Cleo'), dot: await sit('Dot'), eli: await sit('Eli'), group }
}

/** What whoever leads is shown after asking. `days`: how long from now they ask. */
async function ask(who: Someone, group: GroupId, wish = WISH, days = 0) {
  const now = new Date(Date.now() + days * DAY_MS)
  await world.db.asSystem('find times for a test', (as) => findTimes(as, { group, asks: who.id, wish, now }))
  return (await world.db.reading(who.id, (as) => foundTimes(as, group)))?.starts ?? assert.fail('nothing is kept')
}

const hourIn = (zone: string, at: Date) =>
  Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(at))

test('whether nobody, one or two share their hours, the answer is the same: too few', async () => {
  const { ada, ben, cleo, dot, group } = await circle()
  await shareHours(world, ada, ['evening'])
  assert.deepEqual(await ask(ada, group), [])
  await shareHours(world, ben, ['evening'])
  assert.deepEqual(await ask(ada, group, WISH, 2), [])
  await shareHours(world, cleo, ['evening'])
  // Ada knows her own hours, so she is not one of the three.
  assert.deepEqual(await ask(ada, group, WISH, 4), [])
  await shareHours(world, dot, ['evening'])
  assert.deepEqual(await ask(ada, group, WISH, 4.5), [], 'and the same for a day, whoever has come to share theirs')
  assert.equal((await ask(ada, group, WISH, 6)).length, 5)
})

test('only hours that were meant for it count, of people who are members now', async () => {
  const { ada, ben, cleo, dot, eli, group } = await circle()
  for (const who of [ben, cleo]) await shareHours(world, who, ['morning'])
  await shareHours(world, dot, ['morning'], { forGroups: false })
  const gil = await world.someone('Gil')
  await shareHours(world, gil, ['morning'])
  await shareHours(world, eli, ['morning'])
  await world.db.acting(eli.id, (as) => leaveGroup(as, group))
  assert.deepEqual(await ask(ada, group), [])
})

test('times fit everybody where they can, across zones, and nothing of whose they are is kept or shown', async () => {
  const { ada, ben, cleo, dot, group } = await circle()
  await shareHours(world, ben, ['evening'], { zone: 'Europe/London' })
  await shareHours(world, cleo, ['afternoon'], { zone: 'America/New_York' })
  await shareHours(world, dot, ['morning', 'afternoon'], { zone: 'America/Los_Angeles' })
  const times = await ask(ada, group)
  assert.equal(times.length, 5)
  for (const at of times) {
    assert.ok(hourIn('Europe/London', at) >= 17 && hourIn('Europe/London', at) < 21)
    assert.ok(hourIn('America/New_York', at) >= 12 && hourIn('America/New_York', at) < 17)
    assert.ok(hourIn('America/Los_Angeles', at) >= 9)
    assert.ok(at.getTime() > Date.now() + 2 * DAY_MS)
  }
  const [kept] = await world.owner('select * from found_times where group_id = $1', [group])
  assert.deepEqual(Object.keys(kept ?? {}).sort(), ['found_at', 'group_id', 'minutes', 'starts', 'weekly'])
  // Those who lead read nobody’s hours by asking the tables either; members do not even read what was found.
  assert.deepEqual((await world.db.reading(ada.id, myHours)).hours, [])
  assert.equal(await world.db.reading(ben.id, (as) => foundTimes(as, group)), undefined)
})

test('asking again within the week changes nothing, whatever is asked and whoever has gone', async () => {
  const { ada, ben, cleo, dot, eli, group } = await circle()
  for (const who of [ben, cleo, dot]) await shareHours(world, who, ['morning', 'afternoon', 'evening'])
  await shareHours(world, eli, ['early'])
  const first = await ask(ada, group)
  await world.db.acting(eli.id, (as) => leaveGroup(as, group))
  assert.deepEqual(await ask(ada, group, { minutes: 90, weekly: true, weeks: 4 }, 1), first)
  assert.deepEqual(await ask(ada, group, WISH, 6.9), first)
  assert.notDeepEqual(await ask(ada, group, WISH, 7.1), first)
})

test('what the group has in its calendar is not proposed again', async () => {
  const { ada, ben, cleo, dot, group } = await circle()
  for (const who of [ben, cleo, dot]) await shareHours(world, who, ['evening'])
  const usual = { minutes: 180, zone: 'Europe/London', rule: '', about: '', access: [], shownBeforeMinutes: 60 }
  const more = { capacity: null, waitingList: false, waysIn: [], host: undefined, coHost: undefined }
  await world.db.acting(ada.id, async (as) => {
    for (let days = 1; days < 12; days++) {
      const startsOn = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
      await scheduleMeeting(as, group, { ...usual, ...more, startsOn, starts: '17:00' })
    }
  })
  const early = (await ask(ada, group)).filter((at) => at.getTime() < Date.now() + 10 * DAY_MS)
  for (const at of early) assert.equal(hourIn('Europe/London', at), 20)
})

test('where the last times chosen were all hard for one person, the next list is not', async () => {
  const { ada, ben, cleo, dot, group } = await circle()
  // Twelve hours apart all year round: no hour is good for both.
  await shareHours(world, ben, ['morning', 'afternoon'], { zone: 'Pacific/Fiji' })
  for (const who of [cleo, dot]) await shareHours(world, who, ['morning', 'afternoon'], { zone: 'Africa/Accra' })
  const hardForBen = (times: readonly Date[]) => times.filter((at) => at.getUTCHours() >= 9 && at.getUTCHours() < 17)
  assert.ok(hardForBen(await ask(ada, group)).length > 1, 'to begin with they take turns')
  for (const weeks of [1, 2, 3, 4])
    await world.owner(
      `insert into time_polls (group_id, minutes, weekly, zone, ends_at, chosen)
       values ($1, 60, false, 'UTC', now(), (current_date - $2::int * 7 + time '11:00') at time zone 'UTC')`,
      [group, weeks],
    )
  const next = await ask(ada, group, WISH, 8)
  assert.equal(next.length, 5)
  assert.deepEqual(hardForBen(next), [])
})

test('whoever does not lead finds nothing, and one’s hours and answers leave with oneself', async () => {
  const { ben, group } = await circle()
  await assert.rejects(ask(ben, group), { code: 'not_found' })
  await shareHours(world, ben, ['late'])
  const mine = JSON.stringify(await world.db.reading(ben.id, (as) => exportMyData(as, new Date())))
  assert.match(mine, /"starts":"21:00:00","ends":"24:00:00"/)
  assert.match(mine, /"hours_for_groups":true/)
  assert.equal((await world.post(ben, '/you/erasure', { word: 'erase me' })).status, 303)
  assert.deepEqual(await world.owner('select from good_hours where person_id = $1', [ben.id]), [])
})
