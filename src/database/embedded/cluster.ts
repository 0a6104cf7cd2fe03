import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import type { Binaries } from './binaries.ts'
import { asideOf, type Place } from './place.ts'
import { folderProblem, refusalOfServer } from './problem.ts'
import { makeFolderFor, type Runner, runToEnd } from './runner.ts'
import { DATABASE, USER } from './settings.ts'

// Trust, because only the folder's owner reaches the socket. Collation by Unicode itself, so that an index means the same on
// every machine; LC_CTYPE too, or full text search takes a dash or a quotation mark for a word.
const SHAPE = [
  '-U',
  USER,
  '--auth=trust',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
]

/** Makes a new database server's files. They get their name when they are complete and, if `durable`, on disk: whoever is cut
 *  off in between starts anew. About 0.8 s.
 *  @throws EmbeddedProblem */
export async function makeCluster(place: Place, binaries: Binaries, runner: Runner, durable: boolean): Promise<void> {
  const aside = asideFor(place, runner)
  const run = async (program: string, args: string[], input?: string) => {
    const { code, printed } = await runToEnd(runner, program, args, input)
    if (code !== 0 || /^.*\b(ERROR|FATAL|PANIC):/m.test(printed)) throw refusalOfServer(place.folder, printed)
  }
  const init = ['-D', aside, ...SHAPE, '--no-instructions', '--no-sync']
  await run(binaries.initdb, [...init, '--lc-ctype=C.UTF-8']).catch((error: Error) => {
    // Old systems have no C.UTF-8.
    if (!/locale/.test(error.message)) throw error
    return run(binaries.initdb, [...init, '--lc-ctype=C'])
  })
  await run(
    binaries.postgres,
    ['--single', '-F', '-D', aside, 'template1'],
    `create database ${DATABASE} strategy file_copy\n`,
  )
  if (durable) await run(binaries.initdb, ['--sync-only', '-D', aside])
  renameSync(aside, place.cluster)
  if (durable) syncFolder(place.folder)
}

function asideFor(place: Place, runner: Runner): string {
  try {
    return makeFolderFor(runner, asideOf(place))
  } catch (error) {
    throw folderProblem(place.folder, error)
  }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
