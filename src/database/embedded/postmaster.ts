import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { EmbeddedProblem, refusalOfServer } from './problem.ts'
import { findPostmaster, processesIn, statusOf, worksIn } from './process-list.ts'
import { launch, type Runner } from './runner.ts'

/** Crash recovery of a large database takes its time. */
const LONGEST_START_MS = 600_000

/** Starts PostgreSQL in a session of its own and waits until it takes connections.
 *  @returns its process id
 *  @throws EmbeddedProblem with PostgreSQL's own reason */
export async function startPostmaster(
  place: Place,
  binaries: Binaries,
  runner: Runner,
  args: readonly string[],
): Promise<number> {
  const log = openSync(place.log, 'a', 0o600)
  const from = statSync(place.log).size
  const child = launch(runner, binaries.postgres, args, ['ignore', log, log])
  closeSync(log)
  let ended = ''
  child.on('error', (error) => (ended = error.message))
  child.on('exit', (code, signal) => (ended = `it ended with ${code ?? signal}`))
  child.unref()
  for (const until = performance.now() + LONGEST_START_MS; performance.now() < until; await pause(5)) {
    if (ended) throw refusalOfServer(place.folder, readFileSync(place.log).subarray(from).toString() || ended)
    if (statusOf(place.cluster) === 'ready' && findPostmaster(place.cluster)?.pid === child.pid)
      return child.pid as number
  }
  throw new EmbeddedProblem(`PostgreSQL did not get ready in ${place.folder} within ten minutes; see ${place.log}.`)
}

/** Waits while a postmaster that somebody else started is starting.
 *  @returns true when it is ready, false when it is going or gone */
export async function becomesReady(cluster: string, patienceMs = LONGEST_START_MS): Promise<boolean> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await pause(10)) {
    if (!findPostmaster(cluster)) return false
    const status = statusOf(cluster)
    if (status !== 'starting') return status === 'ready'
  }
  return false
}

/** Stops a postmaster, complete when this returns. `patient` first lets those who are connected finish. PostgreSQL closes well on
 *  the first signals; the last two cost only a recovery at the next start. */
export async function stopPostmaster(cluster: string, pid: number, patient = false): Promise<void> {
  if (patient && (await stopsAfter(cluster, pid, 'SIGTERM', 10_000))) return
  for (const [signal, ms] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (await stopsAfter(cluster, pid, signal, ms)) return
  }
}

async function stopsAfter(cluster: string, pid: number, signal: NodeJS.Signals, ms: number): Promise<boolean> {
  if (!worksIn(cluster, pid)) return true
  send(pid, signal)
  for (const until = performance.now() + ms; performance.now() < until; await pause(10)) {
    if (!worksIn(cluster, pid)) return true
  }
  return false
}

/** Clears what a killed postmaster left: processes that still finish a query, and a pid file whose number now is somebody else's
 *  (PostgreSQL would refuse to start; a number of nobody it clears itself, and its shared memory with it). */
export async function clearRemains(cluster: string): Promise<void> {
  const orphans = () => processesIn(cluster)
  for (let waits = 0; waits < 3000 && orphans().length > 0; waits++) {
    if (waits === 200) for (const pid of orphans()) send(pid, 'SIGKILL')
    await pause(10)
  }
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const path = join(cluster, name)
    if (isAlive(pidIn(path))) rmSync(path, { force: true })
  }
}

function pidIn(path: string): number {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || 0
  } catch {
    return 0
  }
}

function isAlive(pid: number): boolean {
  return pid > 0 && send(pid, 0)
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
