import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { asOwner } from '../../test/empty-database.ts'
import { openWorld, type Someone, type World } from '../../test/world.ts'
import { backupsOf } from '../backup/nightly.ts'
import { findBackups } from '../cli/doctor/backups.ts'
import { paths } from '../web/paths.ts'
import { backUp } from './back-up.ts'
import type { Workshop } from './job.ts'

let world: World
let marta: Someone
let folder: string
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-nightly-backup-'))
  world = await openWorld({ BACKUP_DIR: folder, BACKUP_KEEP: '2' })
  marta = await world.someone('Marta', { steward: true })
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.drop()
})

const shop = () =>
  ({ db: world.db, log: world.house.log, backups: backupsOf(world.house.config, world.connection) }) as Workshop
const backups = () => readdirSync(folder).filter((name) => /^holdfast-\d{8}T\d{6}Z\.zip$/.test(name))
const stewardsPage = async () => (await world.visit(marta, paths.steward())).body
const doctor = () =>
  asOwner({ ...world.connection, options: `-c role=${world.roles.system}` }, (client) =>
    findBackups(client, world.house.config),
  )

test('a backup is kept every night, the oldest go, and nothing else in the folder is touched', async () => {
  assert.match(await stewardsPage(), /There has been none yet/)
  assert.equal((await doctor()).state, 'warn')
  for (const name of ['holdfast-20200101T034000Z.zip', 'holdfast-20200102T034000Z.zip', 'letter.zip'])
    writeFileSync(join(folder, name), 'x')
  writeFileSync(join(folder, 'holdfast-20200103T034000Z.zip.0123abcd.part'), 'half')
  await backUp.perform(shop(), {})
  assert.deepEqual(backups().length, 2)
  assert.ok(backups().includes('holdfast-20200102T034000Z.zip'))
  assert.deepEqual(readdirSync(folder).length, 4)
  assert.deepEqual(JSON.parse(readFileSync(join(folder, 'holdfast-erased.json'), 'utf8')).erased, [])
  assert.match(await stewardsPage(), /The last backup was made on/)
  assert.equal((await doctor()).state, 'ok')
})

test('one that failed is said on the steward’s page and by the doctor, until one is made again', async () => {
  rmSync(folder, { recursive: true })
  await assert.rejects(backUp.perform(shop(), {}), /its folder is not there/)
  assert.match(await stewardsPage(), /its folder could not be written/)
  const found = await doctor()
  assert.deepEqual([found.state, /could not be written/.test(found.says)], ['fail', true])
  const others = await world.visit(await world.someone('Ada'), paths.home())
  assert.doesNotMatch(others.body, /backup/)
  mkdirSync(folder)
  await backUp.perform(shop(), {})
  assert.doesNotMatch(await stewardsPage(), /failed/)
  assert.equal((await doctor()).state, 'ok')
})

test('nobody but a steward learns when a place was backed up', async () => {
  const ben = await world.someone('Ben')
  for (const viewer of [undefined, ben.id])
    assert.deepEqual(await world.db.reading(viewer, (as) => as.db.selectFrom('backups').selectAll().execute()), [])
})

test('a list that knows of more is taken in, not lost, and what is no list is not written over', async () => {
  const path = join(folder, 'holdfast-erased.json')
  const anew = () => {
    // Their names tell the second they were made in.
    for (const name of backups()) rmSync(join(folder, name))
    return backUp.perform(shop(), {})
  }
  const mia = await world.someone('Mia')
  await world.post(mia, paths.yourErasure(), { word: 'erase me' })
  await anew()
  const known = JSON.parse(readFileSync(path, 'utf8')).erased.length
  assert.ok(known > 0)
  // An older backup knows nothing of it, and knows her.
  await world.owner('delete from erasures')
  await world.owner(
    `insert into people (id, sign_in_name, shown_name, keepsake, language, zone, adult_since) values ($1, 'mia-1234', 'Mia', 'x', 'en', 'UTC', now())`,
    [mia.id],
  )
  await anew()
  assert.deepEqual(await world.owner('select 1 from people where id = $1', [mia.id]), [])
  assert.equal(JSON.parse(readFileSync(path, 'utf8')).erased.length, known)
  writeFileSync(path, 'a letter')
  await assert.rejects(anew())
  assert.equal(readFileSync(path, 'utf8'), 'a letter')
  rmSync(path)
})
