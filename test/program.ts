import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type ListenOptions, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { stopPostmaster } from '../src/database/embedded/postmaster.ts'
import { findPostmaster } from '../src/database/embedded/process-list.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** What a .env in this checkout might set; empty means not set, and an .env does not win over it. */
const NOTHING_SET = [
  'PORT',
  'BIND',
  'BASE_URL',
  'DATABASE_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'MAIL_BOUNCES',
  'BACKUP_DIR',
  'METRICS_PORT',
  'TRUST_PROXY',
  'HOLDFAST_DEMO',
  'HOLDFAST_INSECURE',
  'LOG_FORMAT',
]

/** The real program, run as somebody at a terminal would, with the settings given and no others. */
export interface Program {
  readonly child: ChildProcess
  /** All it has said so far, on both outputs. */
  said(): string
  /** Resolves when it has said something that matches; throws when it ended without. */
  says(words: RegExp): Promise<string>
  /** Sends a signal and waits for the end. Null: it died of a signal. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export type Settings = Readonly<Record<string, string>>

/** Starts the program and leaves it running, at the longest until the end of the test. */
export function spawnProgram(t: Pick<TestContext, 'after'>, words: readonly string[], settings: Settings): Program {
  const child = spawnHoldfast(words, settings)
  t.after(() => child.kill('SIGKILL'))
  const ended = once(child, 'close')
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const says = (words: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => words.test(said) && resolve(said)
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', look)
      ended.then(() => reject(new Error(`It ended without saying ${words}:\n${said}`)))
      look()
    })
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
    return child.exitCode
  }
  return { child, said: () => said, says, end }
}

/** Runs a command to its end, given something to read where it reads. */
export async function run(words: readonly string[], settings: Settings, input?: string): Promise<Ran> {
  const child = spawnHoldfast(words, settings, input === undefined ? 'ignore' : 'pipe')
  child.stdin?.end(input)
  let [out, err] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
  await once(child, 'close')
  return { code: child.exitCode, out, err }
}

function spawnHoldfast(
  words: readonly string[],
  settings: Settings,
  input: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  const env = {
    ...Object.fromEntries(NOTHING_SET.map((name) => [name, ''])),
    PATH,
    HOME,
    LOG_LEVEL: 'warn',
    ...settings,
  }
  const program = ['--import', join(root, 'bin/hooks.mjs'), join(root, 'src/main.ts'), ...words]
  return spawn(process.execPath, program, { cwd: root, env, stdio: [input, 'pipe', 'pipe'] })
}

/** A data folder of the test's own; at its end no server is left in it, and no file. */
export function dataFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-program-'))
  t.after(async () => {
    const left = findPostmaster(join(folder, 'postgres'))
    if (left) await stopPostmaster(join(folder, 'postgres'), left.pid)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** A port nobody listened on a moment ago, and below those that connections going out are given. No other test is given it while
 *  this process lives: its name, an abstract socket's, is held for so long. */
export async function freePort(): Promise<string> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const name = await listening({ path: `\0holdfast-test-port-${port}` })
    const server = name && (await listening({ port, host: '127.0.0.1' }))
    if (server) await new Promise((resolve) => server.close(resolve))
    if (server) return String(port)
    name?.close()
  }
}

/** A server that keeps no process waiting; undefined where somebody else listens. */
function listening(where: ListenOptions): Promise<Server | undefined> {
  const server = createServer().unref()
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined)).listen(where, () => resolve(server))
  })
}
