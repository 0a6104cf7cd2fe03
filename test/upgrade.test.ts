import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type pg from 'pg'
import { dumpSchema } from '../db/dump.ts'
import { openArchive } from '../src/backup/archive.ts'
import { restoreBackup } from '../src/backup/restore.ts'
import { folderOf } from '../src/backup/testing.ts'
import { writeBackup } from '../src/backup/write-backup.ts'
import { migrate } from '../src/database/migrate.ts'
import { rolesMarked, withRoles } from '../src/database/roles.ts'
import { canonicalDump } from './canonical.ts'
import { asOwner, emptyDatabase, emptyPlace } from './empty-database.ts'

const FOLDER = new URL('../db/releases/', import.meta.url)
const RELEASES = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'))

/** A place as that release left it. */
async function placeOf(t: TestContext, release: string): Promise<pg.ClientConfig> {
  const connection = await emptyDatabase(t)
  const roles = rolesMarked(connection.database.slice(3, 11))
  await asOwner(connection, async (client) => {
    await client.query(
      `create table migrations (name text primary key, digest text not null, run_at timestamptz not null default now())`,
    )
    await client.query(`insert into migrations (name, digest) values ('roles', $1)`, [connection.database.slice(3, 11)])
    for (const role of [roles.member, roles.system])
      await client.query(`create role ${role}; grant ${role} to current_user`)
    await client.query('set client_min_messages = warning')
    await client.query(withRoles(readFileSync(new URL(release, FOLDER), 'utf8'), roles))
  })
  return connection
}

const countsOf = async (connection: pg.ClientConfig) =>
  Object.fromEntries(
    Object.entries(await canonicalDump(connection, ['migrations'])).map(([table, said]) => [table, said.split(' ')[0]]),
  )

test('there is a release to upgrade from', () => assert.ok(RELEASES.length > 0))

for (const release of RELEASES) {
  test(`a place of ${release.replace('.sql', '')} is brought up to date with every row it had`, async (t) => {
    const old = await placeOf(t, release)
    const before = await countsOf(old)
    const roles = await migrate(old)
    const fresh = await emptyPlace(t)
    assert.equal(await dumpSchema(old, roles), await dumpSchema(fresh.connection, fresh.roles))
    const after = await countsOf(old)
    assert.deepEqual(Object.fromEntries(Object.keys(before).map((table) => [table, after[table]])), before)
  })

  test(`a backup of ${release.replace('.sql', '')} comes back as the place of today, the same as if it had been upgraded`, async (t) => {
    const old = await placeOf(t, release)
    const path = join(folderOf(t), 'old.zip')
    await writeBackup({ connection: old, path, settings: {}, travellingJobs: [] })
    const { connection } = await emptyPlace(t)
    const archive = await openArchive(path)
    await restoreBackup({ archive, connection, replace: false, diskOf: undefined }).finally(() => archive.close())
    await migrate(old)
    assert.deepEqual(await canonicalDump(connection), await canonicalDump(old))
  })
}
