import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { query } from './testing.ts'
import { shareThrowaway, startThrowaway } from './throwaway.ts'

test("a test run's server is quick and leaves nothing behind", async () => {
  const server = await startThrowaway()
  assert.deepEqual(await query(server.connection, `select current_setting('fsync') as fsync`), [{ fsync: 'off' }])
  await server.stop()
  assert.equal(existsSync(server.connection.host), false)
})

test('a test run that is killed leaves nothing behind either', async () => {
  const program = `import { startThrowaway } from './src/database/embedded/throwaway.ts'
    console.log((await startThrowaway()).connection.host)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [host] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  assert.ok(existsSync(host.trim()))
  child.kill('SIGKILL')
  for (let waits = 0; waits < 4800 && existsSync(dirname(host.trim())); waits++) await pause(25)
  assert.equal(existsSync(dirname(host.trim())), false)
})

test('test files that run alone, also at once, share one server', async () => {
  const program = `import { shareThrowaway } from './src/database/embedded/throwaway.ts'
    await shareThrowaway()`
  const others = [1, 2].map(() =>
    once(spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' }), 'close'),
  )
  const connection = await shareThrowaway()
  assert.deepEqual(await query(connection, 'select 1 as one'), [{ one: 1 }])
  for (const [code] of await Promise.all(others)) assert.equal(code, 0)
})
