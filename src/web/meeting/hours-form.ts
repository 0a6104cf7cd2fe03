import { z } from 'zod'
import { type GoodHours, HOURS_OF, type MyHours, type PartOfDay, partsOfDay } from '../../domain/meeting/good-hours.ts'
import { anyOf, type Typed, tick } from '../form.ts'

/** The days that may go by Monday. */
export const LIKE_MONDAY = [2, 3, 4, 5] as const
const DAYS = [1, ...LIKE_MONDAY, 6, 0] as const

/** The name of a day's field; 0 is Sunday. */
export const fieldOfDay = (weekday: number) => `day${weekday}`

const dayShape: Record<string, z.ZodType> = Object.fromEntries(DAYS.map((day) => [fieldOfDay(day), anyOf(partsOfDay)]))

export const HoursForm = z.object({ same: tick(), for_groups: tick(), forget: tick(), ...dayShape })

/** What was ticked, as it is kept: with `same`, Monday stands for Tuesday to Friday whatever their own boxes say. */
export function hoursFrom(values: Record<string, unknown>): MyHours {
  if (values.forget) return { hours: [], forGroups: false }
  const partsOn = (day: number) => values[fieldOfDay(isLikeMonday(day) && values.same ? 1 : day)] as PartOfDay[]
  const hours = DAYS.flatMap((weekday) =>
    partsOn(weekday).map((part): GoodHours => {
      const [starts, ends] = HOURS_OF[part]
      return { weekday, starts, ends }
    }),
  )
  return { hours, forGroups: values.for_groups === true }
}

/** What was kept, as the form shows it. To begin with the days of the week are alike: that is the fewest boxes. */
export function typedHours({ hours, forGroups }: MyHours): Typed {
  const partsOn = (day: number) =>
    partsOfDay.filter((part) => hours.some((one) => one.weekday === day && one.starts === HOURS_OF[part][0]))
  const same = LIKE_MONDAY.every((day) => partsOn(day).join() === partsOn(1).join())
  return {
    ...Object.fromEntries(DAYS.map((day) => [fieldOfDay(day), partsOn(day)])),
    ...(same && { same: 'on' }),
    ...(forGroups && { for_groups: 'on' }),
  }
}

const isLikeMonday = (day: number) => LIKE_MONDAY.some((one) => one === day)
