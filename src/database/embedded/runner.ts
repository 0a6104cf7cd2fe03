import { type SpawnOptions, spawn } from 'node:child_process'
import { chmodSync, chownSync, lchownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedProblem, folderProblem, INSTEAD } from './problem.ts'

/** Whose hands PostgreSQL works with: it refuses to run as root. */
export interface Runner {
  /** Who owns the files it makes. */
  readonly uid: number
  /** What to put in front of a program and its arguments. */
  readonly before: readonly string[]
  readonly identity: Readonly<{ uid?: number; gid?: number }>
}

const ROOT = 0
const NOBODY = 65534
// Nothing of the caller's environment reaches PostgreSQL: PGDATA, LD_LIBRARY_PATH or a locale would change what it does.
const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** In a user namespace of its own: it owns root's files without being root. */
export const IN_NAMESPACE: Runner = { uid: ROOT, before: ['unshare', '-U'], identity: {} }
export const AS_NOBODY: Runner = { uid: NOBODY, before: [], identity: { uid: NOBODY, gid: NOBODY } }
/** As nobody who may pass through folders that are closed to others, such as /root. */
export const AS_NOBODY_WITH_REACH: Runner = {
  uid: NOBODY,
  before: [
    'setpriv',
    `--reuid=${NOBODY}`,
    `--regid=${NOBODY}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ],
  identity: {},
}
// The first works nearly everywhere, the others where namespaces are forbidden (containers).
const AS_ROOT = [IN_NAMESPACE, AS_NOBODY, AS_NOBODY_WITH_REACH]

/** The user this process runs as. */
export const whoAmI = () => process.getuid?.() ?? ROOT

/** Picks the hands that can run the binaries and write in `folder`: our own, unless we are root.
 *  @throws EmbeddedProblem when there are none. */
export async function chooseRunner(
  binaries: Binaries,
  folder: string,
  ways: readonly Runner[] = AS_ROOT,
): Promise<Runner> {
  if (whoAmI() !== ROOT) return isNamed() ? asMyself([]) : chooseUnnamed(binaries, folder)
  for (const way of ways) if (await works(way, binaries, folder)) return way
  throw new EmbeddedProblem(
    `PostgreSQL refuses to run as root, and no other user can reach ${folder}. Start Holdfast as an ordinary user. ${INSTEAD}`,
  )
}

const asMyself = (before: readonly string[]): Runner => ({ uid: whoAmI(), before, identity: {} })

/** PostgreSQL wants its user to have a name. Containers like to run as a bare number; in a namespace it goes by nobody's. */
async function chooseUnnamed(binaries: Binaries, folder: string): Promise<Runner> {
  const way = asMyself(IN_NAMESPACE.before)
  if (await works(way, binaries, folder)) return way
  throw new EmbeddedProblem(
    `PostgreSQL needs its user to have a name, and user ${whoAmI()} is not in /etc/passwd. ${INSTEAD}`,
  )
}

function isNamed(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Whether a database made by `owner` can be run by whoever started us; root may hand its own to nobody and back. */
export function requireOwner(cluster: string, owner: number): void {
  const me = whoAmI()
  if (owner === me || (me === ROOT && owner === NOBODY)) return
  throw new EmbeddedProblem(
    `The database in ${cluster} belongs to ${nameOf(owner)}, and Holdfast was started by ${nameOf(me)}. Start it as ${nameOf(owner)}, or give the whole data folder to ${nameOf(me)} (chown -R).`,
  )
}

const nameOf = (uid: number) => (uid === ROOT ? 'root' : `user ${uid}`)

/** Makes a private folder that the runner owns; `prefix` as for mkdtemp. */
export function makeFolderFor(runner: Runner, prefix: string): string {
  const folder = mkdtempSync(prefix)
  chmodSync(folder, 0o700)
  if (runner.uid !== whoAmI()) chownSync(folder, runner.uid, runner.uid)
  return folder
}

export function giveTree(path: string, uid: number): void {
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) lchownSync(join(path, name), uid, uid)
  lchownSync(path, uid, uid)
}

/** Starts a program in a session of its own, out of reach of the terminal's Ctrl-C. */
export function launch(runner: Runner, program: string, args: readonly string[], stdio: SpawnOptions['stdio']) {
  const [file = program, ...rest] = [...runner.before, program, ...args]
  return spawn(file, rest, { ...runner.identity, env: ENVIRONMENT, cwd: '/', detached: true, stdio })
}

/** Runs a program to its end. `code` is null when it could not be started or was killed. */
export function runToEnd(
  runner: Runner,
  program: string,
  args: readonly string[],
  input = '',
): Promise<{ code: number | null; printed: string }> {
  const child = launch(runner, program, args, 'pipe')
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (printed += text))
  child.stdin?.on('error', () => {}).end(input)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, printed: error.message }))
    child.on('close', (code) => resolve({ code, printed }))
  })
}

async function works(way: Runner, { postgres }: Binaries, folder: string): Promise<boolean> {
  let trial: string
  try {
    trial = makeFolderFor(way, join(folder, 'postgres.making-trial-'))
  } catch (error) {
    // A container may not know the user nobody, or may not give files away.
    if (way.uid !== whoAmI() && ['EINVAL', 'EPERM'].includes((error as { code: string }).code)) return false
    throw folderProblem(folder, error)
  }
  try {
    const args = ['-c', 'cd "$1" && : > written && exec "$0" --version', postgres, trial]
    return (await runToEnd(way, '/bin/sh', args)).code === 0
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}
