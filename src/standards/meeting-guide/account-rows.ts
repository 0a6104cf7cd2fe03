import type { Gathering } from './gathering.ts'
import type { MeetingRow } from './meeting-row.ts'
import type { FeedRead } from './read-result.ts'
import type { RowProblem } from './row-problem.ts'

/** What became of one row of the file. */
export interface RowAccount {
  row: number
  line: number | undefined
  /** Empty when the row has none. */
  name: string
  /** imported: it opens a group · merged: it belongs to a group that an earlier row opens, or doubles another row · skipped. */
  outcome: 'imported' | 'merged' | 'skipped'
  /** Key and name of its group. */
  into: { key: string; name: string } | undefined
  /** Besides the outcome: none of the row's meetings is running. */
  paused: boolean
  pausedWhy: MeetingRow['pausedWhy']
  problems: RowProblem[]
}

/** Every row of a feed with what became of it and why, in the order of the file; no row is missing. */
export function accountRows(
  read: FeedRead,
  grouped: { gatherings: readonly Gathering[]; problems: readonly RowProblem[] },
): RowAccount[] {
  const homes = new Map(
    grouped.gatherings.flatMap((home) => home.meetings.map(({ row }): [number, Gathering] => [row, home])),
  )
  const openers = new Set(grouped.gatherings.map(({ meetings }) => Math.min(...meetings.map(({ row }) => row))))
  const meetings = new Map(read.rows.map((meeting): [number, MeetingRow] => [meeting.row, meeting]))
  const problems = Map.groupBy([...read.problems, ...grouped.problems], ({ row }) => row)
  return Array.from({ length: read.rowsRead }, (_, index): RowAccount => {
    const row = index + 1
    const meeting = meetings.get(row)
    const told = problems.get(row) ?? []
    const home = homes.get(row) ?? homes.get(Number(told.find(({ kind }) => kind === 'merged')?.values.first))
    return {
      row,
      line: meeting?.line ?? told[0]?.line,
      name: meeting?.name ?? '',
      outcome: !meeting ? 'skipped' : openers.has(row) ? 'imported' : 'merged',
      into: home && { key: home.key, name: home.name },
      paused: meeting?.paused ?? false,
      pausedWhy: meeting?.pausedWhy,
      problems: told,
    }
  })
}
