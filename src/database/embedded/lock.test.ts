import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isLocked, takeLock } from './lock.ts'
import { dataFolder } from './testing.ts'

test('one at a time holds a lock, and whoever waits gets it next', async (t) => {
  const folder = dataFolder(t)
  mkdirSync(folder)
  const path = join(folder, 'lock')
  assert.equal(isLocked(path), false)
  assert.equal(existsSync(path), false)
  const first = await takeLock(path, 0)
  assert.equal(isLocked(path), true)
  assert.equal(await takeLock(path, 50), undefined)
  const waiting = takeLock(path, 60_000)
  first?.release()
  const second = await waiting
  assert.ok(second)
  first?.release()
  assert.equal(isLocked(path), true)
  second.release()
})

test('a process that is killed loses its lock', async (t) => {
  const folder = dataFolder(t)
  mkdirSync(folder)
  const path = join(folder, 'lock')
  const program = `import { takeLock } from './src/database/embedded/lock.ts'
    await takeLock(process.argv[1], 0)
    console.log('held')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  assert.equal(isLocked(path), true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.equal(isLocked(path), false)
})

test('a lock in a folder that is not there says so', async (t) => {
  await assert.rejects(takeLock(join(dataFolder(t), 'lock'), 0), { code: 'EACCES' })
})
