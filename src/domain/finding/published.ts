import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import type { PublishedGroup } from '../../standards/meeting-guide/write-meeting-guide.ts'
import type { ListedTime } from './listed-group.ts'

/** A listed group that lives here and meets every week, as the Meeting Guide format may know it. */
export interface Published extends Omit<PublishedGroup, 'id' | 'page'> {
  readonly id: GroupId
}

/** The groups of the feed, by name. What meets once a month or every other week is left out: the format knows only every week, and
 *  people would come to a closed door. */
export async function publishedGroups(as: Reading): Promise<Published[]> {
  const rows = await as.db
    .selectFrom('listed_groups')
    .select(['id', 'name', 'formats', 'languages', 'access', 'identity_led', 'faith', 'times', 'changed_on'])
    .where('lives', '=', 'here')
    .orderBy('sorted_by')
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => {
    const meetings = (row.times as ListedTime[]).filter(({ every, nth }) => (every ?? 1) === 1 && !nth).map(meetingOf)
    if (meetings.length === 0) return []
    const published = {
      id: row.id as string as GroupId,
      name: row.name,
      updatedAt: new Date(`${row.changed_on}T00:00:00Z`),
      formats: row.formats as Published['formats'],
      languages: row.languages,
      access: row.access as Published['access'],
      audiences: row.identity_led as Published['audiences'],
      basis: row.faith === 'twelve_step' ? (['twelve_step'] as const) : [],
      meetings,
    }
    return [published]
  })
}

function meetingOf({ weekday, starts, minutes, zone }: ListedTime): Published['meetings'][number] {
  const long = (minutes ?? 0) >= 1440
  return {
    day: weekday as 0,
    startsAt: starts,
    ...(minutes && !long ? { endsAt: later(starts, minutes) } : {}),
    ...(zone ? { zone } : {}),
  }
}

/** A wall time so many minutes later, over midnight too. */
function later(starts: string, minutes: number): string {
  const [hour = 0, minute = 0] = starts.split(':').map(Number)
  const at = (hour * 60 + minute + minutes) % 1440
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}
