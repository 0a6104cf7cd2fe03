import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { openWorld, type Someone, type World } from '../../test/world.ts'
import type { Id } from '../database/ids.ts'
import { requireImport } from '../domain/finding/importing/reports.ts'
import { startImport, tryAgain } from '../domain/finding/importing/start-import.ts'
import { mailLink } from '../web/mail-links.ts'
import { startWorker, type Worker } from './worker.ts'

let world: World
let sam: Someone
let worker: Worker
before(async () => {
  world = await openWorld()
  sam = await world.someone('Sam', { steward: true })
  const mailer = {
    kind: 'folder',
    send: async () => {},
    check: async () => {},
    forget: async () => {},
    forgetMails: async () => {},
    close: () => {},
  } as const
  const shop = { db: world.db, mailer, log: world.house.log, baseUrl: world.base, linkOf: mailLink }
  worker = await startWorker(world.connection, world.roles, shop)
})
after(async () => {
  await worker.stop()
  await world.drop()
})

const bytes = readFileSync(new URL('../../test/fixtures/feeds/harbour.json', import.meta.url))
const look = (id: Id<'imports'>) => world.db.reading(sam.id, (as) => requireImport(as, id))

async function ended(id: Id<'imports'>) {
  const from = performance.now()
  for (;;) {
    const found = await look(id)
    if (found.state !== 'waiting' && found.state !== 'reading') return found
    assert.ok(performance.now() - from < 120_000, 'the import did not end')
    await setTimeout(50)
  }
}

test('an import that a steward starts is worked off in the background, and its report is there', async () => {
  const how = { file: { bytes, type: 'json' }, skipUnreadable: false }
  const id = await world.db.acting(sam.id, (as) => startImport(as, { name: 'Harbour' }, how))
  const { state, counts, doneRows, allRows } = await ended(id)
  assert.deepEqual([state, counts?.rows, doneRows, allRows], ['done', 41, 41, 41])
})

test('an import that was cut off can be begun again, and changes nothing twice', async () => {
  const how = { file: { bytes, type: 'json' }, skipUnreadable: false }
  const id = await world.db.acting(sam.id, (as) => startImport(as, { name: 'Cut off' }, how))
  await ended(id)
  await world.owner(`update imports set state = 'reading', source = $2 where id = $1`, [id, bytes])
  await world.db.acting(sam.id, async (as) => tryAgain(as, await requireImport(as, id), { skipUnreadable: false }))
  const { state, counts } = await ended(id)
  assert.deepEqual([state, counts?.changes], ['done', 0])
})
