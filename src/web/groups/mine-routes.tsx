import { Hono } from 'hono'
import { myAsks, myGroups, myPastGroups } from '../../domain/groups/mine.ts'
import { comingMeetings } from '../../domain/meeting/meetings.ts'
import { groupsWithWordsLeft } from '../../domain/safety/quiet-words.ts'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'
import { me, person } from '../people/guard.ts'
import { AHEAD_MS, nextOf } from '../place/next.ts'
import { MyGroupsPage } from './mine-views.tsx'

/** All my groups: where I sit, where I asked, where I was. */
export const mine = new Hono<Env>()

mine.get(paths.yourGroups(), person(), async (c) => {
  const { db, scene } = c.var
  const until = new Date(scene.now.getTime() + AHEAD_MS)
  const [groups, asks, past, dates, left] = await db.reading(me(c).viewer, (as) =>
    Promise.all([
      myGroups(as),
      myAsks(as),
      myPastGroups(as),
      comingMeetings(as, 'mine', scene.now, until),
      groupsWithWordsLeft(as),
    ]),
  )
  const next = nextOf(scene, { groups, asks, dates, stewardIsAsked: false, unfinished: false })
  const welcomed = asks.filter(({ state }) => state === 'welcomed')
  return c.html(<MyGroupsPage scene={scene} {...next} welcomed={welcomed} past={past} left={left} />)
})
