import { Readable } from 'node:stream'
import type { GroupId } from '../../database/ids.ts'
import { bytesOfArchive, findArchive, takeArchive } from '../../domain/people/archives.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Here } from '../env.ts'
import { me } from './guard.ts'

/** Hands an archive over, once: the zip itself, a piece at a time. */
export async function answerArchive(c: Here, name: string, group?: GroupId): Promise<Response> {
  const { db, scene } = c.var
  const { viewer } = me(c)
  const archive = await db.reading(viewer, (as) => findArchive(as, group))
  if (!archive) throw notFound()
  await db.acting(viewer, (as) => takeArchive(as, archive.id))
  c.header('Content-Type', 'application/zip')
  c.header('Content-Length', String(archive.bytes))
  c.header('Content-Disposition', `attachment; filename="${name}-${scene.now.toISOString().slice(0, 10)}.zip"`)
  return c.body(Readable.toWeb(Readable.from(bytesOfArchive(db, viewer, archive.id))) as ReadableStream)
}
