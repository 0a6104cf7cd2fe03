import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findPostmaster } from '../src/database/embedded/process-list.ts'
import { quietly } from './cpu.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PATIENCE_MS = 120_000

/** The real program, or the control, as a process of its own. */
export interface Program {
  readonly port: number
  readonly folder: string
  /** Milliseconds from the start of the process until it said that it was ready. */
  readonly readyMs: number
  /** The processes whose families are the program and its database. */
  roots(): number[]
  postmaster(): number | undefined
  /** Ends it as Ctrl-C does. @returns milliseconds until every process was gone */
  stop(): Promise<number>
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'holdfast-bench-'))
}

export function throwAway(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

type Settings = Readonly<Record<string, string>>

/** Starts the place on a folder as a service would: our Node becomes the program, and nothing stays in between. It believes one
 *  proxy, see `newNetwork`. */
export function startPlace(folder: string, settings: Settings = {}): Promise<Program> {
  return begin(process.execPath, ['bin/bootstrap.mjs', 'start'], { cwd: ROOT, folder, path: '/ready', settings })
}

/** Starts the place as the README says: `npm start`. */
export function startByNpm(folder: string, settings: Settings = {}): Promise<Program> {
  return begin('npm', ['start'], { cwd: ROOT, folder, path: '/ready', settings })
}

export function startControl(): Promise<Program> {
  const path = fileURLToPath(new URL('control.ts', import.meta.url))
  return begin(process.execPath, [path], { cwd: ROOT, folder: '', path: '/', settings: {} })
}

/** The control, by an `npm start` of its own: what npm and Node take before anything of ours runs. */
export async function startControlByNpm(): Promise<Program> {
  const folder = newFolder()
  const start = `"${process.execPath}" "${fileURLToPath(new URL('control.ts', import.meta.url))}"`
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, scripts: { start } }))
  const control = await begin('npm', ['start'], { cwd: folder, folder: '', path: '/', settings: {} })
  throwAway(folder)
  return control
}

interface Wish {
  readonly cwd: string
  readonly folder: string
  /** What is asked every 10 ms until it is answered with 200. */
  readonly path: string
  readonly settings: Settings
}

async function begin(program: string, args: string[], { cwd, folder, path, settings }: Wish): Promise<Program> {
  // Below those that connections going out are given.
  const port = randomInt(20_000, 32_000)
  const own = { PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'error', TRUST_PROXY: '1', NODE_ENV: 'production' }
  // Nothing of the shell's: a DATABASE_URL there is not for us to fill.
  const { PATH = '', HOME = '' } = process.env
  const begun = performance.now()
  const child = spawn(program, args, {
    cwd,
    env: {
      PATH,
      HOME,
      DATABASE_URL: '',
      SMTP_URL: '',
      BACKUP_DIR: '',
      METRICS_PORT: '',
      BASE_URL: '',
      BIND: '',
      HOLDFAST_DEMO: '1',
      ...own,
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
    // A group of its own, which a signal reaches as the terminal's Ctrl-C would.
    detached: true,
  })
  const ended = once(child, 'exit')
  const pid = child.pid ?? 0
  const takeAlong = () => void quietly(() => process.kill(-pid, 'SIGINT'))
  process.once('exit', takeAlong)
  void ended.finally(() => process.off('exit', takeAlong))
  const stop = async () => {
    const asked = performance.now()
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGINT')
    await ended
    return performance.now() - asked
  }
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`${program} ${args.join(' ')} ended before it was ready`)
    if (performance.now() - begun > PATIENCE_MS) {
      await stop()
      throw new Error(`${program} ${args.join(' ')} did not become ready`)
    }
    await pause(10)
  }
  const readyMs = performance.now() - begun
  const postmaster = () => (folder ? findPostmaster(join(folder, 'postgres'))?.pid : undefined)
  return {
    port,
    folder,
    readyMs,
    postmaster,
    stop,
    roots: () => [pid, postmaster()].filter((one) => one !== undefined),
  }
}
