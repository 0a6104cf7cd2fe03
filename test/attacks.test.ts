import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { PersonId } from '../src/database/ids.ts'
import { NOBODYS_ID } from '../src/database/ids.ts'
import { acceptAgreement, askToJoin, withdrawAsk } from '../src/domain/groups/belong.ts'
import { linkForDevice, takeDeviceCode } from '../src/domain/people/device-link.ts'
import { askForSignInLink, keepAddress, takeMailLink } from '../src/domain/people/mail-address.ts'
import { findReset, resetBySteward, takeReset } from '../src/domain/people/resets.ts'
import { endOtherSessions, openSession } from '../src/domain/people/sessions.ts'
import { suspendPerson } from '../src/domain/people/suspension.ts'
import { setSteward } from '../src/domain/place/steward.ts'
import { Refusal } from '../src/domain/refusal.ts'
import { paths } from '../src/web/paths.ts'
import { openWorld, type Someone, type World } from './world.ts'

/** What somebody with bad intentions tried, each story ending as it must. */
let world: World
let ada: Someone
let eve: Someone

before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  ada = await world.someone('Ada')
  eve = await world.someone('Eve')
})

const system = <T>(work: Parameters<typeof world.db.asSystem<T>>[1]) => world.db.asSystem('a test', work)
const refusalIn = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? `${error.code} ${error.reason}` : String(error)),
  )

test('who ends all other sessions ends the links that would open one more', async () => {
  const thief = await system((as) => linkForDevice(as, ada.id))
  const here = await system((as) => openSession(as, ada.id, { name: 'Here', shared: false }))
  await world.db.acting(ada.id, (as) => endOtherSessions(as, here.id))
  assert.equal(await system((as) => takeMailLink(as, thief.token, 'sign_in')), undefined)
  assert.equal(await system((as) => takeDeviceCode(as, thief.code)), undefined)
})

for (const [how, fall] of [
  ['is no steward any more', (by: PersonId) => world.db.acting(by, (as) => setSteward(as, eve.signInName, false))],
  [
    'is suspended',
    (by: PersonId) =>
      world.db.acting(by, (as) => suspendPerson(as, eve.signInName, { reason: 'For a test', until: null })),
  ],
] as const) {
  test(`the way into somebody’s account that a steward has kept is closed once they ${how}`, async () => {
    const sam = await world.someone('Sam', { steward: true })
    eve = await world.someone('Eve', { steward: true })
    const code = await world.db.acting(eve.id, (as) => resetBySteward(as, ada.signInName))
    await world.owner(`update resets set opens_at = now() where person_id = $1`, [ada.id])
    const found = await system((as) => findReset(as, ada.signInName, code))
    assert.ok(found, 'a steward’s own reset opens')
    await fall(sam.id)
    assert.equal(await system((as) => findReset(as, ada.signInName, code)), undefined)
    assert.equal(await system((as) => takeReset(as, found)), false)
  })
}

test('of stewards who unmake each other at the same moment, one who no longer is one unmakes nobody', async () => {
  const [sam, tilda] = [await world.someone('Sam', { steward: true }), await world.someone('Tilda', { steward: true })]
  await world.someone('Una', { steward: true })
  // Both have come in as stewards before either has done it.
  await world.owner('begin')
  await world.owner('select from people where is_steward for update')
  const both = Promise.allSettled([
    world.db.acting(sam.id, (as) => setSteward(as, tilda.signInName, false)),
    world.db.acting(tilda.id, (as) => setSteward(as, sam.signInName, false)),
  ])
  await bothWait()
  await world.owner('commit')
  await both
  const left = await world.owner(`select from people where id in ($1, $2) and is_steward`, [sam.id, tilda.id])
  assert.equal(left.length, 1)
})

async function bothWait(): Promise<void> {
  for (const until = Date.now() + 120_000; Date.now() < until; ) {
    await world.owner('select pg_stat_clear_snapshot()')
    const waiting = await world.owner(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (waiting.length >= 2) return
  }
  assert.fail('they never both waited')
}

test('accepting an agreement says the same of a hidden group as of none, whatever the version', async () => {
  const hidden = await world.group(ada, { listing: 'hidden' })
  for (const version of [1, 2]) {
    assert.equal(
      await refusalIn(world.db.acting(eve.id, (as) => acceptAgreement(as, hidden, version))),
      await refusalIn(world.db.acting(eve.id, (as) => acceptAgreement(as, NOBODYS_ID as typeof hidden, version))),
    )
  }
})

test('no function of the database tells an outsider how often a hidden group changed its agreement', async () => {
  const hidden = await world.group(ada, { listing: 'hidden' })
  await world.owner(`insert into agreements (group_id, version, lines, change) values ($1, 2, '{Be kind}', 'new')`, [
    hidden,
  ])
  const asked = (who: Someone, group: string) =>
    world.db.acting(who.id, async ({ db }) => {
      const { sql } = await import('kysely')
      const { rows } = await sql<{
        a: number
        b: number
      }>`select agreement_asked(${group}) as a, agreement_asked as b from my_standing(${group})`.execute(db)
      return rows[0]
    })
  assert.deepEqual(await asked(eve, hidden), await asked(eve, NOBODYS_ID))
  assert.deepEqual(await asked(ada, hidden), { a: 2, b: 2 })
})

test('whoever asks, takes it back and asks again, over and over, fills nobody’s mailbox', async () => {
  const group = await world.group(ada, { door: 'ask' })
  await system((as) => keepAddress(as, ada.id, 'ada@example.org'))
  for (let turn = 0; turn < 5; turn++) {
    await world.db.acting(eve.id, (as) => askToJoin(as, group, { asGuest: false, name: 'Eve', answers: [] }))
    await world.db.acting(eve.id, (as) => withdrawAsk(as, group))
  }
  const mails = await world.owner(`select from outbox where person_id = $1 and text_id = 'new_ask'`, [ada.id])
  assert.equal(mails.length, 1)
})

test('however many networks ask for a link, few lie in one mailbox, and the work is that of an unknown address', async () => {
  await system((as) => keepAddress(as, ada.id, 'ada.two@example.org'))
  const rows = () =>
    world.owner<{ links: number; mails: number }>(
      `select (select count(*)::int from mail_links) as links, (select count(*)::int from outbox) as mails`,
    )
  for (let network = 0; network < 9; network++) await system((as) => askForSignInLink(as, 'ada.two@example.org'))
  const waiting = await world.owner(`select from outbox where person_id = $1 and text_id = 'sign_in_link'`, [ada.id])
  assert.equal(waiting.length, 5)
  const before = (await rows())[0]
  await system((as) => askForSignInLink(as, 'ada.two@example.org'))
  await system((as) => askForSignInLink(as, 'nobody@example.org'))
  assert.deepEqual((await rows())[0], { links: (before?.links ?? 0) + 2, mails: (before?.mails ?? 0) + 2 })
})

test('limits are counted without anybody’s id', async () => {
  await world.owner(`update sessions set confirmed_at = now() where person_id = $1`, [ada.id])
  await world.post(ada, paths.yourMail(), { address: 'ada.three@example.org', mail: 'on' })
  await world.post(ada, paths.confirm(), { password: 'not this one' })
  const keys = await world.owner<{ key: string }>('select key from attempts')
  assert.ok(keys.length > 0)
  assert.deepEqual(
    keys.filter(({ key }) => key.includes(ada.id)),
    [],
  )
})

test('a zone that only the browser knows is no zone', async () => {
  for (const zone of ['AET', 'SST', 'US/Pacific-New', 'Canada/East-Saskatchewan', 'IST'])
    assert.equal((await world.visit(undefined, paths.groups(`zone=${zone}&day=mon`))).status, 200, zone)
  const form = { name: 'Ada', keepsake: '', language: 'en' }
  assert.equal((await world.post(ada, paths.yourName(), { ...form, zone: 'AET' })).status, 422)
  assert.equal((await world.post(ada, paths.yourName(), { ...form, zone: 'Asia/Calcutta' })).status, 303)
})
