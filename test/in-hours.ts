import { HOURS_OF, keepHours, type PartOfDay } from '../src/domain/meeting/good-hours.ts'
import type { Someone, World } from './world.ts'

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]

/** Somebody's groups may find times by these parts of every day, where they live. */
export async function shareHours(
  world: World,
  who: Someone,
  parts: readonly PartOfDay[],
  { zone = 'Europe/London', forGroups = true } = {},
): Promise<void> {
  const hours = EVERY_DAY.flatMap((weekday) =>
    parts.map((part) => ({ weekday, starts: HOURS_OF[part][0], ends: HOURS_OF[part][1] })),
  )
  await world.db.acting(who.id, (as) => keepHours(as, { hours, forGroups }))
  await world.owner('update people set zone = $2 where id = $1', [who.id, zone])
}
