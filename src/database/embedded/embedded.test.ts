import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { joinEmbedded, openEmbedded, startEmbedded } from './embedded.ts'
import { FolderInUse } from './problem.ts'
import { findPostmaster, processesIn } from './process-list.ts'
import { dataFolder, livedInFolder, query, silent, writeInChild } from './testing.ts'

const start = (folder: string) => startEmbedded({ folder, log: silent })

test('what somebody wrote is there after the place was stopped and started again', async (t) => {
  const folder = dataFolder(t)
  const first = await start(folder)
  await query(first.connection, `create table words as select 'Óscar' as word`)
  await first.stop()
  assert.deepEqual(processesIn(join(folder, 'postgres')), [])
  assert.equal(statSync(join(folder, 'postgres')).mode & 0o777, 0o700)

  const second = await start(folder)
  assert.deepEqual(await query(second.connection, 'select word from words'), [{ word: 'Óscar' }])
  await Promise.all([second.stop(), second.stop()])
})

test('a place has what its searches and names need, and keeps every acknowledged word on disk', async (t) => {
  const server = await start(await livedInFolder(t))
  const [settings] = await query(
    server.connection,
    `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit, current_setting('listen_addresses') addresses,
       current_setting('log_error_verbosity') verbosity, to_tsvector('simple', '“dolor” — ¿qué?')::text words, upper('ñ') upper,
       'a' collate "es-x-icu" < 'b' as icu`,
  )
  assert.deepEqual(settings, {
    fsync: 'on',
    commit: 'on',
    addresses: '',
    verbosity: 'terse',
    words: `'dolor':1 'qué':2`,
    upper: 'Ñ',
    icu: true,
  })
  await query(server.connection, 'create extension pg_trgm; create extension unaccent; create extension citext')
  await server.stop()
})

test('nothing that people typed reaches the log of PostgreSQL', async (t) => {
  const folder = await livedInFolder(t)
  const server = await start(folder)
  await assert.rejects(query(server.connection, `select 'my private words'::int`))
  await assert.rejects(
    query(server.connection, `create table t (word text unique); insert into t values ('my secret'), ('my secret')`),
  )
  await server.stop()
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8')
  assert.match(log, /ready to accept/)
  assert.doesNotMatch(log, /private|secret/)
})

test('a data folder may have a long path with spaces and letters of any kind', async (t) => {
  const folder = dataFolder(t, `a path with spaces/${'très long '.repeat(15)}/data`)
  const server = await start(folder)
  assert.deepEqual(await query(server.connection, 'select 1 as one'), [{ one: 1 }])
  const joined = await joinEmbedded(folder)
  assert.ok(joined)
  assert.deepEqual(await query(joined.connection, 'select 1 as one'), [{ one: 1 }])
  await joined.stop()
  await server.stop()
})

test('while a place runs, a second one is refused in one line and a command joins it', async (t) => {
  const folder = await livedInFolder(t)
  assert.equal(await joinEmbedded(folder), undefined)
  const { child, kill } = await writeInChild(folder, 1)
  await assert.rejects(start(folder), (error: Error) => {
    assert.ok(error instanceof FolderInUse)
    assert.equal(
      error.message,
      `Another Holdfast (process ${child.pid}) is using the data folder ${folder}. Stop it first, or choose another DATA_DIR.`,
    )
    return true
  })

  const command = await openEmbedded({ folder, log: silent })
  assert.equal(command.joined, true)
  assert.notDeepEqual(await query(command.connection, 'select n from words limit 1'), [])
  await command.stop()
  assert.ok(findPostmaster(join(folder, 'postgres')))
  await kill()
})

test('a command runs the database for itself when no place runs, also beside another command', async (t) => {
  const folder = await livedInFolder(t)
  const [one, two] = await Promise.all([openEmbedded({ folder, log: silent }), openEmbedded({ folder, log: silent })])
  assert.equal(Number(one.joined) + Number(two.joined), 1)
  assert.deepEqual(await query(two.connection, 'select 1 as one'), [{ one: 1 }])
  await Promise.all([one.stop(), two.stop()])
  assert.equal(findPostmaster(join(folder, 'postgres')), undefined)
})

test('a start that was cut off before the first database was complete does not stand in the way', async (t) => {
  const folder = dataFolder(t)
  mkdirSync(join(folder, 'postgres.making-abc'), { recursive: true })
  writeFileSync(join(folder, 'postgres.making-abc/half'), '')
  const server = await start(folder)
  assert.throws(() => statSync(join(folder, 'postgres.making-abc')))
  await server.stop()
})

test('a place whose socket was swept away starts again', async (t) => {
  const folder = await livedInFolder(t)
  const { kill } = await writeInChild(folder, 1)
  await kill()
  rmSync(join(folder, 'postgres/.s.PGSQL.5432'))
  const server = await start(folder)
  assert.equal(server.adopted, false)
  assert.notDeepEqual(await query(server.connection, 'select n from words limit 1'), [])
  await server.stop()
})
