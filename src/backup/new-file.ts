import { randomBytes } from 'node:crypto'
import { createWriteStream, type WriteStream } from 'node:fs'
import { link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Problem } from '../problem.ts'

/** Writes a file nobody else may read, beside its place, and gives it its name when it is complete and on disk. Nothing is left of
 *  one that was not finished, and no other file is ever written over.
 *  @returns its size in bytes
 *  @throws Problem when the disk or the folder does not let us. */
export async function writeNewFile(path: string, fill: (file: WriteStream) => Promise<void>): Promise<number> {
  const aside = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    if (await stat(path).catch(() => undefined)) throw taken(path)
    await fill(createWriteStream(aside, { flags: 'wx', mode: 0o600, flush: true }))
    await nameIt(aside, path)
    await keepFolder(dirname(path))
    return (await stat(path)).size
  } catch (error) {
    throw unwritten(path, error)
  } finally {
    await rm(aside, { force: true }).catch(() => {})
  }
}

const taken = (path: string) => new Problem(`${path} is there already. Choose another name, or move it away.`)

/** A link fails where a name is taken, a rename does not; some file systems have no links. */
async function nameIt(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EEXIST') throw taken(path)
    await rename(aside, path)
  }
}

async function keepFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

function unwritten(path: string, error: unknown): unknown {
  const { code, syscall } = (error ?? {}) as { code?: string; syscall?: string }
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'this user may fill no more of the disk',
    EFBIG: 'the file would grow larger than is allowed here',
    EACCES: 'it may not be written by this user',
    EPERM: 'it may not be written by this user',
    EROFS: 'the disk is read-only',
    ENOENT: 'its folder is not there',
    ENOTDIR: 'its folder is a file',
    EIO: 'the disk has a fault',
  }
  // What the database says has a code too, and no system call.
  if (!syscall || error instanceof Problem) return error
  return new Problem(`${path} cannot be written: ${reasons[code ?? ''] ?? code}. Nothing was kept of it.`, {
    cause: error,
  })
}
