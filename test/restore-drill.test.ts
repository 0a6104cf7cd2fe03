import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type pg from 'pg'
import { readDemoFile } from '../db/demo/demo-file.ts'
import { joinEmbedded, openEmbedded } from '../src/database/embedded/embedded.ts'
import { silent } from '../src/database/embedded/testing.ts'
import { letters } from '../src/web/ids.ts'
import { canonicalDump } from './canonical.ts'
import { openClient } from './client.ts'
import { asOwner, emptyDatabase } from './empty-database.ts'
import { findMachinesPostgres } from './machine.ts'
import { dataFolder, freePort, run, type Settings, spawnProgram } from './program.ts'

const READY = /Holdfast is at/

/** Where the place moves to: a PostgreSQL of this machine where there is one, else a folder. */
async function elsewhere(t: TestContext): Promise<Settings> {
  const { connection, why } = await findMachinesPostgres()
  const DATA_DIR = dataFolder(t)
  if (!connection) {
    t.diagnostic(`moved to another folder: ${why}`)
    return { DATA_DIR }
  }
  const { database } = await emptyDatabase(t, connection)
  const { user, host, port } = connection
  const named = process.env.HOLDFAST_POSTGRES
  const url = named ? Object.assign(new URL(named), { pathname: `/${database}` }).href : ''
  return { DATA_DIR, DATABASE_URL: url || `postgres://${user}@${host}:${port}/${database}` }
}

async function dumpOf(settings: Settings): Promise<Record<string, string>> {
  if (settings.DATABASE_URL) return canonicalDump({ connectionString: settings.DATABASE_URL })
  const server = await openEmbedded({ folder: settings.DATA_DIR ?? '', log: silent })
  return canonicalDump(server.connection).finally(() => server.stop())
}

test('a place is backed up while people write, restored elsewhere to the last row, and Ada signs in there', async (t) => {
  const here = { DATA_DIR: dataFolder(t), PORT: await freePort() }
  const place = spawnProgram(t, ['start'], here)
  await place.says(READY)
  const ada = readDemoFile(here.DATA_DIR)?.[0]
  assert.ok(ada)
  const client = openClient(here.PORT)
  assert.equal(await client.signIn(ada.signInName, ada.password), 303)
  const notes = await notesOf(here.DATA_DIR)

  const writing = new AbortController()
  const writer = keepWriting((words) => client.post(notes, { note: words }), writing.signal)
  const whileWriting = await run(['backup', join(here.DATA_DIR, 'busy.zip'), '--json'], here)
  assert.equal(whileWriting.code, 0, whileWriting.err)
  writing.abort()
  await writer
  assert.equal(statSync(join(here.DATA_DIR, 'busy.zip')).mode & 0o777, 0o600)
  assert.equal((await run(['restore', join(here.DATA_DIR, 'busy.zip'), '--check'], here)).code, 0)

  assert.equal(await place.end('SIGINT'), 0)
  const file = join(here.DATA_DIR, 'still.zip')
  assert.equal((await run(['backup', file], here)).code, 0)
  const there = { ...(await elsewhere(t)), PORT: await freePort() }
  const restored = await run(['restore', file], there)
  assert.equal(restored.code, 0, restored.err)
  assert.match(restored.out, /Everybody signs in anew/)
  assert.deepEqual(await dumpOf(there), await dumpOf(here))

  const moved = spawnProgram(t, ['start'], there)
  await moved.says(READY)
  const visitor = openClient(there.PORT)
  assert.equal(await visitor.signIn(ada.signInName, ada.password), 303)
  const page = await visitor.visit(notes.replace(/\/notes$/, ''))
  assert.equal(page.status, 200)
  assert.match(await page.text(), /written while it was backed up/)
  const again = await run(['restore', file, '--replace'], there)
  assert.equal(again.code, 1)
  assert.match(again.err, /is running/)
  assert.equal(await moved.end('SIGINT'), 0)

  const over = await run(['restore', file], there)
  assert.equal(over.code, 1)
  assert.match(over.err, /Somebody lives here already/)
  const back = await run(['restore', join(here.DATA_DIR, 'busy.zip'), '--replace'], there)
  assert.equal(back.code, 0, back.err)
})

async function notesOf(folder: string): Promise<string> {
  const joined = await joinEmbedded(folder)
  assert.ok(joined)
  const find = (client: pg.Client) => client.query<{ id: string }>(`select id from groups where name = 'Slow Mornings'`)
  const { rows } = await asOwner(joined.connection, find).finally(() => joined.stop())
  return `/groups/${letters(String(rows[0]?.id))}/notes`
}

async function keepWriting(write: (words: string) => Promise<Response>, until: AbortSignal): Promise<void> {
  for (let n = 0; n < 1 || !until.aborted; n++) {
    const answer = await write(`written while it was backed up ${n}`)
    await answer.arrayBuffer()
    // Nobody means to write so much in an hour; whoever is told so has written enough to be backed up.
    assert.ok(answer.status === 303 || (answer.status === 429 && n > 0), String(answer.status))
  }
}
