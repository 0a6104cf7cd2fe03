import type { GroupId, MembershipId } from '../src/database/ids.ts'
import { comingMeetings, type MeetingId, requireMeeting } from '../src/domain/meeting/meetings.ts'
import { answerPoll, findPoll, openPoll, type PollId } from '../src/domain/meeting/polls.ts'
import { replyToMeeting } from '../src/domain/meeting/replies.ts'
import { changeDate, type MeetingDraft, scheduleMeeting } from '../src/domain/meeting/schedule.ts'
import { canary } from './word.ts'
import type { Someone, World } from './world.ts'

export interface PlantedMeetings {
  readonly meeting: MeetingId
  readonly meetingDate: string
  readonly quietMeeting: MeetingId
  readonly poll: PollId
}

interface Around {
  readonly lane: GroupId
  readonly quiet: GroupId
  readonly facilitator: Someone
  readonly member: Someone
  readonly resting: Someone
  readonly hal: Someone
  readonly host: MembershipId
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** A meeting of the lane that can be walked into, one whose way in is still shut, and one of the hidden group. Two have answered. */
export async function plantMeetings(world: World, around: Around): Promise<PlantedMeetings> {
  const { lane, quiet, facilitator, member, resting, hal, host } = around
  const open = { ...draftAt(30 * MINUTE_MS, 'lane meeting'), host }
  const meeting = await world.db.acting(facilitator.id, async (as) => {
    await scheduleMeeting(as, lane, { ...draftAt(5 * DAY_MS, 'lane shut'), rule: '' })
    return scheduleMeeting(as, lane, { ...open, rule: `FREQ=WEEKLY;BYDAY=${weekdayOf(open.startsOn)}` })
  })
  for (const [who, reply] of [
    [member, 'hope'],
    [resting, 'not_this_time'],
  ] as const) {
    await world.db.acting(who.id, async (as) => {
      const dates = await comingMeetings(as, [lane], new Date(), new Date(Date.now() + DAY_MS))
      const date = dates.find((one) => one.meeting.id === meeting)
      if (date) await replyToMeeting(as, date, reply)
    })
  }
  // Counted from its first day, not from now: midnight may have come between.
  const later = new Date(Date.parse(open.startsOn) + 7 * DAY_MS).toISOString().slice(0, 10)
  const { starts, minutes } = open
  const change = { startsOn: later, starts, minutes, about: canary('lane change about'), waysIn: [], host: undefined }
  await world.db.acting(facilitator.id, async (as) =>
    changeDate(as, await requireMeeting(as, lane, meeting), later, change),
  )
  const quietMeeting = await world.db.acting(hal.id, (as) => scheduleMeeting(as, quiet, draftAt(0, 'quiet meeting')))
  return { meeting, meetingDate: open.startsOn, quietMeeting, poll: await plantPoll(world, lane, facilitator, member) }
}

/** Two times the lane is asked about; one person's hours that no part of a day has, so that they would be known again anywhere. */
async function plantPoll(world: World, lane: GroupId, facilitator: Someone, member: Someone): Promise<PollId> {
  const starts = [9, 10].map((days) => new Date(Date.now() + days * DAY_MS))
  const poll = await world.db.acting(facilitator.id, (as) =>
    openPoll(as, lane, { minutes: 60, weekly: false, zone: 'UTC', starts }),
  )
  await world.db.acting(member.id, async (as) => {
    const asked = await findPoll(as, lane)
    const [first] = asked?.times ?? []
    if (asked && first) await answerPoll(as, asked, new Map([[first.id, 'no']]))
  })
  const [begins, ends] = ODD_HOURS
  await world.owner(`insert into good_hours (person_id, weekday, starts, ends) values ($1, 3, $2, $3)`, [
    member.id,
    begins,
    ends,
  ])
  await world.owner('update people set hours_for_groups = true where id = $1', [member.id])
  await world.owner(
    `insert into found_times (group_id, minutes, weekly, starts) values ($1, 60, false, array[now() + interval '9 days'])`,
    [lane],
  )
  return poll
}

export const ODD_HOURS = ['03:13:07', '04:44:09'] as const

function draftAt(inMs: number, word: string): MeetingDraft {
  const begins = new Date(Date.now() + inMs).toISOString()
  return {
    startsOn: begins.slice(0, 10),
    starts: begins.slice(11, 16),
    minutes: 600,
    zone: 'UTC',
    rule: '',
    about: canary(`${word} about`),
    access: ['captions'],
    shownBeforeMinutes: 60,
    capacity: null,
    waitingList: false,
    waysIn: [{ kind: 'link', wayIn: `https://meet.example/${canary(`${word} way`)}` }],
    host: undefined,
    coHost: undefined,
  }
}

const weekdayOf = (day: string) => ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(day).getUTCDay()]
