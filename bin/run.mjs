// Brings the packages, then hands over to the Node 24 among them.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureInstalled, Stopped } from './install.mjs'

const OLDEST = 24
/** On a large machine Node lets the youngest objects fill 100 MB before it looks at them; a page leaves behind less than one. */
const YOUNG = '--max-semi-space-size=8'
const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs one of our programs with its packages installed (`whole`: those for tests as well), and ends as it ends. The program runs in
 *  the project's folder; INIT_CWD tells it, as it does in npm's scripts, where the person stood. */
export async function bringUp(program, args, { whole }) {
  process.env.INIT_CWD ??= process.cwd()
  process.chdir(root)
  try {
    await ensureInstalled(root, whole)
    await run([YOUNG, '--import', pathToFileURL(join(root, 'bin/hooks.mjs')).href, join(root, program), ...args])
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    if (error.message) process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}

async function run(args) {
  const ours = join(root, 'node_modules/.bin/node')
  const isOurs = existsSync(ours) && realpathSync(ours) === realpathSync(process.execPath)
  // This very process can become the program: nothing stays in between, neither memory nor signals to pass on.
  if (isOurs && process.execve) process.execve(ours, [ours, ...args], { ...process.env })
  if (existsSync(ours) && (await ranAs(ours, args))) return
  if (Number.parseInt(process.versions.node, 10) >= OLDEST && (await ranAs(process.execPath, args))) return
  throw new Stopped(
    `Holdfast needs Node ${OLDEST}, and npm has none for this machine (${process.platform} ${process.arch}). Install it and try again; this is ${process.version}.`,
  )
}

/** Runs the program in a child of ours and ends with its exit code, or by the signal it ended by.
 *  @returns false when this Node cannot be run here at all */
function ranAs(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' })
  const forget = forward(child)
  return new Promise((resolve) => {
    child.on('error', () => {
      forget()
      resolve(false)
    })
    child.on('exit', (code, signal) => {
      forget()
      process.exitCode = code ?? 128 + constants.signals[signal]
      if (signal) process.kill(process.pid, signal)
      resolve(true)
    })
  })
}

/** Passes signals on. Ctrl-C reaches the child from the terminal, from npm through us and perhaps from npm itself: what comes within a
 *  second of the first is the same wish. */
export function forward(child) {
  const last = new Map()
  const pass = (signal) => {
    const now = performance.now()
    if (now - (last.get(signal) ?? Number.NEGATIVE_INFINITY) > 1000) child.kill(signal)
    last.set(signal, now)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return () => {
    for (const signal of signals) process.off(signal, pass)
  }
}
