import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, realpathSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Binaries, findBinaries } from './binaries.ts'
import { makeCluster } from './cluster.ts'
import { type Connection, connectionTo } from './embedded.ts'
import { takeLock } from './lock.ts'
import { ownerOf, type Place, placeIn, removeUnfinished } from './place.ts'
import { becomesReady, clearRemains, startPostmaster, stopPostmaster } from './postmaster.ts'
import { EmbeddedProblem } from './problem.ts'
import { findPostmaster } from './process-list.ts'
import { chooseRunner, whoAmI } from './runner.ts'
import { argumentsFor, THROWAWAY } from './settings.ts'
import { wayTo } from './socket.ts'

export interface Throwaway {
  /** May be handed to other processes, as JSON. */
  readonly connection: Connection
  /** Ends the server and removes all it wrote. */
  stop(): Promise<void>
}

const LONGEST_FOLDER = 60
/** Stops the server $0, waits for it (a zombie has no exe) and removes the folder $1. */
const END = 'kill -INT "$0"; for i in $(seq 1200); do [ -e "/proc/$0/exe" ] || break; sleep 0.05; done; rm -rf "$1"'
/** Until nobody has used the server for three minutes; then its folder moves away first, so that whoever comes now makes a new
 *  one instead of finding half of this. */
const IDLE = `while [ -e "/proc/$0/exe" ] && [ -z "$(find "$1/used" -mmin +3)" ]; do sleep 10; done
mv "$1/postgres" "$1/gone-$0"; set -- "$1/gone-$0"`

/** A server for one run of tests: fast, in a temporary folder, gone with this process however it ends. */
export async function startThrowaway(): Promise<Throwaway> {
  const above = Buffer.byteLength(tmpdir()) <= LONGEST_FOLDER ? tmpdir() : '/tmp'
  const place = placeIn(mkdtempSync(join(above, 'holdfast-test-')))
  try {
    const pid = await startFresh(place, findBinaries())
    // The guard reads from a pipe that closes with us, then cleans up.
    const guard = guardWith(`cat; ${END}`, pid, place.folder, 'pipe')
    const ended = new Promise<void>((resolve) => guard.on('exit', () => resolve()))
    const stop = () => {
      guard.ref()
      guard.stdin?.end()
      return ended
    }
    return { connection: connectionTo(place.cluster), stop }
  } catch (error) {
    rmSync(place.folder, { recursive: true, force: true })
    throw error
  }
}

/** A server all test files of this checkout share when no runner started one: the first starts it, it goes by itself three
 *  minutes after the last. The connection means something in this process only. */
export function shareThrowaway(): Promise<Connection> {
  shared ??= share()
  return shared
}

let shared: Promise<Connection> | undefined

async function share(): Promise<Connection> {
  // Where several checkouts share what was installed they share the server too: by its one true path, or each would stop the other's.
  const installed = realpathSync(new URL('../../../node_modules', import.meta.url))
  const place = placeIn(join(installed, `.cache/holdfast-test-server-${whoAmI()}`))
  // Where node_modules is another user's, each test file has a server of its own.
  if (!isOurs(place.folder)) return (await startThrowaway()).connection
  keepFresh(join(place.folder, 'used'))
  const lock = await takeLock(place.lock, 60_000)
  if (!lock) throw new EmbeddedProblem(`The tests' own database in ${place.folder} did not start within a minute.`)
  try {
    await ensureShared(place)
    return connectionTo(wayTo(place.cluster).host)
  } finally {
    lock.release()
  }
}

function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return ownerOf(folder) === whoAmI()
  } catch {
    return false
  }
}

async function ensureShared(place: Place): Promise<void> {
  const running = findPostmaster(place.cluster)
  const same = running?.args.join('\0') === argumentsFor(place.cluster, THROWAWAY).join('\0')
  if (running && same && (await becomesReady(place.cluster))) return
  if (running) await stopPostmaster(place.cluster, running.pid)
  await clearRemains(place.cluster)
  removeUnfinished(place)
  rmSync(place.cluster, { recursive: true, force: true })
  const pid = await startFresh(place, findBinaries())
  guardWith(`${IDLE}; ${END}`, pid, place.folder, 'ignore')
}

async function startFresh(place: Place, binaries: Binaries): Promise<number> {
  const runner = await chooseRunner(binaries, place.folder)
  await makeCluster(place, binaries, runner, false)
  return startPostmaster(place, binaries, runner, argumentsFor(place.cluster, THROWAWAY))
}

function keepFresh(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  const touch = () => utimesSync(file, new Date(), new Date())
  touch()
  setInterval(touch, 30_000).unref()
}

function guardWith(script: string, pid: number, folder: string, stdin: 'pipe' | 'ignore') {
  const guard = spawn('/bin/sh', ['-c', script, String(pid), folder], {
    detached: true,
    cwd: '/',
    stdio: [stdin, 'ignore', 'ignore'],
  })
  guard.unref()
  if (guard.stdin && 'unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return guard
}
