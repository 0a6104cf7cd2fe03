import { z } from 'zod'
import type { Id } from '../database/ids.ts'
import { workOffImport } from '../domain/finding/importing/work-off-import.ts'
import type { Job } from './job.ts'

/** Reads a feed that a steward brought or asked to read again. */
export const importFeedJob: Job<{ import: string }> = {
  name: 'import-feed',
  payload: z.object({ import: z.uuid() }),
  travels: true,

  perform: ({ db, log }, payload) => workOffImport(db, log, payload.import as Id<'imports'>),
}
