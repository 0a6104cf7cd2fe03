import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { makeCluster } from './cluster.ts'
import { isLocked, type Lock, takeLock } from './lock.ts'
import { keepLogSmall } from './log-file.ts'
import { holdsCluster, ownerOf, type Place, placeIn, prepareFolder, removeUnfinished } from './place.ts'
import { becomesReady, clearRemains, startPostmaster, stopPostmaster } from './postmaster.ts'
import { EmbeddedProblem, FolderInUse, folderProblem } from './problem.ts'
import { findPostmaster, worksIn } from './process-list.ts'
import { chooseRunner, giveTree, type Runner, requireOwner } from './runner.ts'
import { argumentsFor, DATABASE, LASTING, PORT, USER } from './settings.ts'
import { answers, wayTo } from './socket.ts'

/** For `pg`: `host` is the folder of the socket, and means something in this process only. `ssl` is off whatever PGSSLMODE says. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly ssl: false
}

export interface EmbeddedServer {
  readonly connection: Connection
  /** Another process of ours runs the server; `stop` leaves it running. */
  readonly joined: boolean
  /** The server was left running by a process of ours that was killed. */
  readonly adopted: boolean
  /** Close every connection first. When this returns, no process of PostgreSQL is left. Safe to call twice. */
  stop(): Promise<void>
}

export interface Wish {
  readonly folder: string
  readonly log: Pick<Log, 'info' | 'warn'>
}

/** A restart may come while the one before is still closing. */
const PATIENCE_MS = 1_500
const JOIN_PATIENCE_MS = 15_000

/** Runs PostgreSQL in the data folder, making it all at the first start. One process at a time holds a folder.
 *  @throws FolderInUse when another does
 *  @throws EmbeddedProblem when it cannot run here; its message is one line for the terminal */
export function startEmbedded(wish: Wish): Promise<EmbeddedServer> {
  return startFor(wish, false)
}

/** The server another process of ours runs in the folder, or undefined when none does. */
export async function joinEmbedded(folder: string): Promise<EmbeddedServer | undefined> {
  const place = placeIn(folder)
  for (const until = performance.now() + JOIN_PATIENCE_MS; isLocked(place.lock); await pause(50)) {
    if (findPostmaster(place.cluster) && (await becomesReady(place.cluster, JOIN_PATIENCE_MS))) {
      const way = wayTo(place.cluster)
      if (await answers(way.host)) {
        return { connection: connectionTo(way.host), joined: true, adopted: false, stop: once(async () => way.close()) }
      }
      way.close()
    }
    if (performance.now() > until) {
      throw new EmbeddedProblem(
        `Another Holdfast is using the data folder ${folder}, but its database does not answer.`,
      )
    }
  }
  return undefined
}

/** For a command: joins the server that runs, else runs one until `stop`, which lets others who joined finish first. */
export async function openEmbedded(wish: Wish): Promise<EmbeddedServer> {
  for (const until = performance.now() + JOIN_PATIENCE_MS; ; ) {
    const joined = await joinEmbedded(wish.folder)
    if (joined) return joined
    try {
      return await startFor(wish, true)
    } catch (error) {
      // Somebody was quicker: then theirs can be joined.
      if (!(error instanceof FolderInUse) || performance.now() > until) throw error
    }
  }
}

async function startFor({ folder, log }: Wish, patient: boolean): Promise<EmbeddedServer> {
  const place = placeIn(folder)
  prepareFolder(place.folder)
  if (holdsCluster(place)) requireOwner(place.cluster, ownerOf(place.cluster) as number)
  const binaries = findBinaries()
  const lock = await hold(place)
  try {
    const { pid, adopted } = await ensureRunning(place, binaries, log)
    return serverOf(place, lock, pid, adopted, patient)
  } catch (error) {
    letGo(place, lock)
    throw error
  }
}

async function hold(place: Place): Promise<Lock> {
  let lock: Lock | undefined
  try {
    lock = await takeLock(place.lock, PATIENCE_MS)
    if (lock) writeFileSync(place.holder, `${process.pid}\n`, { mode: 0o600 })
  } catch (error) {
    lock?.release()
    throw folderProblem(place.folder, error)
  }
  return lock ?? Promise.reject(inUse(place))
}

async function ensureRunning(
  place: Place,
  binaries: Binaries,
  log: Wish['log'],
): Promise<{ pid: number; adopted: boolean }> {
  const since = performance.now()
  const isNew = !holdsCluster(place)
  const args = argumentsFor(place.cluster, LASTING)
  const left = await takeOver(place, binaries, args)
  if (left) {
    log.info('database.adopted')
    return { pid: left, adopted: true }
  }
  await clearRemains(place.cluster)
  removeUnfinished(place)
  const runner = await chooseRunner(binaries, place.folder)
  if (isNew) await makeCluster(place, binaries, runner, true)
  else makeFit(place.cluster, runner)
  const pid = await startPostmaster(place, binaries, runner, args)
  log.info('database.started', { new: isNew, ms: Math.round(performance.now() - since) })
  return { pid, adopted: false }
}

/** PostgreSQL refuses a folder of another owner (root may run it in more than one way) or one that others may open (a copy put
 *  back from a backup). */
function makeFit(cluster: string, runner: Runner): void {
  if (ownerOf(cluster) !== runner.uid) giveTree(cluster, runner.uid)
  chmodSync(cluster, 0o700)
}

/** Takes over a postmaster that outlived its process, if it is just what we would start now and can be reached; else stops it. */
async function takeOver(place: Place, binaries: Binaries, args: string[]): Promise<number | undefined> {
  const left = findPostmaster(place.cluster)
  if (!left) return undefined
  const same = left.program === binaries.postgres && left.args.join('\0') === args.join('\0')
  if (same && (await becomesReady(place.cluster))) {
    const way = wayTo(place.cluster)
    const reached = await answers(way.host)
    way.close()
    if (reached) return left.pid
  }
  await stopPostmaster(place.cluster, left.pid)
  return undefined
}

function serverOf(place: Place, lock: Lock, pid: number, adopted: boolean, patient: boolean): EmbeddedServer {
  const way = wayTo(place.cluster)
  const endLog = keepLogSmall(place.log)
  // Whoever leaves without `stop` (an error nobody caught) takes the database along.
  const leave = () => worksIn(place.cluster, pid) && process.kill(pid, 'SIGINT')
  process.on('exit', leave)
  const stop = once(async () => {
    await stopPostmaster(place.cluster, pid, patient)
    process.off('exit', leave)
    endLog()
    way.close()
    letGo(place, lock)
  })
  return { connection: connectionTo(way.host), joined: false, adopted, stop }
}

function letGo(place: Place, lock: Lock): void {
  rmSync(place.holder, { force: true })
  lock.release()
}

/** The connection to a server of ours whose socket is in `host`. */
export function connectionTo(host: string): Connection {
  return { host, port: PORT, user: USER, database: DATABASE, ssl: false }
}

function inUse({ folder, holder }: Place): FolderInUse {
  let who = ''
  try {
    who = ` (process ${readFileSync(holder, 'utf8').trim()})`
  } catch {}
  return new FolderInUse(
    `Another Holdfast${who} is using the data folder ${folder}. Stop it first, or choose another DATA_DIR.`,
  )
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= work())
}
