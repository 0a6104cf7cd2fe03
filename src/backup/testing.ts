import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { TestContext } from 'node:test'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { entryOf, MANIFEST, type Manifest } from './manifest.ts'

/** A backup taken apart: what its entries hold. */
export interface Parts {
  manifest: Manifest
  entries: Map<string, Buffer>
}

export function folderOf(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-backup-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function takeApart(path: string): Promise<Parts> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false })
  const entries = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, Buffer.concat(await (await zip.openReadStreamPromise(entry)).toArray()))
  }
  zip.close()
  const manifest = JSON.parse(String(entries.get(MANIFEST)))
  entries.delete(MANIFEST)
  return { manifest, entries }
}

/** Puts parts together as a backup, whatever they say. */
export async function putTogether(path: string, { manifest, entries }: Parts): Promise<string> {
  const zip = new ZipFile()
  for (const [name, bytes] of entries) zip.addBuffer(bytes, name)
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), MANIFEST)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

/** Other rows for a table, with sums that fit them. */
export function rewrite({ manifest, entries }: Parts, table: string, change: (rows: string) => string): void {
  const bytes = Buffer.from(change(String(entries.get(entryOf(table)))))
  entries.set(entryOf(table), bytes)
  const facts = manifest.tables.find(({ name }) => name === table)
  if (!facts) throw new Error(`There is no table ${table}`)
  Object.assign(facts, {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    rows: String(bytes).split('\n').length - 1,
  })
}
