import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { markOf } from '../../../test/card-mark.ts'
import { hushes, says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { setListing } from '../../domain/groups/lead.ts'
import { paths } from '../paths.ts'

let world: World
let marta: Someone
let ada: Someone
let group: GroupId

before(async () => {
  world = await openWorld()
  marta = await world.someone('Marta', { steward: true })
})
after(() => world.drop())
beforeEach(async () => {
  await world.owner('delete from groups')
  ada = await world.someone('Ada')
  group = await world.group(ada, { name: 'Kettle Club', purpose: 'Tea and talk on slow days.' })
})

const rewrite = (column: 'name' | 'purpose' | 'not_for' | 'focus' | 'languages' | 'tone' | 'zone', value: unknown) =>
  world.db.acting(ada.id, (as) =>
    sql`update groups set ${sql.ref(column)} = ${value} where id = ${group}`.execute(as.db),
  )
const page = async (who: Someone | undefined, path: string) => (await world.visit(who, path)).body
const listing = async () =>
  (await world.owner<{ listing: string }>('select listing from groups where id = $1', [group]))[0]?.listing
const giveAddress = (who: Someone) =>
  world.owner(
    `insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, 'x@example.org', $2, now())`,
    [who.id, Buffer.from(who.id)],
  )

test('a listed group that changes its card stands where stewards look, with what it said before and says now', async () => {
  hushes(await page(marta, paths.stewardGroups()), /Changed since you looked/)
  says(await page(marta, paths.stewardGroup(group)), /says what a steward read/)
  await rewrite('purpose', 'A miracle oil, sold at cost.')
  says(await page(marta, paths.steward()), /A group has changed its card/)
  says(await page(marta, paths.stewardGroups()), /Changed since you looked[\s\S]*Kettle Club/)
  const look = await page(marta, paths.stewardGroup(group))
  says(look, /Before<\/h3><p dir="auto">Tea and talk on slow days\.<\/p><h3>Now<\/h3><p dir="auto">A miracle oil/)
  hushes(look, /What it is called/)
  assert.equal(await listing(), 'listed', 'the edit is not held up')
})

test('its name, purpose, focus, languages and whom it is not for are worth a second look, and nothing else', async () => {
  const unread = async () => /Changed since/.test(await page(marta, paths.stewardGroups()))
  for (const [column, value] of [
    ['name', 'Oil Club'],
    ['not_for', 'Doubters.'],
    ['focus', 'back'],
    ['languages', ['es']],
  ] as const) {
    await rewrite(column, value)
    assert.ok(await unread(), column)
    assert.equal((await world.visit(marta, paths.stewardGroup(group))).status, 200)
    const seen = await markOf(world, group)
    assert.equal((await world.post(marta, paths.secondLook(group), { seen })).status, 303, column)
    assert.ok(!(await unread()), `${column}, once looked at`)
  }
  await rewrite('tone', 'vent')
  await rewrite('zone', 'Europe/Madrid')
  assert.ok(!(await unread()))
})

test('a steward answers for what they read, not for what was written since', async () => {
  await rewrite('name', 'Kettle & Friends')
  const seen = await markOf(world, group)
  await rewrite('name', 'Oil Club')
  const late = await world.post(marta, paths.secondLook(group), { seen })
  assert.equal(late.status, 409)
  says(late.body, /has changed its card since/)
  says(await page(marta, paths.stewardGroups()), /Oil Club/)

  await world.owner(`update groups set listing = 'waiting', wants_listing = true where id = $1`, [group])
  assert.equal((await world.post(marta, paths.approval(group), { answer: 'yes', seen })).status, 409)
  assert.equal(await listing(), 'waiting')
})

test('a steward takes a group out of the directory, and those who lead it hear and read why', async () => {
  await giveAddress(ada)
  const mute = await world.post(marta, paths.listingEnd(group), { reason: ' ' })
  assert.equal(mute.status, 422)
  says(mute.body, /<details class="fold" open/)
  assert.equal((await world.post(marta, paths.listingEnd(group), { reason: 'It sells oil.' })).status, 303)
  assert.equal(await listing(), 'unlisted')
  hushes(await page(undefined, paths.groups()), /Kettle Club/)
  says(await page(ada, paths.lead(group)), /took the group out of the directory[\s\S]*It sells oil\./)
  const told = await world.owner('select text_id from outbox where person_id = $1', [ada.id])
  assert.deepEqual(told, [{ text_id: 'group_approved' }])
  assert.equal((await world.visit(marta, paths.stewardGroup(group))).status, 404, 'it is no listed group any more')
  assert.equal((await world.post(marta, paths.listingEnd(group), { reason: 'again' })).status, 404)

  await world.db.acting(ada.id, (as) => setListing(as, group, 'listed'))
  says(await page(ada, paths.lead(group)), /waits for a steward[\s\S]*a steward took it out[\s\S]*It sells oil\./)
})

test('nobody but a steward takes a second look, and of a group that hides itself stewards keep nothing', async () => {
  const cleo = await world.someone('Cleo')
  for (const who of [undefined, cleo, ada]) {
    assert.equal((await world.visit(who, paths.stewardGroup(group))).status, 404)
    assert.equal((await world.post(who, paths.listingEnd(group), { reason: 'x' })).status, 404)
    hushes(await page(who, paths.group(group)), /Look at it as a steward/)
  }
  says(await page(marta, paths.group(group)), /Look at it as a steward/)
  await world.db.acting(ada.id, (as) => setListing(as, group, 'hidden'))
  assert.deepEqual(await world.owner('select from looked_cards where group_id = $1', [group]), [])
  assert.equal((await world.visit(marta, paths.stewardGroup(group))).status, 404)
})

test('a group that has come to its end tells nobody anything', async () => {
  const ben = await world.someone('Ben')
  await world.sit(ben, group)
  await giveAddress(ben)
  await world.post(ada, paths.notes(group), { note: 'The kettle has moved.' })
  await world.owner('update groups set closed_at = now() where id = $1', [group])
  const [note] = await world.owner<{ id: string }>('select id from group_notes where group_id = $1', [group])
  const id = note?.id ?? ''
  hushes(await page(ada, paths.lead(group)), /\/announcement"/)
  assert.equal((await world.post(ada, paths.noteAnnouncement(group, id))).status, 403)
  await assert.rejects(
    world.db.acting(ada.id, (as) => sql`select announce_note(${id})`.execute(as.db)),
    /group_closed/,
  )
  assert.deepEqual(await world.owner('select from outbox where person_id = $1', [ben.id]), [])
})
