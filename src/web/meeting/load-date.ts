import type { Group } from '../../domain/groups/group.ts'
import { insidersAndGuests, leaders, type Standing } from '../../domain/groups/standing.ts'
import { type Coming, datesOf, findMeeting, type Meeting, type MeetingId } from '../../domain/meeting/meetings.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Here } from '../env.ts'
import { loadAs } from '../groups/load.ts'
import { asGroupId, asId } from '../ids.ts'

const DAY_MS = 86_400_000
/** How far from its own date a meeting may have been moved. */
export const FURTHEST_MOVE_DAYS = 60

/** The meeting in the address, for those inside (or those who lead): for everybody else it does not exist. */
export async function loadMeeting(c: Here, allowed: readonly Standing[] = leaders) {
  const id = asGroupId(c.req.param('id'))
  const loaded = await loadAs(c, allowed, (as) => findMeeting(as, id, asId(c.req.param('meeting')) as MeetingId))
  const { more: meeting } = loaded
  if (!meeting || meeting.ended || loaded.group.closed_at) throw notFound()
  return { ...loaded, meeting }
}

/** One of its dates likewise. What is not a date of its own is not there. */
export async function loadDate(c: Here, allowed: readonly Standing[] = insidersAndGuests) {
  const loaded = await loadMeeting(c, allowed)
  return { ...loaded, date: requireDate(loaded.meeting, loaded.group, c.req.param('date') ?? '') }
}

function requireDate(meeting: Meeting, group: Group, onDate: string): Coming {
  const noon = /^\d{4}-\d\d-\d\d$/.test(onDate) ? Date.parse(`${onDate}T12:00:00Z`) : Number.NaN
  if (Number.isNaN(noon)) throw notFound()
  const around = (FURTHEST_MOVE_DAYS + 4) * DAY_MS
  const dates = datesOf(meeting, group.name, new Date(noon - around), new Date(noon + around))
  const date = dates.find((one) => one.onDate === onDate)
  if (!date) throw notFound()
  return date
}
