import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Problem } from '../problem.ts'
import { entryOf, FORMAT, MANIFEST, Manifest, MOST_MANIFEST_BYTES, type TableFacts, VERSION } from './manifest.ts'

/** A backup that is open for reading, and whose list of contents fits what lies in it. */
export interface Archive {
  readonly manifest: Manifest
  /** Of all rows, unpacked. */
  readonly bytes: number
  /** A table's rows, into `target`. @throws Problem when they are not those that were written */
  pour(table: TableFacts, target: Writable): Promise<void>
  close(): void
}

const MOST_ENTRIES = 2001
/** Words pack to a third or a tenth. What would grow a hundredfold, past a gigabyte, was made to fill somebody's disk. */
const BOMB = { times: 100, bytes: 1_000_000_000 }

/** Opens a backup and reads its list. Nothing in the file is ever taken for a path, a name in SQL or a program.
 *  @throws Problem that says in words why it is not one, or not whole. */
export async function openArchive(path: string): Promise<Archive> {
  const size = await requireZip(path)
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(() => {
    throw new Problem(`${path} is not a whole backup: it was cut off, or its end is damaged.`)
  })
  try {
    const entries = await entriesOf(zip)
    const manifest = await readManifest(zip, entries)
    requireMatch(entries, manifest)
    const bytes = manifest.tables.reduce((sum, table) => sum + table.bytes, 0)
    if (bytes > BOMB.bytes && bytes > size * BOMB.times)
      throw new Problem('This file would grow more than a hundredfold when it is unpacked. No backup of ours does.')
    const pour = (table: TableFacts, target: Writable) => pourTable(zip, entries, table, target)
    return { manifest, bytes, pour, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error instanceof Problem ? error : damaged('its list of contents cannot be read')
  }
}

/** Reads every row against its digest, and keeps nothing. @throws Problem */
export async function checkArchive({ manifest, pour }: Archive): Promise<void> {
  for (const table of manifest.tables) {
    await pour(table, new Writable({ write: (_chunk, _encoding, done) => done() }))
  }
}

type Entries = ReadonlyMap<string, Entry>

const damaged = (what: string) => new Problem(`This backup is damaged: ${what}.`)
const strange = (what: string) => new Problem(`This is not a backup as Holdfast writes them: ${what}.`)

async function requireZip(path: string): Promise<number> {
  const file = await open(path, 'r').catch((error: { code?: string }) => {
    throw new Problem(`${path} cannot be read${error.code === 'ENOENT' ? ': it is not there' : ` (${error.code})`}.`)
  })
  try {
    const stats = await file.stat()
    if (!stats.isFile()) throw new Problem(`${path} is not a file.`)
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    if (!buffer.equals(Buffer.from('PK\x03\x04'))) throw new Problem(`${path} is not a backup of Holdfast.`)
    return stats.size
  } finally {
    await file.close()
  }
}

async function entriesOf(zip: ZipFile): Promise<Entries> {
  if (zip.entryCount > MOST_ENTRIES) throw strange('it has too many parts')
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw strange('a part stands in it twice')
    if (entry.isEncrypted() || !entry.canDecodeFileData()) throw strange('a part is packed in a way we do not use')
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function readManifest(zip: ZipFile, entries: Entries): Promise<Manifest> {
  const entry = entries.get(MANIFEST)
  if (!entry) throw strange('it has no list of contents')
  if (entry.uncompressedSize > MOST_MANIFEST_BYTES) throw strange('its list of contents is far too long')
  const bytes = Buffer.concat(await (await zip.openReadStreamPromise(entry)).toArray())
  if (crc32(bytes) !== entry.crc32) throw damaged('its list of contents was changed')
  const said: { format?: unknown; version?: unknown } | null = JSON.parse(bytes.toString('utf8'))
  if (said?.format !== FORMAT) throw strange('its list of contents is another program’s')
  if (typeof said.version === 'number' && said.version > VERSION)
    throw new Problem('This backup was written by a newer Holdfast. Restore it with that one, or one still newer.')
  const parsed = Manifest.safeParse(said)
  if (!parsed.success) throw strange(`its list of contents is wrong at ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  return parsed.data
}

/** The parts are those the list names, and as large. */
function requireMatch(entries: Entries, { tables }: Manifest): void {
  if (new Set(tables.map(({ name }) => name)).size !== tables.length) throw strange('a table stands in it twice')
  for (const { name, bytes } of tables) {
    const entry = entries.get(entryOf(name))
    if (!entry) throw damaged(`the rows of ${name} are missing`)
    if (entry.uncompressedSize !== bytes) throw damaged(`the rows of ${name} are not as long as they were`)
  }
  if (entries.size !== tables.length + 1) throw strange('it holds parts that its list of contents does not name')
}

async function pourTable(zip: ZipFile, entries: Entries, table: TableFacts, target: Writable): Promise<void> {
  const hash = createHash('sha256')
  let bytes = 0
  const check = new Transform({
    transform(chunk: Buffer, _encoding, give) {
      hash.update(chunk)
      bytes += chunk.length
      give(null, chunk)
    },
    flush(end) {
      const same = bytes === table.bytes && hash.digest('hex') === table.sha256
      end(same ? null : damaged(`the rows of ${table.name} were changed`))
    },
  })
  const entry = entries.get(entryOf(table.name)) as Entry
  const rows = await zip.openReadStreamPromise(entry).catch(() => {
    throw damaged(`the rows of ${table.name} cannot be found`)
  })
  try {
    await pipeline(rows, check, target)
  } catch (error) {
    throw isOfTheFile(error) ? damaged(`the rows of ${table.name} cannot be read`) : error
  }
}

/** Of unpacking, as against those of the database or of the disk it writes to. */
function isOfTheFile(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return code?.startsWith('Z_') === true || (code === undefined && /bytes in the stream|entry|zip/i.test(message ?? ''))
}
