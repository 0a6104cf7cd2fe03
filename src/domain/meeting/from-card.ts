import type { ActingPerson } from '../../database/database.ts'
import { currentZone } from '../../standards/zone.ts'
import type { Group, GroupTime } from '../groups/group.ts'
import { writeWelcome } from '../groups/lead.ts'
import { comingTime } from '../groups/when.ts'
import type { MeetingId } from './meetings.ts'
import { type Rhythm, ruleOf } from './rhythm.ts'
import { type MeetingDraft, scheduleMeeting } from './schedule.ts'
import { readLink, type WayIn } from './ways-in.ts'

/** Puts what the card says of the group's hours into its calendar, each hour as a meeting from its next date on, with the way in that
 *  stood in the welcome. Of what is every second week nobody wrote down the first: it begins with the next such day. */
export async function scheduleFromCard(
  as: ActingPerson,
  group: Group,
  welcome: { readonly words: string; readonly way_in: string },
  now = new Date(),
): Promise<MeetingId[]> {
  const made: MeetingId[] = []
  for (const draft of draftsFromCard(group, welcome.way_in, now)) made.push(await scheduleMeeting(as, group.id, draft))
  // From now on it is read when it is time, and not before.
  if (made.length > 0) await writeWelcome(as, group.id, welcome.words)
  return made
}

/** The same, not yet written. `wayIn` is the welcome's, a link or words; '' for none. */
export function draftsFromCard(group: Group, wayIn: string, now = new Date()): MeetingDraft[] {
  const zone = currentZone(group.zone)
  return group.times.map((time) => {
    const { starts } = comingTime(time, zone, new Date(now.getTime() + time.minutes * 60_000))
    const startsOn = starts.toPlainDate().toString()
    return {
      ...{ startsOn, starts: time.starts, minutes: time.minutes, zone, rule: ruleOf(rhythmOf(time), startsOn, zone) },
      ...{ about: '', access: group.access, shownBeforeMinutes: 60, capacity: null, waitingList: false },
      ...{ waysIn: waysOf(wayIn), host: undefined, coHost: undefined },
    }
  })
}

function rhythmOf({ every, nth }: GroupTime): Rhythm {
  if (nth !== null) return nth === -1 ? 'monthly_last' : 'monthly'
  return (['weekly', 'every_2', 'every_3', 'every_4'] as const)[every - 1] ?? 'weekly'
}

function waysOf(written: string): WayIn[] {
  const text = written.trim()
  if (text === '') return []
  const link = /^https?:\/\/\S+$/.test(text) ? readLink(text) : undefined
  return [link ? { kind: 'link', wayIn: link } : { kind: 'words', wayIn: text }]
}
