import { accountRows, type RowAccount } from '../../../standards/meeting-guide/account-rows.ts'
import type { groupRows } from '../../../standards/meeting-guide/group-rows.ts'
import type { MeetingRow } from '../../../standards/meeting-guide/meeting-row.ts'
import type { FeedRead } from '../../../standards/meeting-guide/read-result.ts'
import type { RowProblem } from '../../../standards/meeting-guide/row-problem.ts'
import type { Change } from './count-import.ts'

export const OUTCOMES = ['imported', 'merged', 'paused', 'skipped', 'taken_down'] as const
/** imported: it opens a group · merged: it joins a group of an earlier row, or doubles one · paused: listed, not running ·
 *  skipped: left out · taken_down: somebody asked that it not be listed. */
export type Outcome = (typeof OUTCOMES)[number]

/** One row of the feed in the report, with the names of the columns of import_rows. */
export interface ReportRow {
  readonly row: number
  readonly line: number | null
  readonly name: string
  readonly outcome: Outcome
  readonly change: Change
  readonly paused: 'closed' | 'inactive' | null
  readonly group_name: string
  readonly problems: readonly RowProblem[]
}

/** Every row of the feed in its order; none is missing. */
export function reportRows(
  read: FeedRead,
  grouped: ReturnType<typeof groupRows>,
  more: { away: readonly MeetingRow[]; changes: readonly { row: number; change: Change }[] },
): ReportRow[] {
  const away = new Set(more.away.map(({ row }) => row))
  const changes = Map.groupBy(more.changes, ({ row }) => row)
  return accountRows(read, grouped).map((account): ReportRow => {
    const outcome = outcomeOf(account, away.has(account.row))
    return {
      row: account.row,
      line: account.line ?? null,
      name: account.name,
      outcome,
      change: changeOf((changes.get(account.row) ?? []).map(({ change }) => change)),
      paused: outcome === 'paused' ? (account.pausedWhy ?? null) : null,
      group_name: account.into?.name ?? '',
      problems: account.problems,
    }
  })
}

function outcomeOf({ outcome, paused }: RowAccount, away: boolean): Outcome {
  if (outcome === 'skipped') return 'skipped'
  if (away) return 'taken_down'
  return paused ? 'paused' : outcome
}

function changeOf(changes: readonly Change[]): Change {
  const [first = 'same'] = changes
  return changes.every((change) => change === first) ? first : 'changed'
}
