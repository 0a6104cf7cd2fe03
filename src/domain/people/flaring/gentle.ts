import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../../database/database.ts'
import type { GroupId } from '../../../database/ids.ts'
import type { MyAsk, MyGroup } from '../../groups/mine.ts'
import type { Coming } from '../../meeting/meetings.ts'
import type { FlareOver } from '../flare.ts'

/** In the order in which they stand: what is still to come, then what is there to read. */
export const GENTLE = ['meeting', 'moved', 'answer', 'announcement', 'agreement'] as const
export type GentleKind = (typeof GENTLE)[number]

/** Words by those who lead, told to all while I was away. */
export interface Announcement {
  readonly words: string
  readonly group: GroupId
  readonly groupName: string
}

/** One thing to come back to. */
export type Gentle =
  | { readonly kind: 'meeting' | 'moved'; readonly date: Coming }
  | { readonly kind: 'answer'; readonly ask: MyAsk }
  | { readonly kind: 'announcement'; readonly note: Announcement }
  | { readonly kind: 'agreement'; readonly group: MyGroup }

interface Found {
  readonly groups: readonly MyGroup[]
  readonly asks: readonly MyAsk[]
  /** Dates of all my calendars, the soonest first. */
  readonly dates: readonly Coming[]
  readonly announcement: Announcement | undefined
}

/** After a flare, at most five things: one of each kind, the nearest or the latest of it. What became of others of its kind, and how
 *  many they are, is said nowhere; nothing that was to be done stands before what is to come. */
export function gentleThings({ groups, asks, dates, announcement }: Found, { since, putAway }: FlareOver): Gentle[] {
  const resting = new Set(groups.filter((group) => group.resting).map(({ id }) => id))
  const mine = dates.filter(({ meeting }) => !resting.has(meeting.group_id))
  const next = mine.find(({ cancelled }) => !cancelled)
  const moved = mine.find(
    (date) => (date.cancelled || date.changed) && date.meeting.updatedAt >= since && date !== next,
  )
  const answer = asks.find(({ name, answeredAt }) => name && answeredAt && answeredAt >= since)
  const agreement = groups.find(({ agreementWaits }) => agreementWaits)
  const things: (Gentle | undefined)[] = [
    next && { kind: 'meeting', date: next },
    moved && { kind: 'moved', date: moved },
    answer && { kind: 'answer', ask: answer },
    announcement && { kind: 'announcement', note: announcement },
    agreement && { kind: 'agreement', group: agreement },
  ]
  return things.filter((thing) => thing !== undefined).filter(({ kind }) => !putAway.includes(kind))
}

/** The latest that was announced in a group of mine since then, by others. Asks the same whether anybody was away or not. */
export async function latestAnnouncement(as: Reading, since: Date | undefined): Promise<Announcement | undefined> {
  const { rows } = await sql<Announcement>`
    select n.words, g.id as "group", g.name as "groupName" from group_notes n join groups g on g.id = n.group_id
    where n.announced_at >= ${since ?? null} and array_position(my_seats(), n.membership_id) is null
    order by n.announced_at desc, n.id limit 1`.execute(as.db)
  return rows[0]
}

/** Puts some of them away; they do not come back with this flare. */
export async function putAway(as: ActingPerson, kinds: readonly GentleKind[]): Promise<void> {
  await as.db
    .updateTable('comforts')
    .set({ put_away: sql<string[]>`array(select distinct unnest(put_away || ${[...kinds]}::text[]))` })
    .where('person_id', '=', as.viewer)
    .execute()
}
