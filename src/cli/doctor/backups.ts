import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Config } from '../../config.ts'
import type { BackupProblem } from '../../domain/place/backups.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const REASONS: Record<BackupProblem, [says: string, todo: string]> = {
  room: ['there was no room', 'Make room in BACKUP_DIR, or set BACKUP_KEEP lower.'],
  folder: ['the folder could not be written', 'Let the user that runs Holdfast write BACKUP_DIR.'],
  database: ['the database refused', 'Look at the log of PostgreSQL.'],
  other: ['something broke', 'Look for job.failed in the log.'],
}

/** Whether the nightly backups are made, as the place wrote down, and lie where they should. As :system. */
export async function findBackups(client: pg.ClientBase, { backup, loopback }: Config): Promise<Finding> {
  if (!backup) {
    const says = 'None is made by itself: there is no BACKUP_DIR.'
    return loopback ? ok('backups', says) : warn('backups', says, 'Set BACKUP_DIR, or call holdfast backup each night.')
  }
  const { rows } = await client.query<{ problem: BackupProblem | null }>(
    'select problem from backups order by made_at desc limit 1',
  )
  const problem = rows[0]?.problem
  if (problem) return fail('backups', `The last one failed: ${REASONS[problem][0]}.`, REASONS[problem][1])
  const newest = newestIn(backup.folder)
  if (newest === undefined)
    return warn('backups', `There is none in ${backup.folder} yet.`, 'One is made at 03:40 UTC while the place runs.')
  const hours = Math.floor((Date.now() - newest) / (DAY_MS / 24))
  return hours < 50
    ? ok('backups', `The newest in ${backup.folder} is ${hours} hours old.`)
    : fail('backups', `The newest in ${backup.folder} is ${hours} hours old.`, 'Look for job.failed in the log.')
}

function newestIn(folder: string): number | undefined {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry: Dirent) => /\.zip$/.test(entry.name))
  const times = names.map(({ name }) => statSync(join(folder, name)).mtimeMs)
  return times.length > 0 ? Math.max(...times) : undefined
}
