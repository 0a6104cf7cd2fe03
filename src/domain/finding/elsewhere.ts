import { sql } from 'kysely'
import type { Acting, Reading } from '../../database/database.ts'
import type { GroupId, Id } from '../../database/ids.ts'
import { type ListedGroup, selectListed } from './listed-group.ts'

/** How one gets into a meeting; only people who are signed in are told. */
export interface WayIn {
  readonly meeting_id: Id<'elsewhere_meetings'>
  readonly kind: string
  readonly value: string
}

/** One meeting of a listing. `starts` and `ends` are `HH:MM:SS` in `zone`; without a zone, as printed. */
export interface ElsewhereMeeting {
  readonly id: Id<'elsewhere_meetings'>
  readonly name: string
  readonly place: string
  readonly weekday: number | null
  readonly starts: string | null
  readonly ends: string | null
  readonly zone: string | null
  readonly paused: boolean
  readonly waysIn: readonly WayIn[]
}

/** A group that lives elsewhere, as its source lists it. */
export interface ElsewhereGroup extends ListedGroup {
  readonly lives: 'elsewhere'
  readonly meetings: readonly ElsewhereMeeting[]
}

/** A listing with its meetings that were seen the last time, and its ways in as far as the viewer may know them; undefined for
 *  everything else. One flight, the same for an id that is nobody's. */
export async function findElsewhere(as: Reading, id: GroupId): Promise<ElsewhereGroup | undefined> {
  const [group, meetings, waysIn] = await Promise.all([
    selectListed(as)
      .where('id', '=', id as string as Id<'listed_groups'>)
      .where('lives', '=', 'elsewhere')
      .executeTakeFirst(),
    as.db
      .selectFrom('elsewhere_meetings')
      .select(['id', 'name', 'place', 'weekday', 'starts', 'ends', 'zone', 'paused'])
      .where('group_id', '=', id as string as Id<'elsewhere_groups'>)
      .where('vanished_on', 'is', null)
      .orderBy(sql`(weekday + 6) % 7`)
      .orderBy('starts')
      .orderBy('name')
      .execute(),
    as.db
      .selectFrom('elsewhere_ways_in as w')
      .innerJoin('elsewhere_meetings as m', 'm.id', 'w.meeting_id')
      .select(['w.meeting_id', 'w.kind', 'w.value'])
      .where('m.group_id', '=', id as string as Id<'elsewhere_groups'>)
      .orderBy('w.kind')
      .orderBy('w.value')
      .execute(),
  ])
  if (!group) return undefined
  const all = meetings.map((meeting) => ({
    ...meeting,
    waysIn: waysIn.filter(({ meeting_id }) => meeting_id === meeting.id),
  }))
  return { ...(group as unknown as ListedGroup), lives: 'elsewhere', meetings: all }
}

/** Says something of a listing, with or without an account; nothing happens when there is no such listing. */
export async function sendCorrection(
  as: Acting,
  group: GroupId,
  said: { kind: 'wrong' | 'ours' | 'take_down'; words: string; reachMe: string },
): Promise<void> {
  await sql`select send_correction(${group}, ${said.kind}, ${said.words}, ${said.reachMe})`.execute(as.db)
}
