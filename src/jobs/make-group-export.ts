import { z } from 'zod'
import type { Id } from '../database/ids.ts'
import { makeGroupExport } from '../domain/groups/exporting/make-group-export.ts'
import type { Job } from './job.ts'

/** The day has come until which members could say yes to a copy of their group. */
export const makeGroupExportJob: Job<{ export: string }> = {
  name: 'make-group-export',
  payload: z.object({ export: z.uuid() }),
  travels: true,

  perform: ({ db }, payload) => makeGroupExport(db, payload.export as Id<'group_exports'>),
}
