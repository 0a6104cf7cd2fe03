import type { Gathering } from '../../../standards/meeting-guide/gathering.ts'
import type { Basis, MeetingRow, Place } from '../../../standards/meeting-guide/meeting-row.ts'
import { digestOfGroup, digestOfMeeting, marksOf } from './marks.ts'

/** A row of elsewhere_groups, with the names of its columns. Everything in it is public. */
export interface GroupToStore {
  id: string
  key: string
  name: string
  formats: string[]
  languages: string[]
  access: string[]
  identity_led: string[]
  faith: string | null
  area: string
  digest: string
}

export interface MeetingToStore {
  id: string
  group_id: string
  slug: string
  name: string
  place: string
  weekday: number | null
  starts: string | null
  ends: string | null
  zone: string | null
  paused: boolean
  types: string[]
  marks: string[]
  digest: string
}

export interface WayInToStore {
  meeting_id: string
  kind: string
  value: string
  field: string
}

export function groupToStore(id: string, gathering: Gathering): GroupToStore {
  const { key, name, formats, languages, access, audiences, basis, digest } = gathering
  const area = areaOf(gathering)
  return {
    id,
    key,
    name,
    formats,
    languages,
    access,
    identity_led: audiences,
    faith: faithOf(basis),
    area,
    digest: digestOfGroup(digest),
  }
}

export function meetingToStore(id: string, group: string, meeting: MeetingRow): MeetingToStore {
  const { slug, name, day, startsAt, endsAt, zone, paused, types } = meeting
  return {
    id,
    group_id: group,
    slug,
    name,
    place: wordsOfPlace(meeting.place, meeting.attendance === 'online'),
    weekday: day ?? null,
    starts: startsAt ?? null,
    ends: endsAt ?? null,
    zone: zone ?? null,
    paused,
    types,
    marks: marksOf(meeting),
    digest: digestOfMeeting(meeting),
  }
}

export function waysInToStore(meeting: string, { wayIn }: MeetingRow): WayInToStore[] {
  return wayIn.map(({ kind, value, from }) => ({ meeting_id: meeting, kind, value, field: from }))
}

/** In the words of our own groups; null where the feed does not say. */
function faithOf(basis: readonly Basis[]): string | null {
  if (basis.includes('twelve_step')) return 'twelve_step'
  if (basis.includes('faith')) return 'other'
  return basis.includes('secular') ? 'none' : null
}

/** The place all its meetings share, else the widest region they do. */
function areaOf({ place, meetings, formats }: Gathering): string {
  if (place) return wordsOfPlace(place, !formats.includes('in_person'))
  const regions = new Set(meetings.map((meeting) => meeting.place?.regions[0] ?? ''))
  const [region = ''] = regions
  return regions.size === 1 ? region : ''
}

/** One line, at most about 500 characters. Who meets online has no room to name. */
function wordsOfPlace(place: Place | undefined, online: boolean): string {
  if (!place) return ''
  const { name, address, city, regions, country } = place
  const spot = address ? [address] : [city, ...regions.toReversed().slice(0, 2), country]
  const parts = [online ? undefined : name, ...spot].filter((part) => part !== undefined && part !== '')
  return [...new Set(parts)].join(', ')
}
