import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { paths } from '../../web/paths.ts'
import { setPassword } from './account.ts'
import { giveConsents } from './consents.ts'
import { exportMyData } from './export.ts'
import { keepFlarePlan } from './flare.ts'
import { keepAddress } from './mail-address.ts'
import { manifest } from './manifest.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'

let world: World
let ada: Someone
let ben: Someone

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
})
after(() => world.drop())

/** Every column of every table that refers to a person or to a seat of theirs. */
const references = () =>
  world.owner<{
    name: string
    column: string
    target: string
  }>(`select k.conrelid::regclass::text as name, a.attname as column, k.confrelid::regclass::text as target
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid in ('people'::regclass, 'memberships'::regclass) order by 1, 2`)

test('every table says how it leaves with a person and how it is erased', async () => {
  const tables = await world.owner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations' order by 1`,
  )
  assert.deepEqual(Object.keys(manifest).sort(), tables.map(({ name }) => name).sort())
})

test('no table that refers to a person says that there is nothing of theirs', async () => {
  const wrong = (await references()).filter(
    ({ name }) => manifest[name as keyof typeof manifest].erased === 'nothing of mine',
  )
  assert.deepEqual(wrong, [])
})

async function live(who: Someone): Promise<void> {
  const own = await world.group(who, { listing: 'listed', name: 'Lamp and Kettle' })
  const bens = await world.group(ben)
  const seat = await world.sit(who, bens)
  await world.owner(
    `insert into group_notes (group_id, membership_id, words) select group_id, id, 'words of ' || $2 from memberships where group_id = $1`,
    [own, who.name],
  )
  await world.owner(`insert into group_notes (group_id, membership_id, words) values ($1, $2, 'more words of Ada')`, [
    bens,
    seat,
  ])
  await world.owner(
    `insert into group_notes (group_id, membership_id, words) select group_id, id, 'words of Ben' from memberships where group_id = $1 and person_id = $2`,
    [bens, ben.id],
  )
  await world.owner(`insert into rests (membership_id, person_id) values ($1, $2)`, [seat, who.id])
  await world.owner(
    `insert into asks (group_id, person_id, name, answers) values ($1, $2, 'Ada', '["an answer of Ada"]')`,
    [own, who.id],
  )
  await world.owner(
    `insert into invitations (token, group_id, made_by, note, ends_at) values ('EEEEEEEEEEEEEEEEEEEEEE', $1, $2, 'a note of Ada', now() + interval '1 day')`,
    [own, who.id],
  )
  await world.owner(`insert into blocks (blocker_id, blocked_id, shown_as) values ($1, $2, 'Ben of old')`, [
    who.id,
    ben.id,
  ])
  await world.owner(
    `insert into suspensions (person_id, reason, lifted_at) values ($1, 'a decision about Ada', now())`,
    [who.id],
  )
  await world.owner(
    `insert into removals (group_id, membership_id, person_id, group_name, reason) values ($1, $2, $3, 'Elsewhere', 'a removal of Ada')`,
    [bens, seat, who.id],
  )
  await world.owner(
    `insert into removals (group_id, membership_id, person_id, group_name, reason) select group_id, id, person_id, 'Slow Mornings', 'a removal of Ben' from memberships where person_id = $1 limit 1`,
    [ben.id],
  )
  await world.db.asSystem('a life for a test', async (as) => {
    await setPassword(as, who.id, 'kettle meadow acorn')
    await keepAddress(as, who.id, 'ada@example.org')
    await renewRecoveryCodes(as, who.id)
    await giveConsents(as, who.id, ['terms', 'health_data'])
  })
  await world.db.acting(who.id, (as) => keepFlarePlan(as, { days: 2, note: 'a plan of Ada' }))
}

test('everything of mine leaves with me, also what a policy hides since I left, and nothing of others', async () => {
  await live(ada)
  await world.owner(`select lose_membership(id, 'left') from memberships where person_id = $1`, [ada.id])
  const data = JSON.stringify(await world.db.reading(ada.id, (as) => exportMyData(as, new Date())))
  for (const mine of [
    'more words of Ada',
    'words of Ada',
    'an answer of Ada',
    'a note of Ada',
    'Ben of old',
    'a decision about Ada',
    'a removal of Ada',
    'a plan of Ada',
    'ada@example.org',
    'Lamp and Kettle',
    ada.signInName,
  ]) {
    assert.ok(data.includes(mine), mine)
  }
  for (const notMine of ['words of Ben', 'a removal of Ben', 'argon2', ben.signInName, ben.id])
    assert.ok(!data.includes(notMine), notMine)
})

test('erasing leaves no row that points at me or my seats, and every word of others', async () => {
  const sent = await world.post(ada, paths.yourErasure(), { word: 'no thank you' })
  assert.equal(sent.status, 422)
  const answer = await world.post(ada, paths.yourErasure(), { word: ' Erase ME ' })
  assert.equal(answer.status, 303)
  const receipt =
    answer.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('receipt='))
      ?.split(';')[0] ?? ''
  assert.match((await world.visit({ ...ada, cookie: receipt }, paths.erased())).body, /2 messages and notes you wrote/)
  for (const { name, column, target } of await references()) {
    const left =
      target === 'people'
        ? await world.owner(`select from ${name} where ${column} = $1`, [ada.id])
        : await world.owner(`select from ${name} where ${column} not in (select id from memberships)`)
    assert.equal(left.length, 0, `${name}.${column}`)
  }
  const words = await world.owner<{ words: string }>('select words from group_notes')
  assert.deepEqual(words, [{ words: 'words of Ben' }])
  assert.equal((await world.visit(ada, '/you')).status, 303)
  assert.equal((await world.visit(undefined, paths.erased())).status, 303, 'nobody else has the receipt')
})

test('a group keeps its founder’s work when its founder is erased', async () => {
  assert.equal((await world.owner(`select from groups where name = 'Lamp and Kettle'`)).length, 1)
})

test('the last steward cannot go, and the second last can', async () => {
  const sam = await world.someone('Sam', { steward: true })
  const refused = await world.post(sam, paths.yourErasure(), { word: 'erase me' })
  assert.equal(refused.status, 409)
  assert.match(refused.body, /only steward/)
  await world.someone('Tilda', { steward: true })
  assert.equal((await world.post(sam, paths.yourErasure(), { word: 'erase me' })).status, 303)
})
