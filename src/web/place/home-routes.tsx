import { Hono } from 'hono'
import type { Reading } from '../../database/database.ts'
import { myAsks, myGroups } from '../../domain/groups/mine.ts'
import { unledGroups } from '../../domain/groups/unled.ts'
import { lookAtDate } from '../../domain/meeting/look.ts'
import { comingMeetings } from '../../domain/meeting/meetings.ts'
import { unheldDates } from '../../domain/meeting/unheld.ts'
import { myFlare } from '../../domain/people/flare.ts'
import { gentleThings, latestAnnouncement } from '../../domain/people/flaring/gentle.ts'
import { notesToldToMe } from '../../domain/people/flaring/people.ts'
import { groupsWaiting, peopleWaiting } from '../../domain/place/approval.ts'
import { findPlace } from '../../domain/place/place.ts'
import { changedGroups } from '../../domain/place/second-look.ts'
import { hasSteward } from '../../domain/place/steward.ts'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'
import { Home } from './home-views.tsx'
import { AHEAD_MS, nextOf } from './next.ts'
import { Welcome } from './welcome-views.tsx'

/** The start: for a visitor what this is, for a person what is next. */
export const home = new Hono<Env>()

home.get(paths.home(), async (c) => {
  const { db, viewer, scene, session } = c.var
  if (!viewer || !session) {
    const seen = await db.reading(viewer, (as) => Promise.all([findPlace(as), hasSteward(as)]))
    return c.html(<Welcome scene={scene} place={seen[0]} begun={seen[1]} />)
  }
  const steward = scene.person?.steward === true
  const { now } = scene
  const { next, seen, flare, told, things } = await db.reading(viewer, async (as) => {
    const [place, groups, asks, dates, unheld, flare, told, stewardIsAsked] = await Promise.all([
      findPlace(as),
      myGroups(as),
      myAsks(as),
      comingMeetings(as, 'mine', now, new Date(now.getTime() + AHEAD_MS)),
      unheldDates(as),
      myFlare(as, now),
      notesToldToMe(as),
      steward ? somethingWaits(as) : false,
    ])
    const unfinished = steward && place.setUpAt === null
    const coming = nextOf(scene, { groups, asks, dates, unheld, stewardIsAsked, unfinished })
    const { meeting } = coming
    const [seen, announcement] = await Promise.all([
      meeting && lookAtDate(as, meeting, now, scene.language),
      latestAnnouncement(as, flare.over?.since),
    ])
    const things = flare.over ? gentleThings({ groups, asks, dates, announcement }, flare.over) : []
    return { next: coming, seen, flare, told, things }
  })
  return c.html(
    <Home scene={scene} standing={session} next={next} seen={seen} flare={flare} told={told} things={things} />,
  )
})

async function somethingWaits(as: Reading): Promise<boolean> {
  const [groups, people, unled, changed] = await Promise.all([
    groupsWaiting(as),
    peopleWaiting(as),
    unledGroups(as),
    changedGroups(as),
  ])
  return groups.length + people.length + changed.length > 0 || unled.some(({ askedAt }) => askedAt === null)
}
