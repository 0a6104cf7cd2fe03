import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { startEmbedded } from './embedded.ts'
import { EmbeddedProblem, folderProblem, refusalOfServer } from './problem.ts'
import { requireOwner, whoAmI } from './runner.ts'
import { dataFolder, silent } from './testing.ts'

async function refusal(folder: string): Promise<string> {
  const error = await startEmbedded({ folder, log: silent }).then(
    () => undefined,
    (error) => error,
  )
  assert.ok(error instanceof EmbeddedProblem)
  assert.doesNotMatch(error.message, /\n/)
  return error.message
}

test('a data folder that is a file is named as such', async (t) => {
  const folder = dataFolder(t)
  writeFileSync(folder, '')
  assert.equal(await refusal(folder), `The data folder ${folder} cannot be used: a file is where a folder should be.`)
  assert.equal(
    await refusal(join(folder, 'below')),
    `The data folder ${folder}/below cannot be used: a file is where a folder should be.`,
  )
})

test('a data folder nobody may write in is named as such', async (t) => {
  // Root may write nearly everywhere; the kernel's own tree it may not.
  const folder = whoAmI() === 0 ? '/sys/holdfast' : dataFolder(t)
  if (whoAmI() !== 0) chmodSync(dirname(folder), 0o500)
  assert.match(
    await refusal(folder),
    /^The data folder .+ cannot be used: it (may not be written by the user|is read-only)/,
  )
  if (whoAmI() !== 0) chmodSync(dirname(folder), 0o700)
})

test('a database of another PostgreSQL is left alone', async (t) => {
  const folder = dataFolder(t)
  mkdirSync(join(folder, 'postgres'), { recursive: true })
  writeFileSync(join(folder, 'postgres/PG_VERSION'), '16\n')
  assert.equal(
    await refusal(folder),
    `The database in ${folder}/postgres is of PostgreSQL 16, and this Holdfast brings 18. Start the Holdfast that made it, or choose another DATA_DIR.`,
  )
})

test('a folder of the same name that is no database is left alone', async (t) => {
  const folder = dataFolder(t)
  mkdirSync(join(folder, 'postgres'), { recursive: true })
  writeFileSync(join(folder, 'postgres/diary.txt'), 'mine')
  assert.equal(
    await refusal(folder),
    `${folder}/postgres is not empty and not a database. Move it away, or choose another DATA_DIR.`,
  )
})

test('moving between root and another user is answered with what to do', () => {
  const other = whoAmI() + 1000
  assert.throws(() => requireOwner('/srv/data/postgres', other), {
    message: new RegExp(
      `^The database in /srv/data/postgres belongs to user ${other}, and Holdfast was started by .+ \\(chown -R\\)\\.$`,
    ),
  })
})

test('a full disk is called a full disk, whoever met it first', () => {
  const full = 'The data folder /srv cannot be used: its disk is full.'
  assert.equal(folderProblem('/srv', { code: 'ENOSPC' }).message, full)
  const printed =
    '2026-11-22 LOG:  starting\nFATAL:  could not write lock file "postmaster.pid": No space left on device\n'
  assert.equal(refusalOfServer('/srv', printed).message, full)
})

test('any other refusal of PostgreSQL is passed on in its own words', () => {
  const printed =
    '2026 UTC [7] LOG:  starting\n2026 UTC [7] FATAL:  could not create shared memory segment: Out of memory.\n2026 LOG:  down\n'
  assert.equal(
    refusalOfServer('/srv', printed).message,
    'PostgreSQL did not start in /srv: could not create shared memory segment: Out of memory.',
  )
})
