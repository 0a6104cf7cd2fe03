import { fromBufferPromise } from 'yauzl'
import type { Id } from '../src/database/ids.ts'
import { makeGroupExport } from '../src/domain/groups/exporting/make-group-export.ts'
import { makeArchive } from '../src/domain/people/archive/make-archive.ts'
import type { ArchiveId } from '../src/domain/people/archives.ts'
import type { Someone, World } from './world.ts'

/** Does what waits in the worker's list of archives and copies, without a worker. */
export async function makeWhatWaits(world: World): Promise<void> {
  const archives = await world.owner<{ id: ArchiveId }>(`select id from archives where state = 'waiting'`)
  for (const { id } of archives) await makeArchive(world.db, id)
  const due = await world.owner<{ id: Id<'group_exports'> }>(
    `select id from group_exports where state = 'asking' and closes_at <= now()`,
  )
  for (const { id } of due) await makeGroupExport(world.db, id)
}

/** Posts as a browser does and takes the answer's bytes. */
export async function download(world: World, who: Someone, path: string) {
  const answer = await world.app.request(
    world.base + path,
    {
      method: 'POST',
      body: '',
      headers: {
        host: new URL(world.base).host,
        origin: world.base,
        'content-type': 'application/x-www-form-urlencoded',
        cookie: who.cookie,
      },
    },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } } as never,
  )
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

/** Sends a form with a file in it. */
export async function upload(world: World, who: Someone | undefined, path: string, bytes: Uint8Array) {
  const form = new FormData()
  form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], 'archive.zip', { type: 'application/zip' }))
  const answer = await world.app.request(
    world.base + path,
    {
      method: 'POST',
      body: form,
      headers: { host: new URL(world.base).host, origin: world.base, ...(who && { cookie: who.cookie }) },
    },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } } as never,
  )
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}

/** Every file of a zip, read with another library than the one that wrote it. */
export async function unzip(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const files: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    files[entry.fileName] = Buffer.concat(pieces).toString('utf8')
  }
  return files
}
