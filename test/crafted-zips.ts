import { writeZip, type ZipEntry } from '../src/standards/zip/write-zip.ts'

export async function zipOf(entries: readonly ZipEntry[]): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of writeZip(entries, new Date())) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** A zip of these files, path → text. */
export const zipped = (files: Record<string, string>) =>
  zipOf(Object.entries(files).map(([path, text]) => ({ path, text: () => [text] })))

/** The same zip with other letters: of the same number, or it is no zip any more. */
export const relettered = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

const CONTENTS = Buffer.from('PK\x01\x02', 'latin1')

/** With another number at `offset` of the last entry of its list of contents (APPNOTE 4.3.12). */
export function forged(bytes: Buffer, offset: number, value: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(value, copy.lastIndexOf(CONTENTS) + offset)
  return copy
}

/** A list of so many entries that are all one and the same few bytes, closed as ZIP64 (APPNOTE 4.3.14 to 4.3.16). */
export async function manyEntries(count: number): Promise<Buffer> {
  const one = await zipped({ name: '' })
  const from = one.indexOf(CONTENTS)
  const entry = one.subarray(from, from + 46 + 4)
  const contents = Buffer.alloc(entry.length * count)
  for (let i = 0; i < count; i++) {
    entry.copy(contents, i * entry.length)
    contents.write(i.toString(36).padStart(4, '0'), i * entry.length + 46, 'latin1')
  }
  const end64 = Buffer.alloc(56)
  end64.writeUInt32LE(0x06064b50, 0)
  end64.writeBigUInt64LE(44n, 4)
  end64.writeBigUInt64LE(BigInt(count), 24)
  end64.writeBigUInt64LE(BigInt(count), 32)
  end64.writeBigUInt64LE(BigInt(contents.length), 40)
  end64.writeBigUInt64LE(BigInt(from), 48)
  const way = Buffer.alloc(20)
  way.writeUInt32LE(0x07064b50, 0)
  way.writeBigUInt64LE(BigInt(from + contents.length), 8)
  way.writeUInt32LE(1, 16)
  const end = Buffer.alloc(22, 0xff)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt32LE(0, 4)
  end.writeUInt16LE(0, 20)
  return Buffer.concat([one.subarray(0, from), contents, end64, way, end])
}
