import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { currentZone, isZone, zonesByCurrentName } from '../../standards/zone.ts'
import { paths } from '../paths.ts'
import { clockNow } from './zone-clock.ts'

let world: World
let ada: Someone
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
})
after(() => world.drop())

test('every zone stands in the list once, under the name it goes by today', () => {
  const zones = zonesByCurrentName()
  const names = zones.map(({ name }) => name)
  assert.ok(names.length > 300)
  assert.equal(new Set(names.map((name) => canonical(name))).size, names.length)
  for (const { name, was } of zones) {
    assert.ok(isZone(name), name)
    assert.equal(currentZone(was ?? name), name)
  }
  assert.ok(names.includes('Asia/Kolkata') && !names.includes('Asia/Calcutta'))
  assert.equal(currentZone('US/Eastern'), 'America/New_York')
  assert.equal(currentZone('Mars/Olympus'), 'Mars/Olympus')
})

test('the hour a zone is said to have is its own, on the days its clocks change too', () => {
  for (const moment of [
    '2026-03-29T00:59:00Z',
    '2026-03-29T01:01:00Z',
    '2026-12-31T23:30:00Z',
    '2026-07-01T12:00:00Z',
  ]) {
    for (const zone of [
      'Europe/Madrid',
      'Asia/Kolkata',
      'Pacific/Chatham',
      'America/New_York',
      'Pacific/Kiritimati',
      'UTC',
    ]) {
      const now = new Date(moment)
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(now)
      assert.equal(clockNow(zone, now), clock, `${zone} ${moment}`)
    }
  }
})

test('a zone kept under an older name is chosen under its present one, in the words of the reader', async () => {
  await world.owner(`update people set zone = 'Asia/Calcutta' where id = $1`, [ada.id])
  const { body } = await world.visit(ada, paths.yourName())
  assert.match(body, /<option value="Asia\/Kolkata"[^>]* selected="">Kolkata \(India Standard Time\), \d\d:\d\d now</)
  assert.equal(body.match(/selected="">[^<]* now</g)?.length, 1)
  assert.match(body, /<optgroup label="The Americas">/)
  await world.owner(`update people set language = 'es' where id = $1`, [ada.id])
  assert.match(
    (await world.visit(ada, paths.yourName())).body,
    /Madrid \(hora de Europa central\), ahora las \d\d:\d\d</,
  )
})

test('somebody whose device still says the older name is understood', async () => {
  await world.owner(`update people set language = 'en' where id = $1`, [ada.id])
  const kept = await world.post(ada, paths.yourName(), {
    name: 'Ada',
    keepsake: 'pear-3',
    language: 'en',
    zone: 'Asia/Calcutta',
  })
  assert.equal(kept.status, 303)
})

const canonical = (name: string) => new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
