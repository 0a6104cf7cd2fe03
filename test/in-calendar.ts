import assert from 'node:assert/strict'
import type { GroupId } from '../src/database/ids.ts'
import { type Coming, comingMeetings, type MeetingId, requireMeeting } from '../src/domain/meeting/meetings.ts'
import { type Reply, repliesTo, replyToMeeting } from '../src/domain/meeting/replies.ts'
import { type MeetingDraft, scheduleMeeting } from '../src/domain/meeting/schedule.ts'
import type { Someone, World } from './world.ts'

const DAY_MS = 86_400_000

/** A test that runs over midnight goes on meaning the same days. */
const BEGUN_MS = Date.now()
/** The date so many days from today, `2026-11-24`. */
export const day = (days: number) => new Date(BEGUN_MS + days * DAY_MS).toISOString().slice(0, 10)

const NEXT_YEAR_MS = Date.UTC(new Date(BEGUN_MS).getUTCFullYear() + 1, 0, 1)
const TUESDAY_MS = NEXT_YEAR_MS + ((9 - new Date(NEXT_YEAR_MS).getUTCDay()) % 7) * DAY_MS
/** So many days after the first Tuesday of next year: always to come, and in winter, so that its hours are known. */
export const afterTuesday = (days: number) => new Date(TUESDAY_MS + days * DAY_MS).toISOString().slice(0, 10)

/** A meeting every week from that day on, at seven in the evening in UTC, with a link. */
export function weekly(days: number, more: Partial<MeetingDraft> = {}): MeetingDraft {
  const startsOn = day(days)
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(startsOn).getUTCDay()]
  return {
    startsOn,
    starts: '19:00',
    minutes: 60,
    zone: 'UTC',
    rule: `FREQ=WEEKLY;BYDAY=${weekday}`,
    about: 'Sleep',
    access: [],
    shownBeforeMinutes: 60,
    capacity: null,
    waitingList: false,
    waysIn: [{ kind: 'link', wayIn: 'https://meet.example/abc' }],
    host: undefined,
    coHost: undefined,
    ...more,
  }
}

/** What people see of a group's calendar and say to its next date. */
export function inCalendars(world: () => World) {
  const coming = (who: Someone | undefined, group: GroupId | 'mine', days = 30): Promise<Coming[]> =>
    world().db.reading(who?.id, (as) =>
      comingMeetings(as, group === 'mine' ? 'mine' : [group], new Date(), new Date(Date.now() + days * DAY_MS)),
    )
  const first = async (who: Someone, group: GroupId): Promise<Coming> => {
    const [date] = await coming(who, group)
    assert.ok(date)
    return date
  }
  return {
    coming,
    first,
    load: (who: Someone, group: GroupId, id: MeetingId) =>
      world().db.reading(who.id, (as) => requireMeeting(as, group, id)),
    /** Ada leads, Ben and Cleo are members, and something is in the calendar. */
    async circle(draft: MeetingDraft) {
      const ada = await world().someone('Ada')
      const [ben, cleo] = [await world().someone('Ben'), await world().someone('Cleo')]
      const group = await world().group(ada, { guests: 'yes' })
      const seats = { ben: await world().sit(ben, group), cleo: await world().sit(cleo, group) }
      const meeting = await world().db.acting(ada.id, (as) => scheduleMeeting(as, group, draft))
      return { ada, ben, cleo, group, seats, meeting }
    },
    async say(who: Someone, group: GroupId, reply: Reply | undefined): Promise<boolean> {
      const date = await first(who, group)
      return world().db.acting(who.id, (as) => replyToMeeting(as, date, reply))
    },
    async said(who: Someone, group: GroupId) {
      const date = await first(who, group)
      return world().db.reading(who.id, (as) => repliesTo(as, date.meeting.id, date.onDate, 'en'))
    },
  }
}
