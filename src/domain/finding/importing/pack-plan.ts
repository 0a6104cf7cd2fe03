import type { ImportCounts } from './count-import.ts'
import type { ImportPlan } from './plan-import.ts'

/** A plan as the database takes it: lists of JSON texts, each a batch of rows. Copying texts between threads and on to the
 *  database costs the thread that serves pages next to nothing; copying ten thousand objects would hold it up. */
export interface PackedPlan {
  readonly groups: readonly Batch[]
  readonly meetings: readonly Batch[]
  readonly waysIn: readonly Batch[]
  readonly rows: readonly Batch[]
  readonly groupIds: readonly string[]
  readonly meetingIds: readonly string[]
  readonly sameGroups: readonly string[]
  readonly vanishedGroups: readonly string[]
  readonly vanishedMeetings: readonly string[]
  readonly goneGroups: readonly string[]
  readonly counts: ImportCounts
  readonly ignoredFields: readonly string[]
}

export interface Batch {
  readonly size: number
  readonly json: string
}

const BATCH = 500

export function packPlan({ groups, meetings, waysIn, rows, ...rest }: ImportPlan): PackedPlan {
  return {
    ...rest,
    groups: batchesOf(groups),
    meetings: batchesOf(meetings),
    waysIn: batchesOf(waysIn),
    rows: batchesOf(rows),
    groupIds: groups.map(({ id }) => id),
    meetingIds: meetings.map(({ id }) => id),
  }
}

export function batchesOf(rows: readonly unknown[]): Batch[] {
  const starts = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, at) => at * BATCH)
  return starts.map((start) => {
    const batch = rows.slice(start, start + BATCH)
    return { size: batch.length, json: JSON.stringify(batch) }
  })
}
