import { sql } from 'kysely'
import type { ActingPerson, Database, Reading } from '../../database/database.ts'
import type { GroupId, Id, PersonId } from '../../database/ids.ts'

export type ArchiveId = Id<'archives'>

/** A zip on its way to me. */
export interface Archive {
  readonly id: ArchiveId
  readonly state: 'waiting' | 'making' | 'ready' | 'taken'
  readonly stepsDone: number
  /** 0 while nobody knows. */
  readonly stepsAll: number
  readonly bytes: number
  readonly askedAt: Date
  readonly endsAt: Date
  readonly takenAt: Date | null
}

/** The archive of what is mine, or my copy of a group that I lead; undefined: none, or its time is over. */
export async function findArchive(as: Reading, group?: GroupId): Promise<Archive | undefined> {
  const row = await as.db
    .selectFrom('archives')
    .select(['id', 'state', 'steps_done', 'steps_all', 'bytes', 'asked_at', 'ends_at', 'taken_at'])
    .where('group_id', group ? '=' : 'is', group ?? null)
    .where('ends_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      state: row.state as Archive['state'],
      stepsDone: row.steps_done,
      stepsAll: row.steps_all,
      bytes: row.bytes,
      askedAt: row.asked_at,
      endsAt: row.ends_at,
      takenAt: row.taken_at,
    }
  )
}

/** Asks for an archive of everything that is mine; one that is being made is not begun twice. */
export async function askForArchive(as: ActingPerson): Promise<void> {
  await sql`select ask_archive()`.execute(as.db)
}

/** Takes an archive, which can be done once.
 *  @throws Refusal not_found, conflict archive_taken, archive_not_ready */
export async function takeArchive(as: ActingPerson, archive: ArchiveId): Promise<void> {
  await sql`select take_archive(${archive})`.execute(as.db)
}

/** The bytes of an archive that has been taken, a piece at a time; then, read to the end or not, they are thrown away. */
export async function* bytesOfArchive(db: Database, person: PersonId, archive: ArchiveId): AsyncGenerator<Buffer> {
  try {
    for (let position = 0; ; position++) {
      const part = await db.reading(person, (as) =>
        as.db
          .selectFrom('archive_parts')
          .select('bytes')
          .where('archive_id', '=', archive)
          .where('position', '=', position)
          .executeTakeFirst(),
      )
      if (!part) return
      yield part.bytes
    }
  } finally {
    await db.acting(person, (as) => as.db.deleteFrom('archive_parts').where('archive_id', '=', archive).execute())
  }
}
