import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId, MembershipId } from '../../database/ids.ts'
import type { CoverHour } from '../groups/group.ts'
import type { Shown } from './quiet-words.ts'

/** A name put to a weekly hour of the card; or, with a date, to that one alone. `away`: not then. */
export interface Duty {
  readonly hour: CoverHour
  readonly onDate: string | undefined
  readonly away: boolean
  readonly who: Shown
}

/** Somebody who has given their duty to the others; without a day until they take it back. */
export interface HandOver {
  readonly who: Shown
  /** The day from which they are on duty again, `2026-12-24`. */
  readonly until: string | undefined
}

export interface Rota {
  readonly duties: readonly Duty[]
  readonly handOvers: readonly HandOver[]
  /** Everybody who leads, whom the viewer may see. */
  readonly leaders: readonly Shown[]
}

/** Who is on duty when, as those who lead see one another; whoever a block stands before is left out. */
export async function rotaOf(as: Reading, group: GroupId): Promise<Rota> {
  const [duties, handOvers, leaders] = await Promise.all([
    as.db
      .selectFrom('duties as d')
      .innerJoin('memberships as m', 'm.id', 'd.membership_id')
      .select(['d.weekday', 'd.starts', 'd.ends', 'd.on_date', 'd.away', ...SHOWN])
      .where('d.group_id', '=', group)
      .orderBy('m.joined_at')
      .execute(),
    as.db
      .selectFrom('hand_overs as h')
      .innerJoin('memberships as m', 'm.id', 'h.membership_id')
      .select(['h.until', ...SHOWN])
      .where('h.group_id', '=', group)
      .where((eb) => eb.or([eb('h.until', 'is', null), eb('h.until', '>', sql<string>`current_date`)]))
      .orderBy('m.joined_at')
      .execute(),
    as.db
      .selectFrom('memberships as m')
      .select(SHOWN)
      .where('m.group_id', '=', group)
      .where('m.state', '=', 'member')
      .where('m.facilitates', '=', true)
      .orderBy('m.joined_at')
      .execute(),
  ])
  return {
    duties: duties.map(({ weekday, starts, ends, on_date, away, ...who }) => ({
      hour: { weekday, starts: starts.slice(0, 5), ends: ends.slice(0, 5) },
      ...{ onDate: on_date ?? undefined, away, who: shownOf(who) },
    })),
    handOvers: handOvers.map(({ until, ...who }) => ({ until: until ?? undefined, who: shownOf(who) })),
    leaders: leaders.map(shownOf),
  }
}

/** What somebody says of an hour: every week or not, and of one date of it alone. */
export type Say = 'weekly' | 'not_weekly' | 'then' | 'not_then'

/** Puts the viewer's name to an hour of the card, or takes it off; for a date, what was said of that date before is forgotten. */
export async function sayDuty(as: ActingPerson, seat: MembershipId, slot: DutySlot, say: Say): Promise<void> {
  const { group, hour, date } = slot
  const onDate = say === 'then' || say === 'not_then' ? date : null
  await as.db
    .deleteFrom('duties')
    .where('membership_id', '=', seat)
    .where('weekday', '=', hour.weekday)
    .where('starts', '=', hour.starts)
    .where('ends', '=', hour.ends)
    .where('on_date', 'is not distinct from', onDate)
    .execute()
  if (say === 'not_weekly') return
  await as.db
    .insertInto('duties')
    .values({ group_id: group, membership_id: seat, ...hour, on_date: onDate, away: say === 'not_then' })
    // Two presses at the same moment say one thing.
    .onConflict((on) => on.doNothing())
    .execute()
}

/** An hour of a group's card, and one date of it. */
export interface DutySlot {
  readonly group: GroupId
  readonly hour: CoverHour
  readonly date: string
}

/** Gives the viewer's duty to the others who lead, at once; they are told that something waits, not what and not why. */
export async function handOverDuty(
  as: ActingPerson,
  group: GroupId,
  seat: MembershipId,
  until?: string,
): Promise<void> {
  await as.db.deleteFrom('hand_overs').where('membership_id', '=', seat).execute()
  await as.db
    .insertInto('hand_overs')
    .values({ group_id: group, membership_id: seat, until: until ?? null })
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Takes it back. Taking back what was not given changes nothing. */
export async function takeDutyBack(as: ActingPerson, seat: MembershipId): Promise<void> {
  await as.db.deleteFrom('hand_overs').where('membership_id', '=', seat).execute()
}

const SHOWN = ['m.id', 'm.name', 'm.second_word', 'm.keepsake'] as const

function shownOf(row: { id: MembershipId; name: string; second_word: string; keepsake: string }): Shown {
  return { id: row.id, name: row.name, secondWord: row.second_word, keepsake: row.keepsake }
}
