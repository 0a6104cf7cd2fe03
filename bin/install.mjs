// Makes node_modules match package-lock.json, with npm and nothing else.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { basename, join } from 'node:path'

/** The end of the start, with one line for the terminal (or none, when the person ended it). */
export class Stopped extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Installs what is missing. npm keeps a list of what it put into node_modules and writes it last, so an install by hand counts,
 *  and one that was cut off does not. @throws Stopped */
export async function ensureInstalled(root, whole) {
  if (isInstalled(root, whole)) return
  const turn = await takeTurn(root)
  try {
    if (isInstalled(root, whole)) return
    requireWritable(root)
    say('Installing what Holdfast needs; this takes a minute, once …')
    const have = installedIn(root)
    const dev = whole || Object.values(have ?? {}).some((entry) => entry.dev)
    // `npm ci` begins by removing node_modules, from beneath whatever runs on it: only where there is nothing to remove.
    const first = have ? ['install', '--no-save'] : ['ci']
    await npm(root, turn, [...first, dev ? '--include=dev' : '--omit=dev'])
    if (!isInstalled(root, whole)) await npm(root, turn, ['ci', dev ? '--include=dev' : '--omit=dev'])
    if (!isInstalled(root, whole))
      throw new Stopped('npm installed other packages than package-lock.json names. Remove node_modules and try again.')
  } finally {
    turn.release()
  }
}

export function isInstalled(root, whole) {
  const have = installedIn(root)
  if (!have) return false
  const wanted = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages)
  return wanted.every(([path, entry]) => {
    if (path === '' || (!whole && (entry.dev || entry.devOptional))) return true
    const there = have[path]
    if (!there) return Boolean(entry.optional) && !isForThisMachine(entry)
    return (
      there.version === entry.version &&
      there.integrity === entry.integrity &&
      existsSync(join(root, path, 'package.json'))
    )
  })
}

function installedIn(root) {
  try {
    return JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Which C library a machine has is npm's to find out: a package that names one may be missing. */
function isForThisMachine({ os, cpu, libc }) {
  const fits = (names, name) => names === undefined || [names].flat().includes(name)
  return libc === undefined && fits(os, process.platform) && fits(cpu, process.arch)
}

function requireWritable(root) {
  const folder = existsSync(join(root, 'node_modules')) ? join(root, 'node_modules') : root
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Stopped(`Holdfast must install its packages, and ${folder} may not be written by this user.`)
  }
}

/** Lets one install at a time into a folder. The name of an abstract socket is taken by one process and freed by its end, however it
 *  ends; without such sockets (outside Linux) everybody goes at once. */
async function takeTurn(root) {
  if (process.platform !== 'linux') return freeForAll
  const name = `\0holdfast-install-${createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 32)}`
  for (let waits = 0; ; waits++) {
    const held = await listen(name)
    if (held) return held
    if (waits === 0) say('Another Holdfast is installing here; waiting for it …')
    await endOf(name)
  }
}

const freeForAll = { release() {}, handle: undefined }

function listen(name) {
  const waiting = new Set()
  const server = createServer((socket) => waiting.add(socket.on('error', () => {})))
  const release = () => {
    server.close()
    for (const socket of waiting) socket.destroy()
  }
  return new Promise((resolve) => {
    server.on('error', (error) => resolve(error.code === 'EADDRINUSE' ? undefined : freeForAll))
    server.listen(name, () => resolve({ release, handle: server._handle?.fd }))
  })
}

function endOf(name) {
  return new Promise((resolve) => {
    connect(name)
      .on('error', () => {})
      .on('close', resolve)
      .resume()
  })
}

/** Runs npm quietly. No package needs an install script, so none is run. npm holds the turn too: were we killed, it would go on
 *  writing, and nobody else may before it ends. @throws Stopped */
async function npm(root, turn, args) {
  const given = process.env.npm_execpath ?? ''
  const [program, ...before] = basename(given) === 'npm-cli.js' ? [process.execPath, given] : ['npm']
  const all = [...before, ...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn(program, all, {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe', turn.handle ?? 'ignore'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (printed += text))
  let stopped
  const stop = (signal) => {
    stopped ??= signal
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  const code = await new Promise((resolve) => child.on('error', (error) => resolve(error.code)).on('close', resolve))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop)
  if (stopped) throw new Stopped('', stopped === 'SIGINT' ? 130 : 143)
  if (code === 'ENOENT')
    throw new Stopped('Holdfast installs its packages with npm, and npm is not there. Install npm and try again.')
  if (code !== 0) throw new Stopped(`npm could not install Holdfast's packages: ${reasonIn(printed)}`)
}

/** Without what the npm that started us was told for itself: --prefix, --global, --omit, --dry-run … */
function environment() {
  const own =
    /^npm_config_(prefix|local_prefix|global|location|omit|include|only|production|dev|dry_run|save|package_lock.*|workspaces?)$/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name) && name !== 'NODE_ENV'))
}

export function reasonIn(printed) {
  const lines = [...printed.matchAll(/^npm (?:error|ERR!) (.+)$/gm)].map(([, line]) => line.trim())
  const telling = lines.find((line) => !/^(code|errno|syscall|path|A complete log|network This|Log files)\b/.test(line))
  return telling ?? lines[0] ?? 'it did not say why. Run npm ci to see.'
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}
