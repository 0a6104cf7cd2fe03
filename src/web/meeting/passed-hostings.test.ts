import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { MembershipId } from '../../database/ids.ts'
import { scheduleMeeting } from '../../domain/meeting/schedule.ts'
import { setFlare } from '../../domain/people/flare.ts'
import { followFlare } from '../../domain/people/flaring/follow.ts'
import { paths } from '../paths.ts'

let world: World
let cleo: Someone
before(async () => {
  world = await openWorld()
  cleo = await world.someone('Cleo')
})
after(() => world.drop())

const BEGAN = Date.now()
const dayIn = (days: number) => new Date(BEGAN + days * 86_400_000).toISOString().slice(0, 10)

/** A flare whose wait is over. */
async function begin(who: Someone): Promise<void> {
  await world.db.acting(who.id, (as) => setFlare(as, true))
  await world.owner(
    `update comforts set flare_since = now() - interval '6 minutes', flare_tells_at = now() where person_id = $1`,
    [who.id],
  )
  await world.db.asSystem('the wait of a test is over', (as) => followFlare(as, who.id))
}

test('a meeting I hold goes to whoever helps; where nobody does those who lead are told, and not why', async () => {
  const wren = await world.someone('Wren')
  const hal = await world.someone('Hal')
  const circle = await world.group(cleo, { name: 'Lamp Room' })
  const wrens = await world.sit(wren, circle)
  const hals = await world.sit(hal, circle)
  await world.owner(
    `insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, 'c@example.org', 'c', now())`,
    [cleo.id],
  )
  const schedule = (inDays: number, hosts: { host: MembershipId; coHost?: MembershipId; about: string }) =>
    world.db.acting(cleo.id, (as) =>
      scheduleMeeting(as, circle, {
        ...{ startsOn: dayIn(inDays), starts: '12:00', minutes: 60, zone: 'UTC', rule: '', access: [] },
        ...{ shownBeforeMinutes: 60, capacity: null, waitingList: false, waysIn: [], coHost: undefined },
        ...hosts,
      }),
    )
  const helped = await schedule(2, { host: wrens, coHost: hals, about: 'Doorbells' })
  const alone = await schedule(3, { host: wrens, about: 'Kettles' })
  const far = await schedule(9, { host: wrens, about: 'Winter' })
  await world.owner(`insert into comforts (person_id, plan_days, plan_passes) values ($1, 7, true)`, [wren.id])
  const page = async (who: Someone, meeting: string, inDays: number) =>
    (await world.visit(who, paths.meetingDate(circle, meeting, dayIn(inDays)))).body
  const before = await page(hal, far, 9)
  await begin(wren)
  assert.match(await page(cleo, helped, 2), /Hal/)
  assert.doesNotMatch(await page(cleo, helped, 2), /Wren/)
  assert.doesNotMatch(await page(hal, alone, 3), /Wren/)
  assert.equal(await page(hal, far, 9), before, 'a date after the flare stays')
  const { body } = await world.visit(cleo, paths.home())
  assert.match(body, /A meeting of Lamp Room needs somebody to hold it\./)
  assert.ok(body.includes(paths.meetingChange(circle, alone, dayIn(3))))
  assert.doesNotMatch((await world.visit(hal, paths.home())).body, /needs somebody/)
  const mails = await world.owner('select text_id from outbox where person_id = $1 and meeting_id = $2', [
    cleo.id,
    alone,
  ])
  assert.deepEqual(mails, [{ text_id: 'meeting_changed' }])
  await world.post(wren, paths.yourFlareEnd())
  assert.match(await page(hal, alone, 3), /Wren/)
  assert.doesNotMatch((await world.visit(cleo, paths.home())).body, /needs somebody/)
})
