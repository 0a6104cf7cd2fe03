import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { makeCluster } from './cluster.ts'
import type { Connection } from './embedded.ts'
import { placeIn } from './place.ts'
import { stopPostmaster } from './postmaster.ts'
import { findPostmaster } from './process-list.ts'
import { chooseRunner } from './runner.ts'

export const silent = { info() {}, warn() {} }

/** A data folder of the test's own; at its end no server is left in it, and no file. */
export function dataFolder(t: TestContext, name = 'data'): string {
  const above = mkdtempSync(join(tmpdir(), 'holdfast-embedded-'))
  const folder = join(above, name)
  t.after(async () => {
    const left = findPostmaster(join(folder, 'postgres'))
    if (left) await stopPostmaster(join(folder, 'postgres'), left.pid)
    rmSync(above, { recursive: true, force: true })
  })
  return folder
}

/** The same with a database made already: a copy of one that is made once for a test file, which is quicker. */
export async function livedInFolder(t: TestContext): Promise<string> {
  model ??= makeModel()
  const folder = dataFolder(t)
  cpSync(await model, join(folder, 'postgres'), { recursive: true })
  return folder
}

let model: Promise<string> | undefined

async function makeModel(): Promise<string> {
  const above = mkdtempSync(join(tmpdir(), 'holdfast-embedded-'))
  process.on('exit', () => rmSync(above, { recursive: true, force: true }))
  const place = placeIn(above)
  const binaries = findBinaries()
  await makeCluster(place, binaries, await chooseRunner(binaries, above), false)
  return place.cluster
}

export async function query(connection: Connection, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  // Killing the server under it is what some tests do.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const PROGRAM = `
import pg from 'pg'
import { startEmbedded } from './src/database/embedded/embedded.ts'
const server = await startEmbedded({ folder: process.argv[1], log: { info() {}, warn() {} } })
const client = new pg.Client(server.connection)
await client.connect()
await client.query('create table if not exists words (n serial, word text)')
for (;;) {
  const { rows } = await client.query("insert into words (word) values ('kept') returning n")
  process.stdout.write(rows[0].n + '\\n')
}`

/** Another process that runs the server and writes rows as fast as it can, telling of each that was acknowledged. */
export async function writeInChild(
  folder: string,
  atLeast: number,
): Promise<{ child: ChildProcess; kill(): Promise<number[]> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let told = ''
  const ended = once(child, 'close')
  const enough = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      told += text
      if (acknowledged(told).length >= atLeast) resolve()
    })
  })
  await Promise.race([enough, ended])
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
    return acknowledged(told)
  }
  return { child, kill }
}

/** The numbers of the rows it was told are written: every whole line. */
const acknowledged = (told: string) => told.split('\n').slice(0, -1).map(Number)

/** A process of the database may have come to its own end meanwhile. */
export function endAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error
  }
}
