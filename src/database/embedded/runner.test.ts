import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { test } from 'node:test'
import { findBinaries } from './binaries.ts'
import { makeCluster } from './cluster.ts'
import { connectionTo, startEmbedded } from './embedded.ts'
import { ownerOf, placeIn } from './place.ts'
import { startPostmaster, stopPostmaster } from './postmaster.ts'
import { EmbeddedProblem } from './problem.ts'
import { AS_NOBODY_WITH_REACH, chooseRunner, IN_NAMESPACE, type Runner, whoAmI } from './runner.ts'
import { argumentsFor, LASTING } from './settings.ts'
import { dataFolder, query, silent } from './testing.ts'

const asRoot = { skip: whoAmI() !== 0 && 'needs root' }
const broken: Runner = { ...IN_NAMESPACE, before: ['no-such-program'] }

/** The folder stands below one that is closed to everybody but root. */
function closedFolder(t: Parameters<typeof dataFolder>[0]): string {
  const folder = dataFolder(t)
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

test(
  'where root may not make namespaces, nobody runs the database, and it goes on when root may again',
  asRoot,
  async (t) => {
    const place = placeIn(closedFolder(t))
    const binaries = findBinaries()
    const runner = await chooseRunner(binaries, place.folder, [broken, AS_NOBODY_WITH_REACH])
    assert.equal(runner, AS_NOBODY_WITH_REACH)
    await makeCluster(place, binaries, runner, true)
    const pid = await startPostmaster(place, binaries, runner, argumentsFor(place.cluster, LASTING))
    await query(connectionTo(place.cluster), 'create table kept ()')
    await stopPostmaster(place.cluster, pid)
    assert.equal(ownerOf(place.cluster), runner.uid)

    const server = await startEmbedded({ folder: place.folder, log: silent })
    assert.deepEqual(await query(server.connection, 'select * from kept'), [])
    await server.stop()
  },
)

test('root is told what to do when nothing can run the database', asRoot, async (t) => {
  await assert.rejects(chooseRunner(findBinaries(), closedFolder(t), [broken]), (error: Error) => {
    assert.ok(error instanceof EmbeddedProblem)
    assert.match(
      error.message,
      /^PostgreSQL refuses to run as root.+Start Holdfast as an ordinary user\..+DATABASE_URL/,
    )
    return true
  })
})
