/** 0 is Sunday, as in the Meeting Guide format. */
export type Day = 0 | 1 | 2 | 3 | 4 | 5 | 6
export type Format = 'audio' | 'video' | 'text' | 'round' | 'in_person'
export type Attendance = 'in_person' | 'online' | 'hybrid'
export type AccessFeature =
  | 'captions'
  | 'sign_language'
  | 'phone_only'
  | 'camera_optional'
  | 'lying_down'
  | 'breaks'
  | 'step_free'
  | 'quiet_space'
  | 'plain_language'
  | 'interpreter'
  | 'written_summary'
  | 'childcare'
  | 'fragrance_free'
export type Audience =
  | 'women'
  | 'men'
  | 'lgbtq'
  | 'young_adults'
  | 'older_people'
  | 'veterans'
  | 'people_of_colour'
  | 'parents'
  | 'carers'
  | 'newcomers'
/** What a meeting stands on, where its types say so. */
export type Basis = 'twelve_step' | 'secular' | 'faith'

/** How one gets in. Never public: shown only to people who may be told, one row at a time. */
export interface WayIn {
  kind: 'link' | 'phone' | 'words'
  /** link: an absolute http, https or mailto address · phone: digits and + , * # ; · words: plain text with newlines. */
  value: string
  /** The field of the feed it stood in. */
  from: string
}

export interface Place {
  name: string | undefined
  address: string | undefined
  /** The address names an area only (a town, a country), not a door. */
  approximate: boolean
  city: string | undefined
  /** From the widest to the nearest. */
  regions: string[]
  country: string | undefined
  latitude: number | undefined
  longitude: number | undefined
}

/** One meeting on one day of the week: a row of a feed that lists three days becomes three of these. */
export interface MeetingRow {
  /** Position in the file, from 1. */
  row: number
  /** Line of the file, where the format has lines (CSV). */
  line: number | undefined
  /** With the feed and the day, the meeting's key. Not for public pages. */
  slug: string
  name: string
  group: string | undefined
  day: Day | undefined
  /** HH:MM on the clock of `zone`; without a zone, time as printed. */
  startsAt: string | undefined
  endsAt: string | undefined
  zone: string | undefined
  attendance: Attendance | undefined
  formats: Format[]
  /** ISO 639-1. */
  languages: string[]
  access: AccessFeature[]
  audiences: Audience[]
  basis: Basis[]
  /** As the feed wrote them. */
  types: string[]
  unknownTypes: string[]
  place: Place | undefined
  paused: boolean
  /** closed: its place is closed for now (TC) · inactive: the feed says so. */
  pausedWhy: 'closed' | 'inactive' | undefined
  wayIn: WayIn[]
  /** ISO 8601, UTC. */
  updatedAt: string | undefined
}
