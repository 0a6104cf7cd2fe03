import assert from 'node:assert/strict'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { dumpSchema } from '../../db/dump.ts'
import { canonicalDump } from '../../test/canonical.ts'
import { asOwner, emptyDatabase, emptyPlace } from '../../test/empty-database.ts'
import { openWorld, type World } from '../../test/world.ts'
import { TRAVELLING_JOBS } from '../jobs/worker.ts'
import { Problem } from '../problem.ts'
import { openArchive } from './archive.ts'
import { writeNewFile } from './new-file.ts'
import { restoreBackup } from './restore.ts'
import { folderOf, takeApart } from './testing.ts'
import { writeBackup } from './write-backup.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

async function backUp(t: TestContext): Promise<string> {
  const path = join(folderOf(t), 'place.zip')
  await writeBackup({ connection: world.connection, path, settings: {}, travellingJobs: TRAVELLING_JOBS })
  return path
}

async function restoreTo(connection: World['connection'], path: string) {
  const archive = await openArchive(path)
  return restoreBackup({ archive, connection, replace: false, diskOf: undefined }).finally(() => archive.close())
}

test('the place that comes back is the same to the last row, index, policy and right', async (t) => {
  const ada = await world.someone('Ada')
  const ben = await world.someone('Ben')
  const lane = await world.group(ada, { name: 'Línea «λ» \\N \t' })
  await world.sit(ben, lane)
  const there = await emptyPlace(t)
  await restoreTo(there.connection, await backUp(t))
  assert.deepEqual(await canonicalDump(there.connection), await canonicalDump(world.connection))
  assert.equal(await dumpSchema(there.connection, there.roles), await dumpSchema(world.connection, world.roles))
})

test('nobody is signed in by a backup: sessions, links and open resets stay behind', async (t) => {
  const cleo = await world.someone('Cleo')
  await world.owner(
    `insert into mail_links (token_hash, person_id, purpose, address, ends_at) values ('a link', $1, 'sign_in', 'cleo@example.org', now() + interval '1 hour')`,
    [cleo.id],
  )
  await world.owner(
    `insert into resets (person_id, code_hash, opens_at) values ($1, 'a waiting code', now()), ($1, 'a used code', now())`,
    [cleo.id],
  )
  await world.owner(`update resets set used_at = now() where code_hash = 'a used code'`)
  const { entries } = await takeApart(await backUp(t))
  const rowsIn = (table: string) =>
    String(entries.get(`tables/${table}.copy`))
      .split('\n')
      .filter(Boolean).length
  assert.deepEqual(['sessions', 'mail_links', 'resets'].map(rowsIn), [0, 0, 1])
})

test('words of a flare stay behind; that they were taken back goes along, lest they be told by another name', async (t) => {
  const [eli, finn] = await Promise.all(['Eli', 'Finn'].map((name) => world.someone(name)))
  assert.ok(eli && finn)
  for (const [words, ends] of [
    ['lasting', 'infinity'],
    ['taken back', '-infinity'],
  ]) {
    const group = await world.group(finn)
    await world.owner(
      `insert into flare_notes (person_id, group_id, from_id, to_id, words, ends_at) select $1, $2, $3, id, $4, $5 from memberships where person_id = $6 and group_id = $2`,
      [eli.id, group, await world.sit(eli, group), words, ends, finn.id],
    )
  }
  const there = await emptyPlace(t)
  await restoreTo(there.connection, await backUp(t))
  const notes = await asOwner(there.connection, (client) => client.query('select words from flare_notes'))
  assert.deepEqual(notes.rows, [{ words: 'taken back' }])
})

test('a mail that waited is never sent twice; the reading of a feed goes on', async (t) => {
  const dot = await world.someone('Dot')
  await world.owner(
    `insert into outbox (person_id, cause, text_id, secret) values ($1, 'a cause', 'sign_in_link', 'a secret')`,
    [dot.id],
  )
  for (const name of ['import-feed', 'send-mail', 'nightly'])
    await world.owner(`select graphile_worker.add_job($1, '{"import": "x"}', job_key => $1)`, [name])
  const { connection } = await emptyPlace(t)
  const { unsent } = await restoreTo(connection, await backUp(t))
  assert.equal(unsent, 1)
  const [mails, jobs] = await asOwner(connection, async (client) => [
    (await client.query('select from outbox where sent_at is null or secret is not null')).rowCount,
    (await client.query('select task_identifier as name, key from graphile_worker.jobs')).rows,
  ])
  assert.equal(mails, 0)
  assert.deepEqual(jobs, [{ name: 'import-feed', key: 'import-feed' }])
})

test('what comes in while it is written is in it whole or not at all', async (t) => {
  const eve = await world.someone('Eve')
  const writing = new AbortController()
  const writer = (async () => {
    while (!writing.signal.aborted) await world.group(eve)
  })()
  const paths = [await backUp(t), await backUp(t)]
  writing.abort()
  await writer
  // Every reference holds, or it would be refused.
  for (const path of paths) await restoreTo((await emptyPlace(t)).connection, path)
})

test('a place that moved back in time numbers what is new after what it has', async (t) => {
  const { connection } = await emptyPlace(t)
  await restoreTo(connection, await backUp(t))
  const next = `select nextval('listed_numbers') as n, (select max(num) from listed_groups) as last`
  const { rows } = await asOwner(connection, (client) => client.query<{ n: string; last: number }>(next))
  assert.ok(Number(rows[0]?.n) > (rows[0]?.last ?? 0))
})

test('a backup is for its owner alone, is written over no other file, and leaves nothing when it fails', async (t) => {
  const folder = folderOf(t)
  const path = join(folder, 'place.zip')
  const wish = { connection: world.connection, path, settings: {}, travellingJobs: [] }
  await writeBackup(wish)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  await assert.rejects(writeBackup(wish), /is there already/)
  await assert.rejects(writeBackup({ ...wish, path: join(folder, 'none', 'x.zip') }), /its folder is not there/)
  writeFileSync(join(folder, 'file'), '')
  await assert.rejects(writeBackup({ ...wish, path: join(folder, 'file', 'x.zip') }), Problem)
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' })
  const broken = writeNewFile(join(folder, 'full.zip'), async (file) => {
    file.write('half')
    throw full
  })
  await assert.rejects(broken, /the disk is full. Nothing was kept/)
  assert.deepEqual(readdirSync(folder).sort(), ['file', 'place.zip'])
})

test('a database with somebody else’s tables is refused, and so is one with nothing to back up', async (t) => {
  const connection = await emptyDatabase(t)
  const nothing = writeBackup({ connection, path: join(folderOf(t), 'x.zip'), settings: {}, travellingJobs: [] })
  await assert.rejects(nothing, /no place in this database/)
  await asOwner(connection, (client) => client.query('create table invoices (n int)'))
  await assert.rejects(restoreTo(connection, await backUp(t)), /"invoices" of something else/)
})
