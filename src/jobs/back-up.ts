import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../database/database.ts'
import { exportErasures, importErasures, replayErasures } from '../domain/people/erasures.ts'
import { type BackupProblem, noteBackup } from '../domain/place/backups.ts'
import type { Job } from './job.ts'

/** Once a night, where BACKUP_DIR is set: writes the whole place to a new file, then lets go of the oldest. */
export const backUp: Job<Record<string, never>> = {
  name: 'back-up',
  payload: z.object({}) as never,

  async perform({ db, backups, log }) {
    if (!backups) return
    const list = join(backups.folder, 'holdfast-erased.json')
    try {
      await takeInErased(db, list)
      const { bytes } = await backups.write(join(backups.folder, nameAt(new Date())))
      const erased = await db.asSystem('the list of the erased lies beside the backups', exportErasures)
      await writeErased(list, JSON.stringify(erased))
      await db.asSystem('a backup was made', (as) => noteBackup(as, null))
      await forgetOldest(backups.folder, backups.keep)
      log.info('backup.made', { bytes })
    } catch (error) {
      await db.asSystem('a backup failed', (as) => noteBackup(as, problemOf(error)))
      throw error
    }
  },
}

/** An older backup may have been put back meanwhile: the list that lies there then knows more than we do, and must not be lost.
 *  @throws where what lies there is no list: it is not ours to write over. */
async function takeInErased(db: Database, path: string): Promise<void> {
  const there = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (there === undefined) return
  await db.asSystem('the list beside the backups may know of more erasures', async (as) => {
    const taken = await importErasures(as, JSON.parse(there))
    if (!taken) throw Object.assign(new Error('not a list of erasures'), { code: 'ENOTLIST' })
    if (taken.added > 0) await replayErasures(as)
  })
}

/** Newer than every backup beside it: whoever puts an older one back can erase again who asked for it since. */
async function writeErased(path: string, list: string): Promise<void> {
  await writeFile(`${path}.part`, list, { mode: 0o600, flush: true })
  await rename(`${path}.part`, path)
}

/** Names that sort by time. */
const nameAt = (moment: Date) => `holdfast-${moment.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.zip`
const OURS = /^holdfast-\d{8}T\d{6}Z\.zip$/
/** What a program that was killed left half written. */
const UNFINISHED = /^holdfast-\d{8}T\d{6}Z\.zip\.[0-9a-f]{8}\.part$/

/** Only files this job wrote are ever taken away. */
async function forgetOldest(folder: string, keep: number): Promise<void> {
  const names = await readdir(folder)
  const old = names
    .filter((name) => OURS.test(name))
    .sort()
    .slice(0, -keep)
  for (const name of [...old, ...names.filter((name) => UNFINISHED.test(name))]) {
    await rm(join(folder, name), { force: true })
  }
}

function problemOf(error: unknown): BackupProblem {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } }
  const said = cause?.code ?? code ?? ''
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(said)) return 'room'
  if (/^E[A-Z]+$/.test(said)) return 'folder'
  return /^[0-9A-Z]{5}$/.test(said) ? 'database' : 'other'
}
