import { OUTCOMES, type Outcome, type ReportRow } from './report-rows.ts'

export type Change = 'new' | 'changed' | 'same'

/** An import in numbers. The outcomes add up to all rows. */
export interface ImportCounts extends Record<Outcome, number> {
  readonly rows: number
  /** Rows with a remark. */
  readonly remarked: number
  readonly groups: Record<Change | 'vanished' | 'back' | 'gone', number>
  readonly meetings: Record<Change | 'vanished', number>
  /** How many groups and meetings of the directory are different now; 0 when the feed says what it said last time. */
  readonly changes: number
}

interface Changed {
  readonly change: Change
}

export function countImport(
  rows: readonly ReportRow[],
  groups: readonly (Changed & { back: boolean })[],
  meetings: readonly Changed[],
  gone: Readonly<Record<'vanishedGroups' | 'vanishedMeetings' | 'goneGroups', readonly string[]>>,
): ImportCounts {
  const of = (list: readonly Changed[]) => ({
    new: list.filter(({ change }) => change === 'new').length,
    changed: list.filter(({ change }) => change === 'changed').length,
    same: list.filter(({ change }) => change === 'same').length,
  })
  const back = groups.filter((group) => group.back).length
  const groupCounts = { ...of(groups), back, vanished: gone.vanishedGroups.length, gone: gone.goneGroups.length }
  const meetingCounts = { ...of(meetings), vanished: gone.vanishedMeetings.length }
  const outcomes = OUTCOMES.map((outcome) => [outcome, rows.filter((row) => row.outcome === outcome).length])
  return {
    rows: rows.length,
    ...(Object.fromEntries(outcomes) as Record<Outcome, number>),
    remarked: rows.filter(({ problems }) => problems.length > 0).length,
    groups: groupCounts,
    meetings: meetingCounts,
    changes: changesOf(groupCounts) + groupCounts.gone + changesOf(meetingCounts),
  }
}

function changesOf(counts: Record<'new' | 'changed' | 'vanished', number>): number {
  return counts.new + counts.changed + counts.vanished
}
