import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Reading, System } from '../../database/database.ts'
import type { GroupId, PersonId } from '../../database/ids.ts'
import { isKnownZone } from '../../standards/known-zone.ts'
import { currentZone } from '../../standards/zone.ts'
import { notFound } from '../refusal.ts'
import { candidateFrom, candidateTimes, type Wish } from './candidate-times.ts'
import { chooseFairly } from './fair-times.ts'
import { shortHours } from './good-hours.ts'
import { comingMeetings } from './meetings.ts'
import type { Span, Week } from './week-in-time.ts'

/** What was found for a group, as those who lead it may see it: times, and nothing of whose they are. */
export interface FoundTimes {
  readonly minutes: number
  readonly weekly: boolean
  /** Empty: too few share their hours. How few is said nowhere. */
  readonly starts: readonly Date[]
  readonly foundAt: Date
}

export const MOST_TIMES = 5
/** So many besides whoever asks must share their hours: their own they know. */
const FEWEST = 3
const DAY_MS = 86_400_000
/** Times stay as they were found for a week; that there are too few people, for a day. */
const KEPT_MS = 7 * DAY_MS
const KEPT_EMPTY_MS = DAY_MS
/** How many of the times chosen last weigh on the next. */
const REMEMBERED = 4

export async function foundTimes(as: Reading, group: GroupId): Promise<FoundTimes | undefined> {
  const row = await as.db.selectFrom('found_times').selectAll().where('group_id', '=', group).executeTakeFirst()
  return row && { minutes: row.minutes, weekly: row.weekly, starts: row.starts, foundAt: row.found_at }
}

/** Until when the same is answered to whatever is asked. */
export const keptUntil = ({ starts, foundAt }: FoundTimes) =>
  new Date(foundAt.getTime() + (starts.length > 0 ? KEPT_MS : KEPT_EMPTY_MS))

/** Looks for times among the good hours of the members who share theirs, and keeps the times alone. What was found lately stays.
 *  Runs as the program because nobody may read those hours. @throws Refusal not_found for whoever does not lead there */
export async function findTimes(
  as: System,
  { group, asks, wish, now }: { group: GroupId; asks: PersonId; wish: Wish; now: Date },
): Promise<void> {
  await sql`select hold_group(${group})`.execute(as.db)
  const led = await as.db
    .selectFrom('memberships as m')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .select('g.zone')
    .where('m.group_id', '=', group)
    .where('m.person_id', '=', asks)
    .where('m.state', '=', 'member')
    .where('m.facilitates', '=', true)
    .executeTakeFirst()
  if (!led) throw notFound()
  const known = await as.db.selectFrom('found_times').selectAll().where('group_id', '=', group).executeTakeFirst()
  if (known && keptUntil({ ...known, foundAt: known.found_at }) > now) return
  const starts = await timesFrom(as, group, asks, wish, currentZone(led.zone), now)
  const found = { minutes: wish.minutes, weekly: wish.weekly, starts, found_at: now }
  await as.db
    .insertInto('found_times')
    .values({ group_id: group, ...found })
    .onConflict((on) => on.column('group_id').doUpdateSet(found))
    .execute()
}

/** In order of time, so that the order says nothing. */
async function timesFrom(
  as: System,
  group: GroupId,
  asks: PersonId,
  wish: Wish,
  zone: string,
  now: Date,
): Promise<Date[]> {
  const people = await sharedWeeks(as, group)
  if (people.filter(({ person }) => person !== asks).length < FEWEST) return []
  const chosen = chooseFairly(people, {
    candidates: candidateTimes(wish, zone, now, await takenBy(as, group, now)),
    before: await chosenBefore(as, group),
    most: MOST_TIMES,
    chance: () => randomInt(1 << 30) / (1 << 30),
  })
  const starts = chosen.flatMap(({ dates }) => dates[0]?.starts ?? [])
  return starts.toSorted((a, b) => a - b).map((at) => new Date(at))
}

async function sharedWeeks(as: System, group: GroupId): Promise<(Week & { person: PersonId })[]> {
  const rows = await as.db
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .innerJoin('good_hours as h', 'h.person_id', 'p.id')
    .select(['p.id', 'p.zone', 'h.weekday', 'h.starts', 'h.ends'])
    .where('m.group_id', '=', group)
    .where('m.state', '=', 'member')
    .where('p.hours_for_groups', '=', true)
    .where('p.suspended', '=', false)
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)]
    .map(([person, hours]) => ({ person, zone: hours[0]?.zone ?? '', hours: hours.map(shortHours) }))
    .filter(({ zone }) => isKnownZone(zone))
}

/** What is in the group's calendar already. */
async function takenBy(as: System, group: GroupId, now: Date): Promise<Span[]> {
  const reading = { viewer: undefined, db: as.db }
  const dates = await comingMeetings(reading, [group], now, new Date(now.getTime() + 100 * DAY_MS))
  return dates
    .filter(({ cancelled, starts, ends }) => !cancelled && ends.getTime() - starts.getTime() < DAY_MS)
    .map(({ starts, ends }) => ({ starts: starts.getTime(), ends: ends.getTime() }))
}

/** No person's burden is kept: it is reckoned anew from the times that were chosen and the weeks as they are now. */
async function chosenBefore(as: System, group: GroupId) {
  const polls = await as.db
    .selectFrom('time_polls')
    .select(['minutes', 'weekly', 'zone', 'chosen'])
    .where('group_id', '=', group)
    .where('chosen', 'is not', null)
    .orderBy('chosen', 'desc')
    .limit(REMEMBERED)
    .execute()
  return polls.flatMap(({ chosen, zone, ...poll }) => (chosen && candidateFrom(poll, zone, chosen)) ?? [])
}
