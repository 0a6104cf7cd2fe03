import type pg from 'pg'
import type { Config } from '../config.ts'
import type { Backups } from '../jobs/job.ts'
import { TRAVELLING_JOBS } from '../jobs/worker.ts'
import { settingsToKeep } from './settings.ts'
import { writeBackup } from './write-backup.ts'

/** What the nightly job needs; undefined when whoever runs the place wants no backups. */
export function backupsOf(config: Config, connection: pg.ClientConfig): Backups | undefined {
  if (!config.backup) return undefined
  const settings = settingsToKeep(config)
  return {
    ...config.backup,
    write: (path) => writeBackup({ connection, path, settings, travellingJobs: TRAVELLING_JOBS }),
  }
}
