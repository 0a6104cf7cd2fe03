import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ZipFile } from 'yazl'
import { ranMigrations } from '../database/pending.ts'
import { rolesMarked } from '../database/roles.ts'
import { Problem } from '../problem.ts'
import { columnsOf, quoted, SAME_EVERYWHERE, sequencesIn, type TableShape, tablesIn } from './catalogue.ts'
import { waitingJobs } from './jobs.ts'
import { travellingRows } from './left-behind.ts'
import { entryOf, FORMAT, MANIFEST, type Manifest, VERSION } from './manifest.ts'
import { writeNewFile } from './new-file.ts'

/** Words of people pack well even at the quickest level; a slower one takes three times as long for a tenth less. */
const COMPRESSION = 1

export interface BackupWish {
  /** As the owner. */
  readonly connection: pg.ClientConfig
  /** Absolute; must not be there yet. */
  readonly path: string
  /** How the place is set, without secrets. */
  readonly settings: Readonly<Record<string, string>>
  /** Names of jobs that may go on in another place. */
  readonly travellingJobs: readonly string[]
}

export interface Written {
  readonly bytes: number
  readonly tables: number
  readonly rows: number
}

/** Writes the whole place to one file, as it stood at one moment, while it runs. Needs as little memory for a gigabyte as for a page.
 *  The schema is taken as it is: a place may be kept before it is upgraded.
 *  @throws Problem when there is no place, or the file cannot be written. */
export async function writeBackup(wish: BackupWish): Promise<Written> {
  const client = new pg.Client({ ...wish.connection, application_name: 'holdfast-backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    const ran = await ranMigrations(client)
    const mark = ran.get('roles')
    if (mark === undefined) throw new Problem('There is no place in this database yet, so there is nothing to back up.')
    await client.query('begin isolation level repeatable read read only')
    await client.query(SAME_EVERYWHERE)
    // Sequences and jobs first: as the owner, and no later than the rows.
    const sequences = await sequencesIn(client)
    await client.query(`set local role ${rolesMarked(mark).system}`)
    const jobs = await waitingJobs(client, wish.travellingJobs)
    const tables = await tablesIn(client)
    const migrations = [...ran].filter(([name]) => name.endsWith('.sql')).map(([name, digest]) => ({ name, digest }))
    let rows = 0
    const bytes = await writeNewFile(wish.path, async (file) => {
      const archive = packTables(client, tables, (facts) => {
        rows = facts.reduce((sum, table) => sum + table.rows, 0)
        return { ...headOf(wish), migrations, tables: facts, sequences, jobs }
      })
      await pipeline(archive, file)
    })
    await client.query('commit')
    return { bytes, tables: tables.length, rows }
  } finally {
    await client.end()
  }
}

const headOf = ({ settings }: BackupWish) =>
  ({ format: FORMAT, version: VERSION, madeAt: new Date().toISOString(), settings: { ...settings } }) as const

interface Copied {
  readonly shape: TableShape
  readonly stream: Readable & { rowCount: number }
  readonly hash: Hash
  bytes: number
}

/** One entry a table, read from the database only when its turn comes; what was counted on the way is the last entry. */
function packTables(
  client: pg.Client,
  tables: readonly TableShape[],
  manifestOf: (facts: Manifest['tables']) => Manifest,
): NodeJS.ReadableStream {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  ;(zip as unknown as NodeJS.EventEmitter).on('error', (error: Error) => output.destroy(error))
  const copied: Copied[] = []
  const options = { compressionLevel: COMPRESSION, mode: 0o100600 }
  for (const shape of tables) {
    zip.addReadStreamLazy(entryOf(shape.name), options, (give) => {
      const copy = copyOut(client, shape)
      copy.stream.on('error', (error) => output.destroy(error))
      copied.push(copy)
      give(null, copy.stream)
    })
  }
  zip.addReadStreamLazy(MANIFEST, options, (give) => {
    // The last count comes with the end of its command, which this question waits for.
    client.query('select 1').then(
      () => give(null, Readable.from([JSON.stringify(manifestOf(copied.map(factsOf)), null, 1)])),
      (error: Error) => output.destroy(error),
    )
  })
  zip.end()
  return output
}

function copyOut(client: pg.Client, shape: TableShape): Copied {
  const table = `public.${quoted(shape.name)}`
  const rows = travellingRows(shape.name)
  const columns = columnsOf(shape.columns)
  const what = rows === undefined ? `${table} (${columns})` : `(select ${columns} from ${table} where ${rows})`
  const stream = client.query(copyTo(`copy ${what} to stdout`))
  const copied: Copied = { shape, stream, hash: createHash('sha256'), bytes: 0 }
  stream.on('data', (chunk: Buffer) => {
    copied.hash.update(chunk)
    copied.bytes += chunk.length
  })
  return copied
}

const factsOf = ({ shape, stream, hash, bytes }: Copied) => ({
  name: shape.name,
  columns: [...shape.columns],
  rows: stream.rowCount,
  bytes,
  sha256: hash.digest('hex'),
})
