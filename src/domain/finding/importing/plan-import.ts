import { randomUUID } from 'node:crypto'
import type { Gathering } from '../../../standards/meeting-guide/gathering.ts'
import { groupRows } from '../../../standards/meeting-guide/group-rows.ts'
import type { MeetingRow } from '../../../standards/meeting-guide/meeting-row.ts'
import type { FeedRead } from '../../../standards/meeting-guide/read-result.ts'
import { type Change, countImport, type ImportCounts } from './count-import.ts'
import { digestOfGroup, digestOfMeeting, marksOf } from './marks.ts'
import { type Known, type KnownGroup, type KnownMeeting, keyOfMeeting, matchGroups } from './match-groups.ts'
import { type ReportRow, reportRows } from './report-rows.ts'
import {
  type GroupToStore,
  groupToStore,
  type MeetingToStore,
  meetingToStore,
  type WayInToStore,
  waysInToStore,
} from './rows-to-store.ts'

/** Everything an import will write, and its report; found without touching the database. */
export interface ImportPlan {
  /** New and changed ones alike: written whole, by id. */
  readonly groups: readonly GroupToStore[]
  readonly meetings: readonly MeetingToStore[]
  /** Of the meetings above, in place of what they had. */
  readonly waysIn: readonly WayInToStore[]
  /** In the feed today and no different. */
  readonly sameGroups: readonly string[]
  readonly vanishedGroups: readonly string[]
  readonly vanishedMeetings: readonly string[]
  /** Groups whose every meeting now belongs to others. */
  readonly goneGroups: readonly string[]
  readonly rows: readonly ReportRow[]
  readonly counts: ImportCounts
  readonly ignoredFields: readonly string[]
}

/** Compares what a feed says with what the directory holds of it. Equal content plans nothing at all. */
export function planImport(read: FeedRead, known: Known): ImportPlan {
  const takenDown = new Set(known.takenDown)
  const [away, kept] = partition(read.rows, (row) => marksOf(row).some((mark) => takenDown.has(mark)))
  const grouped = groupRows(kept)
  const matched = matchGroups(grouped.gatherings, known)
  const meetingAt = new Map(known.meetings.map((meeting) => [keyOfMeeting(meeting.slug, meeting.weekday), meeting]))
  const planned = grouped.gatherings.map((gathering) => planGroup(gathering, matched.get(gathering), meetingAt))
  const gone = planGone(known, planned)
  const meetings = planned.flatMap((group) => group.meetings)
  const touched = meetings.filter(({ change }) => change !== 'same')
  const rows = reportRows(read, grouped, { away, changes: meetings.map(({ row, change }) => ({ row, change })) })
  return {
    groups: planned.filter(({ change }) => change !== 'same').map(({ id, gathering }) => groupToStore(id, gathering)),
    meetings: touched.map(({ id, group, meeting }) => meetingToStore(id, group, meeting)),
    waysIn: touched.flatMap(({ id, meeting }) => waysInToStore(id, meeting)),
    sameGroups: planned.filter(({ change }) => change === 'same').map(({ id }) => id),
    ...gone,
    rows,
    counts: countImport(rows, planned, meetings, gone),
    ignoredFields: read.ignoredFields,
  }
}

interface PlannedMeeting {
  readonly id: string
  readonly group: string
  readonly meeting: MeetingRow
  readonly row: number
  readonly change: Change
}

interface PlannedGroup {
  readonly id: string
  readonly gathering: Gathering
  readonly change: Change
  /** It had not been seen for a while. */
  readonly back: boolean
  readonly meetings: readonly PlannedMeeting[]
}

function planGroup(
  gathering: Gathering,
  known: KnownGroup | undefined,
  meetingAt: Map<string, KnownMeeting>,
): PlannedGroup {
  const id = known?.id ?? randomUUID()
  const meetings = gathering.meetings.map((meeting): PlannedMeeting => {
    const before = meetingAt.get(keyOfMeeting(meeting.slug, meeting.day))
    const same = before && before.group === id && !before.vanished && before.digest === digestOfMeeting(meeting)
    const change = !before ? 'new' : same ? 'same' : 'changed'
    return { id: before?.id ?? randomUUID(), group: id, meeting, row: meeting.row, change }
  })
  const same =
    known && !known.vanished && known.key === gathering.key && known.digest === digestOfGroup(gathering.digest)
  const change = !known ? 'new' : same && meetings.every((meeting) => meeting.change === 'same') ? 'same' : 'changed'
  return { id, gathering, change, back: known?.vanished ?? false, meetings }
}

/** What the directory holds and the feed no longer has; what had vanished before stays as it is. */
function planGone(known: Known, planned: readonly PlannedGroup[]) {
  const groupsHere = new Set(planned.map(({ id }) => id))
  const meetingsHere = new Set(planned.flatMap(({ meetings }) => meetings.map(({ id }) => id)))
  const left = known.meetings.filter(({ id }) => !meetingsHere.has(id))
  const notEmpty = new Set(left.map(({ group }) => group))
  const missing = known.groups.filter(({ id }) => !groupsHere.has(id))
  return {
    vanishedMeetings: left.filter(({ vanished }) => !vanished).map(({ id }) => id),
    vanishedGroups: missing.filter(({ id, vanished }) => notEmpty.has(id) && !vanished).map(({ id }) => id),
    goneGroups: missing.filter(({ id }) => !notEmpty.has(id)).map(({ id }) => id),
  }
}

function partition<T>(all: readonly T[], belongs: (one: T) => boolean): [yes: T[], no: T[]] {
  const yes: T[] = []
  const no: T[] = []
  for (const one of all) (belongs(one) ? yes : no).push(one)
  return [yes, no]
}
