import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { type EmbeddedServer, openEmbedded } from '../src/database/embedded/embedded.ts'
import { migrate } from '../src/database/migrate.ts'
import { quietly } from './cpu.ts'
import type { Line } from './line.ts'
import { newFolder, throwAway } from './program.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const silent = { info() {}, warn() {} }
const SMALL_MB = 100
const LARGE_MB = 1000

/** Backing up and restoring about a gigabyte, as somebody at the terminal does: how long beside the bare COPY of the same rows, and
 *  how much memory the command needs beside a place a tenth as large. */
export async function measureBackup(): Promise<Line[]> {
  const small = await measure(SMALL_MB)
  const large = await measure(LARGE_MB)
  const size = `${LARGE_MB} MB of rows, ${large.fileMb.toFixed(0)} MB packed`
  const lines = (what: 'backup' | 'restore'): Line[] => {
    const [one, other] = [large[what], small[what]]
    const peak = { value: one.peakMb, control: other.peakMb, ratio: one.peakMb / other.peakMb }
    return [
      {
        name: `${what} of a gigabyte`,
        value: one.seconds,
        unit: 's',
        control: one.bare,
        ratio: one.seconds / one.bare,
        note: size,
      },
      {
        name: `${what}, peak memory`,
        unit: 'MB',
        target: Math.round(other.peakMb * 1.25),
        ...peak,
        note: `beside ${SMALL_MB} MB of rows`,
      },
    ]
  }
  return [...lines('backup'), ...lines('restore')]
}

interface Run {
  readonly seconds: number
  readonly peakMb: number
  /** Seconds of the bare COPY. */
  readonly bare: number
}

async function measure(megabytes: number): Promise<{ backup: Run; restore: Run; fileMb: number }> {
  const [from, to] = [newFolder(), newFolder()]
  const server = await openEmbedded({ folder: from, log: silent })
  try {
    await fill(server, megabytes)
    const file = join(from, 'place.zip')
    const bareOut = await timed(() => copyAway(server))
    const backup = { ...(await runCommand(['backup', file], from)), bare: bareOut }
    const bareIn = await timed(() => copyAcross(server))
    const restore = { ...(await runCommand(['restore', file], to)), bare: bareIn }
    return { backup, restore, fileMb: statSync(file).size / 1e6 }
  } finally {
    await server.stop()
    throwAway(from)
    throwAway(to)
  }
}

/** Half in notes of a kilobyte, half in files of four megabytes, of letters that pack about as words do. */
async function fill({ connection }: EmbeddedServer, megabytes: number): Promise<void> {
  await migrate(connection)
  await using client = await connected(connection)
  await client.pg.query(`
    create temp table words as select string_agg(md5(n::text || i), ' ') as kilobyte, n from generate_series(1, 2000) n, generate_series(1, 30) i group by n;
    insert into feeds (name, format) values ('bench', 'csv');
    insert into imports (feed_id, state, source) select id, 'done', convert_to((select string_agg(kilobyte, '') from words), 'UTF8') || convert_to(i::text, 'UTF8')
      from feeds, generate_series(1, ${Math.round(megabytes / 8)}) i;
    insert into pages (kind, language, words) select 'about', 'x' || i || '-' || n, kilobyte || i from words, generate_series(1, ${Math.ceil((megabytes * 500) / 2000)}) i;
    checkpoint`)
}

const TABLES = ['imports', 'pages']

async function copyAway({ connection }: EmbeddedServer): Promise<void> {
  await using client = await connected(connection)
  const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })
  for (const table of TABLES) await pipeline(client.pg.query(copyTo(`copy ${table} to stdout`)), nowhere())
}

async function copyAcross({ connection }: EmbeddedServer): Promise<void> {
  await using one = await connected(connection)
  await using other = await connected(connection)
  for (const table of TABLES) {
    await other.pg.query(`create table bare_${table} as select * from ${table} where false`)
    await pipeline(
      one.pg.query(copyTo(`copy ${table} to stdout`)),
      other.pg.query(copyFrom(`copy bare_${table} from stdin`)),
    )
    await other.pg.query(`drop table bare_${table}`)
  }
}

async function connected(connection: pg.ClientConfig): Promise<{ pg: pg.Client } & AsyncDisposable> {
  const client = new pg.Client(connection)
  await client.connect()
  return { pg: client, [Symbol.asyncDispose]: () => client.end() }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** Runs the real command line; the most memory it ever held is the kernel's own count. */
async function runCommand(words: string[], folder: string): Promise<Omit<Run, 'bare'>> {
  const begun = performance.now()
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=8', '--import', './bin/hooks.mjs', 'src/main.ts', ...words],
    {
      cwd: ROOT,
      env: { PATH, HOME, DATA_DIR: folder, DATABASE_URL: '', BASE_URL: '', BACKUP_DIR: '' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  let peakMb = 0
  const look = setInterval(() => {
    const status = quietly(() => readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? ''
    peakMb = Math.max(peakMb, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
  }, 20)
  const [code] = await once(child, 'exit')
  clearInterval(look)
  if (code !== 0) throw new Error(`holdfast ${words.join(' ')} ended with ${code}`)
  return { seconds: (performance.now() - begun) / 1000, peakMb }
}
