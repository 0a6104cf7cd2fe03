import { Temporal } from 'temporal-polyfill'
import { HOURS_OF, keepHours } from '../../src/domain/meeting/good-hours.ts'
import { answerPoll, findPoll, openPoll, tendPolls } from '../../src/domain/meeting/polls.ts'
import { askedTimes, goodHours } from './content/meetings.ts'
import { groupCalled, known, type World } from './world.ts'

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]

/** Some people keep good hours; one group is asked when it could meet, three have answered, and a night has passed since. */
export async function tellTimes(world: World): Promise<void> {
  for (const [key, parts] of Object.entries(goodHours)) {
    const hours = EVERY_DAY.flatMap((weekday) =>
      parts.map((part) => ({ weekday, starts: HOURS_OF[part][0], ends: HOURS_OF[part][1] })),
    )
    await world.db.acting(known(world.people, key), (as) => keepHours(as, { hours, forGroups: true }))
  }
  const group = known(world.groups, askedTimes.group)
  const { zone } = groupCalled(askedTimes.group)
  const today = Temporal.Now.plainDateISO(zone)
  const starts = askedTimes.times.map(
    ([days, hour]) => new Date(today.add({ days }).toPlainDateTime(hour).toZonedDateTime(zone).epochMilliseconds),
  )
  await world.db.acting(known(world.people, askedTimes.by), (as) =>
    openPoll(as, group, { minutes: askedTimes.minutes, weekly: false, zone, starts }),
  )
  for (const [key, said] of Object.entries(askedTimes.answers)) {
    await world.db.acting(known(world.people, key), async (as) => {
      const poll = await findPoll(as, group)
      if (poll) await answerPoll(as, poll, new Map(poll.times.flatMap(({ id }, i) => (said[i] ? [[id, said[i]]] : []))))
    })
  }
  await world.db.asSystem('a night has passed in the demo world', (as) => tendPolls(as))
}
