import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startEmbedded } from './embedded.ts'
import { findPostmaster, processesIn } from './process-list.ts'
import { endAtOnce, livedInFolder, query, silent, writeInChild } from './testing.ts'

const start = (folder: string) => startEmbedded({ folder, log: silent })

test('when only our process is killed, the next start takes its database over, and stops it at the end', async (t) => {
  const folder = await livedInFolder(t)
  const { kill } = await writeInChild(folder, 50)
  const acknowledged = await kill()
  const left = findPostmaster(join(folder, 'postgres'))
  const server = await start(folder)
  assert.equal(server.adopted, true)
  assert.equal(findPostmaster(join(folder, 'postgres'))?.pid, left?.pid)
  await keeps(server.connection, acknowledged)
  await server.stop()
  assert.deepEqual(processesIn(join(folder, 'postgres')), [])
})

test('when everything is killed while people write, nothing acknowledged is lost and the next start works', async (t) => {
  const folder = await livedInFolder(t)
  for (let round = 1; round <= 3; round++) {
    const { kill } = await writeInChild(folder, 20 * round)
    const postmaster = findPostmaster(join(folder, 'postgres'))?.pid as number
    const all = round % 2 ? processesIn(join(folder, 'postgres')) : [postmaster]
    const dying = kill()
    for (const pid of all) endAtOnce(pid)
    const acknowledged = await dying
    const server = await start(folder)
    assert.equal(server.adopted, false)
    await keeps(server.connection, acknowledged)
    await server.stop()
  }
})

test('a number left in a pid file that is now another program stops nobody', async (t) => {
  const folder = await livedInFolder(t)
  const { kill } = await writeInChild(folder, 1)
  for (const pid of processesIn(join(folder, 'postgres'))) endAtOnce(pid)
  const acknowledged = await kill()
  const other = spawn('sleep', ['60'])
  t.after(() => other.kill())
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const path = join(folder, 'postgres', name)
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(other.pid)))
  }
  const server = await start(folder)
  await keeps(server.connection, acknowledged)
  await server.stop()
  assert.equal(other.exitCode, null)
})

test('a process that ends without stopping takes its database along', async (t) => {
  const folder = await livedInFolder(t)
  const program = `import { startEmbedded } from './src/database/embedded/embedded.ts'
    await startEmbedded({ folder: process.argv[1], log: { info() {}, warn() {} } })
    throw new Error('nobody catches this')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], { stdio: 'ignore' })
  assert.deepEqual((await once(child, 'close'))[0], 1)
  const server = await start(folder)
  assert.equal(server.adopted, false)
  await server.stop()
})

async function keeps(connection: Parameters<typeof query>[0], acknowledged: number[]): Promise<void> {
  assert.notEqual(acknowledged.length, 0)
  const kept = new Set((await query(connection, 'select n from words')).map(({ n }) => n))
  assert.deepEqual(
    acknowledged.filter((n) => !kept.has(n)),
    [],
  )
}
