import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readConfig } from '../../src/config.ts'
import { openTestDatabase, type TestDatabase } from '../../test/database.ts'
import { groups } from './content/groups.ts'
import { departures, people } from './content/people.ts'
import { demoFile, readDemoFile } from './demo-file.ts'
import { seedOnFirstRun } from './seed.ts'
import { tellGroups } from './tell-groups.ts'
import { tellPeople } from './tell-people.ts'
import { emptyWorld } from './world.ts'

let world: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'holdfast-demo-'))
const read = readConfig({ DATA_DIR: folder })
const config = 'config' in read ? read.config : assert.fail(read.problems.join())

before(async () => {
  world = await openTestDatabase()
})
after(async () => {
  await world.drop()
  rmSync(folder, { recursive: true, force: true })
})
const count = async (from: string) =>
  Number((await world.owner<{ n: string }>(`select count(*) as n from ${from}`))[0]?.n)

test('a telling that was cut off is taken back and told again, whole', async () => {
  const half = emptyWorld(world.db)
  await tellPeople(half)
  await tellGroups(half)
  const lines = await seedOnFirstRun(world.db, config)
  assert.equal(lines.length, 5)
  assert.equal(await count('people'), people.length)
  assert.equal(await count('groups'), groups.length)
  assert.equal(await count(`secrets where name = 'demo_begun'`), 0)
})

test('everybody stands where the content says, and nothing is younger than it', async () => {
  const standings: Record<string, string> = {
    facilitator: `m.state = 'member' and m.facilitates`,
    member: `m.state = 'member' and not m.facilitates and r.membership_id is null`,
    guest: `m.state = 'guest'`,
    resting: `m.state = 'member' and r.membership_id is not null`,
    left: `m.state = 'left'`,
    removed: `m.state = 'removed'`,
  }
  const places = people.flatMap((person) => person.places)
  for (const [standing, condition] of Object.entries(standings)) {
    const told = await count(`memberships m left join rests r on r.membership_id = m.id where ${condition}`)
    const gone = standing === 'left' ? departures.length : standing === 'facilitator' ? -departures.length : 0
    assert.equal(told, places.filter(({ as }) => as === standing).length + gone, standing)
  }
  assert.equal(await count(`asks where state = 'waiting'`), places.filter(({ as }) => as === 'asker').length)
  const columns = [
    'memberships.joined_at',
    'groups.founded_at',
    'people.came_at',
    'group_notes.written_at',
    'removals.removed_at',
    'agreements.published_at',
    'asks.asked_at',
    'quiet_words.opened_at',
    'quiet_word_lines.written_at',
    'rests.since',
    'blocks.made_at',
    'invitations.ends_at',
  ]
  for (const column of columns) {
    const [table, name] = column.split('.')
    assert.equal(await count(`${table} where ${name} > now() - interval '1 minute'`), 0, column)
  }
  assert.equal(
    await count(
      "memberships m join groups g on g.id = m.group_id where m.joined_at < g.founded_at - interval '2 days'",
    ),
    0,
  )
})

test('a group that nobody leads waits for one of its members', async () => {
  const unled = await world.owner(
    `select name from groups where unled_since < now() - interval '1 day' and closed_at is null`,
  )
  assert.deepEqual(unled, [{ name: 'Fibro, Actually' }])
})

test('somebody had a quiet word with those who lead and was answered, and hours of duty have names', async () => {
  assert.equal(await count('quiet_words'), 1)
  assert.equal(await count('quiet_word_lines'), 2)
  assert.equal(
    await count('duties'),
    await count(`cover_hours c join groups g on g.id = c.group_id where g.name = 'Slow Mornings'`),
  )
})

test('the directory shows the listed ones, and nothing of those that wait or hide', async () => {
  assert.equal(await count('listed_groups'), groups.filter(({ visibility }) => visibility === 'listed').length)
  assert.equal(await count(`groups where listing = 'hidden'`), 3)
  assert.equal(await count(`groups where listing = 'waiting'`), 3)
  assert.notEqual(await count('group_facts where size_band is not null'), 0)
})

test('the four passwords are in a file for its owner alone, and nowhere else', async () => {
  assert.equal(statSync(demoFile(folder)).mode & 0o777, 0o600)
  const signIns = readDemoFile(folder) ?? []
  assert.deepEqual(
    signIns.map(({ name }) => name),
    ['Ada', 'Ben', 'Cleo', 'Marta'],
  )
  assert.equal(await count('passwords'), 4)
  for (const { password, signInName } of signIns) {
    assert.match(password, /^([a-zñ]+-){4}\d\d$/)
    assert.match(signInName, /^[a-z]+-\d{4}$/)
    assert.ok(readFileSync(demoFile(folder), 'utf8').includes(password))
  }
})

test('a later start says where to look and tells nothing again', async () => {
  const lines = await seedOnFirstRun(world.db, config)
  assert.equal(lines.length, 1)
  assert.match(lines[0] ?? '', /demo\.txt/)
  assert.equal(await count('people'), people.length)
})

test('where somebody lives nothing is told', async () => {
  const lived = await openTestDatabase()
  try {
    await lived.owner(`update place set set_up_at = now()`)
    assert.deepEqual(await seedOnFirstRun(lived.db, config), [])
  } finally {
    await lived.drop()
  }
})
