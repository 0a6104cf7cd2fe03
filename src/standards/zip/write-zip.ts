import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** One file of a zip: its path, and its text, made when its turn comes. */
export interface ZipEntry {
  readonly path: string
  readonly text: () => AsyncIterable<string> | Iterable<string>
}

/** Pieces of a zip, in order. Nothing is held but what is on its way: an entry is begun when the one before it has been read. */
export async function* writeZip(entries: readonly ZipEntry[], at: Date): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  const open = new Set<Readable>()
  zip.on('error', (error: Error) => out.destroy(error))
  for (const { path, text } of entries) {
    zip.addReadStreamLazy(path, { mtime: at }, (take) => {
      const stream = Readable.from(text(), { objectMode: false })
      open.add(stream)
      take(null, stream)
    })
  }
  zip.end()
  try {
    for await (const piece of out) yield piece as Buffer
  } finally {
    for (const stream of open) stream.destroy()
  }
}

/** The same bytes in pieces of exactly `size`, but for the last. */
export async function* inPieces(bytes: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const piece of bytes) {
    waiting.push(piece)
    length += piece.length
    if (length < size) continue
    const whole = Buffer.concat(waiting)
    let from = 0
    for (; whole.length - from >= size; from += size) yield whole.subarray(from, from + size)
    waiting = [whole.subarray(from)]
    length = whole.length - from
  }
  if (length > 0) yield Buffer.concat(waiting)
}
