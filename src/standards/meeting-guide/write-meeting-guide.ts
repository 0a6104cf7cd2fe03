import { cleanText, cutText } from './clean-text.ts'
import type { AccessFeature, Attendance, Audience, Basis, Day, Format } from './meeting-row.ts'

/** A group that lives here, as far as the public may know it: nothing in it lets anybody in. */
export interface PublishedGroup {
  /** As in the group's own address, at most 40 letters, digits, - and _. */
  id: string
  name: string
  /** Absolute address of the group's public page. */
  page: string
  updatedAt: Date
  formats: readonly Format[]
  languages: readonly string[]
  access: readonly AccessFeature[]
  audiences: readonly Audience[]
  basis: readonly Basis[]
  /** A room, a town or a region, where the group names one for everybody to see. */
  place?:
    | { name?: string | undefined; address?: string | undefined; regions?: readonly string[] | undefined }
    | undefined
  meetings: readonly PublishedMeeting[]
}

export interface PublishedMeeting {
  day: Day
  /** HH:MM on the clock of `zone`. */
  startsAt: string
  endsAt?: string | undefined
  zone?: string | undefined
}

/** One object of a Meeting Guide list. */
export interface MeetingGuideEntry {
  name: string
  slug: string
  day: Day
  time: string
  end_time?: string
  timezone?: string
  types: string[]
  /** Of the 12 Step Meeting List plugin, which readers of the format understand. */
  attendance_option?: Attendance
  location?: string
  formatted_address?: string
  regions?: string[]
  group: string
  url: string
  /** UTC, YYYY-MM-DD HH:MM:SS. */
  updated: string
}

// Our words back into reserved codes of the specification; a facet without a code is left out rather than misnamed.
const CODES: ReadonlyMap<string, string> = new Map([
  ...'step_free:X sign_language:ASL childcare:BA fragrance_free:FF'.split(' ').map(pair),
  ...'women:W men:M lgbtq:LGBTQ young_adults:Y older_people:SEN people_of_colour:POC newcomers:BE secular:A'
    .split(' ')
    .map(pair),
])
const LANGUAGE_CODES: ReadonlyMap<string, string> = new Map(
  'af:AF am:AM ar:AR bg:BG da:DA de:DE el:EL en:EN es:S fa:FA fi:FI fr:FR he:HE hi:HI hr:HR hu:HU is:IS it:ITA ja:JA ka:KA ko:KOR lt:LT ml:ML mt:MT ne:NE nl:NL no:NO pa:PUN pl:POL pt:POR ru:RUS sk:SK sl:SL sv:SV th:TH tl:TL tr:TUR uk:UK'
    .split(' ')
    .map(pair),
)

/** The groups that have times, one entry a meeting, in the Meeting Guide format (github.com/code4recovery/spec). */
export function writeMeetingGuide(groups: readonly PublishedGroup[]): MeetingGuideEntry[] {
  return groups.flatMap((group) => group.meetings.map((meeting) => writeEntry(group, meeting)))
}

function writeEntry(group: PublishedGroup, meeting: PublishedMeeting): MeetingGuideEntry {
  const name = cutText(cleanText(group.name), 255)
  const attendance = attendanceOf(group.formats)
  return {
    name,
    slug: `${group.id}-${meeting.day}-${meeting.startsAt.replace(':', '')}`,
    day: meeting.day,
    time: meeting.startsAt,
    ...(meeting.endsAt && { end_time: meeting.endsAt }),
    ...(meeting.zone && { timezone: meeting.zone }),
    types: typesOf(group),
    ...(attendance && { attendance_option: attendance }),
    ...(group.place?.name && { location: cleanText(group.place.name) }),
    ...(group.place?.address && { formatted_address: cleanText(group.place.address) }),
    ...(group.place?.regions?.length && { regions: group.place.regions.map(cleanText) }),
    group: name,
    url: group.page,
    updated: group.updatedAt.toISOString().slice(0, 19).replace('T', ' '),
  }
}

function typesOf({ languages, access, audiences, basis }: PublishedGroup): string[] {
  const facets = [...access, ...audiences, ...basis].map((facet) => CODES.get(facet))
  const spoken = languages.map((language) => LANGUAGE_CODES.get(language.split('-')[0] ?? ''))
  return [...new Set([...spoken, ...facets])].filter((code) => code !== undefined).sort()
}

function attendanceOf(formats: readonly Format[]): Attendance | undefined {
  const online = formats.some((format) => format !== 'in_person')
  if (!formats.includes('in_person')) return online ? 'online' : undefined
  return online ? 'hybrid' : 'in_person'
}

function pair(written: string): [string, string] {
  const [from = '', to = ''] = written.split(':')
  return [from, to]
}
