import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/** Why a zip is not opened: it is none or cut off; a path leads out of it; it has more, or unpacks to more, than allowed. */
export type ZipFault = 'broken' | 'paths' | 'too_many' | 'too_large'

export class ZipProblem extends Error {
  readonly fault: ZipFault

  constructor(fault: ZipFault) {
    super(fault)
    this.fault = fault
  }
}

export interface ZipLimits {
  readonly entries: number
  /** Bytes that all entries together may say they unpack to. */
  readonly allBytes: number
  /** Bytes that the one that is unpacked may really have. */
  readonly entryBytes: number
}

/** One entry of a zip that a stranger made, unpacked. All of the zip's own list is looked at first, and nothing is ever written to
 *  a path: a name is only compared. Undefined: no entry is called so.
 *  @throws ZipProblem */
export async function readZipEntry(bytes: Buffer, path: string, limits: ZipLimits): Promise<Buffer | undefined> {
  // yauzl finds a list even after other words; ours begin as every zip does.
  if (bytes.length < 22 || bytes.readUInt32BE(0) !== 0x504b0304) throw new ZipProblem('broken')
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, autoClose: false }).catch(
    (error: unknown) => {
      throw problemOf(error)
    },
  )
  try {
    if (zip.entryCount > limits.entries) throw new ZipProblem('too_many')
    const entry = await findEntry(zip, path, limits)
    return entry && (await unpack(zip, entry, limits.entryBytes))
  } catch (error) {
    throw problemOf(error)
  } finally {
    zip.close()
  }
}

async function findEntry(zip: ZipFile, path: string, limits: ZipLimits): Promise<Entry | undefined> {
  const seen = new Set<string>()
  let found: Entry | undefined
  let said = 0
  for await (const entry of zip.eachEntry()) {
    said += entry.uncompressedSize
    if (said > limits.allBytes) throw new ZipProblem('too_large')
    // Two of one name are read differently by different programs.
    if (entry.isEncrypted() || seen.has(entry.fileName)) throw new ZipProblem('broken')
    seen.add(entry.fileName)
    if (entry.fileName === path) found = entry
  }
  return found
}

/** Counts what really comes out, whatever the entry says of itself. */
async function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry)
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of stream) {
    length += (piece as Buffer).length
    if (length > most) throw new ZipProblem('too_large')
    pieces.push(piece as Buffer)
  }
  const unpacked = Buffer.concat(pieces)
  // yauzl leaves this to its callers.
  if (crc32(unpacked) !== entry.crc32) throw new ZipProblem('broken')
  return unpacked
}

/** yauzl says in words what is wrong with a name or a size. */
function problemOf(error: unknown): ZipProblem {
  if (error instanceof ZipProblem) return error
  const words = error instanceof Error ? error.message : ''
  if (/path|absolute|relative|invalid characters in fileName/i.test(words)) return new ZipProblem('paths')
  if (/too many bytes/i.test(words)) return new ZipProblem('too_large')
  return new ZipProblem('broken')
}
