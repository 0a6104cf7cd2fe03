import type { Reading, System } from '../../database/database.ts'

export type BackupProblem = 'room' | 'folder' | 'database' | 'other'

export interface BackupState {
  /** The last one that was written whole; null when none ever was. */
  readonly lastAt: Date | null
  /** Why the last try failed; null when it did not, or there was none. */
  readonly problem: BackupProblem | null
}

/** How the nightly backups go, as stewards may know it. */
export async function findBackupState(as: Reading | System): Promise<BackupState> {
  const latest = await as.db
    .selectFrom('backups')
    .select('problem')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const whole = await as.db
    .selectFrom('backups')
    .select('made_at')
    .where('problem', 'is', null)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { lastAt: whole?.made_at ?? null, problem: (latest?.problem ?? null) as BackupProblem | null }
}

/** Writes down that one was made, or why not; those of long ago are forgotten, the last whole one excepted. */
export async function noteBackup(as: System, problem: BackupProblem | null): Promise<void> {
  await as.db
    .insertInto('backups')
    .values({ problem })
    .onConflict((on) => on.column('made_at').doNothing())
    .execute()
  const longAgo = new Date(Date.now() - 90 * 24 * 60 * 60 * 1000)
  const { lastAt } = await findBackupState(as)
  await as.db
    .deleteFrom('backups')
    .where('made_at', '<', lastAt !== null && lastAt < longAgo ? lastAt : longAgo)
    .execute()
}
