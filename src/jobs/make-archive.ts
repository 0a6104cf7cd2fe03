import { z } from 'zod'
import { makeArchive } from '../domain/people/archive/make-archive.ts'
import type { ArchiveId } from '../domain/people/archives.ts'
import type { Job } from './job.ts'

/** Makes the archive somebody asked for, of everything that is theirs. */
export const makeArchiveJob: Job<{ archive: string }> = {
  name: 'make-archive',
  payload: z.object({ archive: z.uuid() }),

  perform: ({ db }, payload) => makeArchive(db, payload.archive as ArchiveId),
}
