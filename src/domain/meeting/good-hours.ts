import type { ActingPerson, Reading } from '../../database/database.ts'

/** Hours of a weekday that are good for somebody, by the clock of their own zone: `09:00` to `12:00`. A day ends at `24:00`. */
export interface GoodHours {
  /** 0 is Sunday. */
  readonly weekday: number
  readonly starts: string
  readonly ends: string
}

/** The parts of a day that are asked for. Between midnight and six nobody is asked. */
export const partsOfDay = ['early', 'morning', 'afternoon', 'evening', 'late'] as const
export type PartOfDay = (typeof partsOfDay)[number]

export const HOURS_OF: Readonly<Record<PartOfDay, readonly [starts: string, ends: string]>> = {
  early: ['06:00', '09:00'],
  morning: ['09:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['17:00', '21:00'],
  late: ['21:00', '24:00'],
}

export interface MyHours {
  readonly hours: readonly GoodHours[]
  /** My groups may find times by them. */
  readonly forGroups: boolean
}

/** My week. Nobody else can read it through any door. */
export async function myHours(as: Reading): Promise<MyHours> {
  const [hours, me] = await Promise.all([
    as.db.selectFrom('good_hours').select(['weekday', 'starts', 'ends']).orderBy('weekday').orderBy('starts').execute(),
    as.db.selectFrom('people').select('hours_for_groups').executeTakeFirst(),
  ])
  return { hours: hours.map(shortHours), forGroups: me?.hours_for_groups ?? false }
}

/** Keeps them in place of what was there; none at all forgets the wish too. */
export async function keepHours(as: ActingPerson, { hours, forGroups }: MyHours): Promise<void> {
  await as.db.deleteFrom('good_hours').where('person_id', '=', as.viewer).execute()
  if (hours.length > 0)
    await as.db
      .insertInto('good_hours')
      .values(hours.map(({ weekday, starts, ends }) => ({ person_id: as.viewer, weekday, starts, ends })))
      .onConflict((on) => on.doNothing())
      .execute()
  await as.db
    .updateTable('people')
    .set({ hours_for_groups: forGroups && hours.length > 0 })
    .where('id', '=', as.viewer)
    .execute()
}

/** As the database says them (`09:00:00`), so that they compare. */
export const shortHours = ({ weekday, starts, ends }: GoodHours): GoodHours => ({
  weekday,
  starts: starts.slice(0, 5),
  ends: ends.slice(0, 5),
})
