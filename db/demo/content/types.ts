/** The demo world as plain data. The telling reads it and says it again with domain verbs; nothing here touches a database. */

export type Language = 'en' | 'es'
export type Tone = 'vent' | 'coping' | 'mixed'
export type Format = 'audio' | 'video' | 'text' | 'round' | 'in_person'
export type Door = 'open' | 'ask' | 'referral' | 'closed'
export type SizeBand = '3-5' | '6-9' | '10-15' | '16+'
export type MedicationTalk = 'no_talk' | 'own_experience' | 'open_no_doses'
export type Faith = 'none' | 'spiritual' | 'twelve_step' | 'christian'
export type GuestPolicy = 'no' | 'ask' | 'yes'
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

/** Sunday is 0, as in the calendars people know from `Date`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** When a group meets, as wall time in the group's own zone. A 48-hour round is 2,880 minutes long. */
export type Rhythm =
  | { as: Format; every: 'week'; weeks: 1 | 2; weekday: Weekday; start: string; minutes: number }
  | { as: Format; every: 'month'; nth: 1 | 2 | 3 | 4 | -1; weekday: Weekday; start: string; minutes: number }

/** Hours in which a facilitator is on duty, in the group's zone. `until` before `from` means past midnight. */
export interface Cover {
  weekdays: readonly Weekday[]
  from: string
  until: string
}

export interface DemoGroup {
  /** Handle inside these files; never shown and never an address. */
  key: string
  name: string
  /** The first is the language the group writes its own words in. */
  languages: readonly Language[]
  zone: string
  /** Ids of the focus list. The first is what the group is listed under. */
  focus: readonly string[]
  /** Whom the group is for, where it is led by an identity; empty for most. */
  audiences: readonly Audience[]
  tone: Tone
  formats: readonly Format[]
  size: SizeBand
  medication: MedicationTalk
  faith: Faith
  access: readonly AccessFeature[]
  guests: GuestPolicy
  door: Door
  rhythm: readonly Rhythm[]
  cover: readonly Cover[]
  purpose: string
  notFor: string
  /** Asked at an `ask` door only. */
  questions: readonly string[]
  agreement: { template: 'gentle' | 'medication' | 'closed'; extra: readonly string[] }
  /** `waiting`: a steward has not looked yet. `hidden`: exists for nobody but its members. */
  visibility: 'listed' | 'waiting' | 'hidden'
  /** The group ticked "may be found by search engines". Only a listed group may. */
  searchable: boolean
  /** Shown to members only: a room, a link, a number, an address. Every group has one, or nobody would find in. */
  wayIn: string
  /** What a new member reads first. */
  welcome?: string
  pinned?: readonly string[]
  announcements?: readonly Announcement[]
}

/** Said once, to all members, by someone who facilitates the group. */
export interface Announcement {
  by: string
  daysAgo: number
  text: string
}

export type Standing = 'facilitator' | 'member' | 'guest' | 'asker' | 'resting' | 'left' | 'removed'

export interface Place {
  group: string
  as: Standing
  sinceDaysAgo: number
  /** The name used in this group, when it is not the person's usual one. */
  name?: string
  /** What an asker answered to the group's own questions, in order. */
  answers?: readonly string[]
}

export interface DemoPerson {
  key: string
  /** Free, shown, not unique: two people here share one. */
  name: string
  languages: readonly Language[]
  zone: string
  /** The word before the four digits of the sign-in name. */
  signInWord: string
  steward?: boolean
  places: readonly Place[]
}

export type Wish = 'just_saying' | 'just_listen' | 'me_too' | 'how_did_you_cope' | 'ideas_welcome'
export type Tap = 'i_hear_you' | 'me_too' | 'sitting_with_you' | 'thank_you' | 'this_helped'

export interface DemoPost {
  by: string
  hoursAgo: number
  words: string
  wish?: Wish
  topics?: readonly ('hospital' | 'death')[]
  /** Which post of the conversation it answers, counted from 0. */
  answers?: number
  /** Who answered it with one press. */
  taps?: readonly (readonly [by: string, kind: Tap])[]
}

/** What people of a group said to each other, oldest first. */
export interface DemoConversation {
  group: string
  title?: string
  posts: readonly DemoPost[]
}

/** From now on neither sees the other anywhere. */
export interface Block {
  by: string
  of: string
}

/** The last one who led goes, and the group waits for somebody to take it up. */
export interface Departure {
  group: string
  person: string
  daysAgo: number
}

/** Takes a membership away; the person can still read the reason, appeal and take everything along. */
export interface Removal {
  group: string
  person: string
  by: string
  reason: string
  daysAgo: number
}
