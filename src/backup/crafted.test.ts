import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { canonicalDump } from '../../test/canonical.ts'
import { emptyPlace } from '../../test/empty-database.ts'
import { openWorld, type World } from '../../test/world.ts'
import { Problem } from '../problem.ts'
import { checkArchive, openArchive } from './archive.ts'
import { entryOf, MANIFEST } from './manifest.ts'
import { restoreBackup } from './restore.ts'
import { type Parts, putTogether, rewrite, takeApart } from './testing.ts'
import { writeBackup } from './write-backup.ts'

let world: World
let folder: string
let good: string
before(async () => {
  world = await openWorld()
  const ada = await world.someone('Ada')
  await world.group(ada, { name: 'Lantern Lane' })
  folder = mkdtempSync(join(tmpdir(), 'holdfast-crafted-'))
  good = join(folder, 'good.zip')
  await writeBackup({ connection: world.connection, path: good, settings: {}, travellingJobs: [] })
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.drop()
})

let files = 0
const newPath = () => join(folder, `${files++}.zip`)

async function restore(connection: pg.ClientConfig, path: string, replace = false): Promise<void> {
  const archive = await openArchive(path)
  await restoreBackup({ archive, connection, replace, diskOf: undefined }).finally(() => archive.close())
}

const crafted = async (change: (parts: Parts) => void) => {
  const parts = await takeApart(good)
  change(parts)
  return putTogether(newPath(), parts)
}

/** Bytes of the good one, changed where they lie. */
function patched(change: (bytes: Buffer) => Buffer | undefined): string {
  const bytes = readFileSync(good)
  const path = newPath()
  writeFileSync(path, change(bytes) ?? bytes)
  return path
}

const refused = (words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error))
  assert.match(error.message, words)
  assert.ok(!error.message.includes('\n'))
  return true
}

test('a crafted backup is refused in one line of words, and the place it was meant for is untouched', async (t) => {
  const { connection } = await emptyPlace(t)
  await restore(connection, good)
  const untouched = await canonicalDump(connection)
  const facts = (parts: Parts, name: string) => parts.manifest.tables.find((table) => table.name === name)
  const cases: [string, RegExp][] = [
    [patched(() => Buffer.from('words')), /is not a backup of Holdfast/],
    [patched(() => Buffer.alloc(0)), /is not a backup of Holdfast/],
    [patched((bytes) => bytes.subarray(0, bytes.length >> 1)), /cut off/],
    [patched((bytes) => bytes.subarray(0, -1)), /cut off/],
    [await crafted(({ manifest }) => Object.assign(manifest, { version: 2 })), /newer Holdfast/],
    [
      await crafted(({ manifest }) => manifest.migrations.push({ name: '9999_later.sql', digest: 'x' })),
      /newer Holdfast \(9999_later\.sql\)/,
    ],
    [
      await crafted(({ manifest }) => Object.assign(manifest.migrations[0] ?? {}, { digest: 'f'.repeat(64) })),
      /0001_viewer\.sql was another/,
    ],
    [await crafted(({ manifest }) => Object.assign(manifest, { migrations: [] })), /does not say which Holdfast/],
    [await crafted(({ manifest }) => manifest.migrations.splice(-4, 1)), /without the earlier ones/],
    [
      await crafted(({ manifest }) => Object.assign(manifest.settings, { BASE_URL: '\u001b[2J' })),
      /list of contents is wrong/,
    ],
    [await crafted(({ manifest }) => Object.assign(manifest, { format: 'else' })), /another program/],
    [
      await crafted(({ manifest }) => Object.assign(manifest, { run: 'drop table people' })),
      /list of contents is wrong/,
    ],
    [
      await crafted((parts) => Object.assign(facts(parts, 'people') ?? {}, { name: 'pg_authid; --' })),
      /list of contents is wrong/,
    ],
    [
      await crafted(({ entries }) => entries.set('../../etc/cron.d/x', Buffer.from('x'))).catch(() => evilName()),
      /cannot be read|damaged/,
    ],
    [await crafted(({ entries }) => entries.set('more.txt', Buffer.from('x'))), /does not name/],
    [await crafted(({ entries }) => entries.delete(entryOf('people'))), /rows of people are missing/],
    [
      await crafted(({ manifest, entries }) => {
        manifest.tables.push({ name: 'sneaked', columns: ['x'], rows: 0, bytes: 0, sha256: EMPTY })
        entries.set(entryOf('sneaked'), Buffer.alloc(0))
      }),
      /table "sneaked" that its version does not have/,
    ],
    [
      await crafted(({ manifest, entries }) => {
        manifest.tables = manifest.tables.filter(({ name }) => name !== 'blocks')
        entries.delete(entryOf('blocks'))
      }),
      /table blocks is missing/,
    ],
    [await crafted((parts) => facts(parts, 'people')?.columns.push('extra')), /columns of people are not those/],
    [await crafted((parts) => facts(parts, 'people')?.columns.pop()), /columns of people are not those/],
    [await crafted((parts) => Object.assign(facts(parts, 'people') ?? {}, { rows: 5 })), /not as many rows/],
    [await crafted((parts) => Object.assign(facts(parts, 'people') ?? {}, { bytes: 5 })), /not as long/],
    [
      await crafted((parts) => Object.assign(facts(parts, 'people') ?? {}, { sha256: EMPTY })),
      /rows of people were changed/,
    ],
    [await crafted((parts) => rewrite(parts, 'people', () => '')), /does not hold together \(23503\)/],
    [await crafted((parts) => rewrite(parts, 'people', (rows) => rows + rows)), /does not hold together \(23505\)/],
    [await crafted((parts) => rewrite(parts, 'people', () => 'words\n')), /does not hold together \(22P0\d\)/],
    [
      await crafted((parts) => rewrite(parts, 'place', (rows) => rows.replace('lamp', 'neon'))),
      /does not hold together \(23514\)/,
    ],
    [
      await crafted(({ manifest }) => Object.assign(manifest.sequences[0] ?? {}, { name: 'other' })),
      /sequence "other"/,
    ],
    [patched(growing), /.+/],
  ]
  for (const [path, words] of cases) await assert.rejects(restore(connection, path, true), refused(words))
  assert.deepEqual(await canonicalDump(connection), untouched)
  await restore(connection, good, true)
})

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** A path that leads out, put over a name of the same length, in both places a zip has it. */
function evilName(): string {
  return patched((bytes) => {
    const name = Buffer.from(entryOf('people'))
    const evil = Buffer.from('../../../../../etc/x'.slice(-name.length).padStart(name.length, '/'))
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) evil.copy(bytes, at)
    return bytes
  })
}

/** The list says that the manifest is small; it is not. */
function growing(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf(Buffer.from(MANIFEST)) - 46
  bytes.writeUInt32LE(10, at + 24)
  return bytes
}

test('a part that unpacks to more than it says, and one that says it would fill the disk, are refused', async (t) => {
  const { connection } = await emptyPlace(t)
  const huge = await crafted(({ manifest }) => {
    for (const table of manifest.tables) table.bytes = 2_000_000_000_000
  })
  await assert.rejects(openArchive(huge), refused(/not as long|hundredfold/))
  const archive = await openArchive(good)
  const full = { ...archive, bytes: Number.MAX_SAFE_INTEGER }
  const wish = { archive: full, connection, replace: false, diskOf: folder }
  await assert.rejects(restoreBackup(wish), refused(/There is no room/))
  archive.close()
})

test('wherever a backup is cut off, and whichever byte is flipped, it is refused or still says the same', async () => {
  const whole = await openArchive(good)
  const said = JSON.stringify(whole.manifest)
  whole.close()
  const { length } = readFileSync(good)
  for (let i = 0; i < 60; i++) {
    const path = patched(() => undefined)
    truncateSync(path, randomInt(length))
    await assert.rejects(openArchive(path), refused(/./))
    rmSync(path)
  }
  let refusals = 0
  for (let i = 0; i < 300; i++) {
    const at = randomInt(length)
    const path = patched((bytes) => {
      bytes[at] = (bytes[at] ?? 0) ^ (1 << randomInt(8))
      return bytes
    })
    try {
      const archive = await openArchive(path)
      await checkArchive(archive).finally(() => archive.close())
      assert.equal(JSON.stringify(archive.manifest), said, `byte ${at}`)
    } catch (error) {
      refused(/./)(error)
      refusals++
    }
    rmSync(path)
  }
  assert.ok(refusals > 100, `only ${refusals} of 300 were seen`)
})
