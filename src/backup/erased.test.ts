import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { asOwner, emptyPlace } from '../../test/empty-database.ts'
import { openWorld, type Someone, type World } from '../../test/world.ts'
import { exportErasures, importErasures, replayErasures } from '../domain/people/erasures.ts'
import { paths } from '../web/paths.ts'
import { openArchive } from './archive.ts'
import { restoreBackup } from './restore.ts'
import { folderOf } from './testing.ts'
import { writeBackup } from './write-backup.ts'

let world: World
before(async () => {
  world = await openWorld()
  await world.someone('Marta', { steward: true })
})
after(() => world.drop())

async function backUp(t: TestContext): Promise<string> {
  const path = join(folderOf(t), 'place.zip')
  await writeBackup({ connection: world.connection, path, settings: {}, travellingJobs: [] })
  return path
}

async function restoreTo(connection: World['connection'], path: string) {
  const archive = await openArchive(path)
  return restoreBackup({ archive, connection, replace: true, diskOf: undefined }).finally(() => archive.close())
}

const erase = async (who: Someone) =>
  assert.equal((await world.post(who, paths.yourErasure(), { word: 'erase me' })).status, 303)
const namesIn = (connection: World['connection']) =>
  asOwner(connection, async (client) => {
    const { rows } = await client.query<{ name: string }>('select shown_name as name from people order by 1')
    return rows.map(({ name }) => name)
  })

test('an older backup brings nobody back who was erased in the place it replaces', async (t) => {
  const ada = await world.someone('Ada')
  const older = await backUp(t)
  await erase(ada)
  const { connection } = await emptyPlace(t)
  await restoreTo(connection, await backUp(t))
  assert.deepEqual(await namesIn(connection), ['Marta'])
  await restoreTo(connection, older)
  assert.deepEqual(await namesIn(connection), ['Marta'])
  await restoreTo(connection, older)
  assert.deepEqual(await namesIn(connection), ['Marta'], 'the list itself came through')
})

test('onto an empty database, the list that lay beside the backups erases them again', async (t) => {
  const ben = await world.someone('Ben')
  const older = await backUp(t)
  await erase(ben)
  const list = JSON.parse(JSON.stringify(await world.db.asSystem('a list for a test', exportErasures)))
  const { connection } = await emptyPlace(t)
  await restoreTo(connection, older)
  assert.deepEqual(await namesIn(connection), ['Ben', 'Marta'])
  const { Database } = await import('../database/database.ts')
  const { migrate } = await import('../database/migrate.ts')
  const db = new Database(connection, await migrate(connection), { members: 1, system: 1 }, (error) => error)
  const again = await db.asSystem('a list for a test', async (as) => {
    await importErasures(as, list)
    return replayErasures(as)
  })
  await db.close()
  assert.equal(again, 1)
  assert.deepEqual(await namesIn(connection), ['Marta'])
})
