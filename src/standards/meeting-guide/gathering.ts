import { digestOf } from './digest.ts'
import type { AccessFeature, Audience, Basis, Format, MeetingRow, Place } from './meeting-row.ts'
import { normaliseName } from './normalise-name.ts'

/** A group of a feed with its meetings: what stands in the directory as one card. */
export interface Gathering {
  /** `group:` and the normalised group name, or `slug:` with its lowest slug and day. Stable while the feed keeps these; an
   *  importer looks for the meetings' own keys (slug, day) first. */
  key: string
  name: string
  /** By day (those without one last), time and slug. */
  meetings: MeetingRow[]
  /** What at least one running meeting offers. */
  formats: Format[]
  languages: string[]
  /** What every running meeting has, so that nobody comes to a door with steps or to a meeting not meant for them. */
  access: AccessFeature[]
  audiences: Audience[]
  basis: Basis[]
  types: string[]
  unknownTypes: string[]
  /** Of the running meetings, when they share one. */
  place: Place | undefined
  zone: string | undefined
  /** None of its meetings is running. */
  paused: boolean
  updatedAt: string | undefined
  /** Equal as long as nothing people are told has changed. */
  digest: string
}

/** Sums up the rows of one group; `rows` holds at least one. */
export function gatherRows(key: string, rows: readonly MeetingRow[]): Gathering {
  const meetings = [...rows].sort(byTime)
  const running = meetings.filter(({ paused }) => !paused)
  const telling = running.length > 0 ? running : meetings
  const gathering = {
    key,
    name: nameOf(meetings),
    meetings,
    formats: inAny(telling.map(({ formats }) => formats)),
    languages: inAny(telling.map(({ languages }) => languages)),
    access: inAll(telling.map(({ access }) => access)),
    audiences: inAll(telling.map(({ audiences }) => audiences)),
    basis: inAll(telling.map(({ basis }) => basis)),
    types: inAny(meetings.map(({ types }) => types)),
    unknownTypes: inAny(meetings.map(({ unknownTypes }) => unknownTypes)),
    place: shared(
      telling.map(({ place }) => place),
      sameDoor,
    ),
    zone: shared(
      telling.map(({ zone }) => zone),
      (zone) => zone ?? '',
    ),
    paused: running.length === 0,
  }
  return { ...gathering, updatedAt: latest(meetings), digest: digestGathering(gathering) }
}

function digestGathering(gathering: { meetings: readonly MeetingRow[] }): string {
  const meetings = gathering.meetings.map((meeting) => ({
    ...meeting,
    row: undefined,
    line: undefined,
    updatedAt: undefined,
  }))
  return digestOf({ ...gathering, meetings })
}

/** The group's name as its first meeting of the week writes it, else that meeting's own. */
function nameOf(meetings: readonly MeetingRow[]): string {
  return meetings.find(({ group }) => group !== undefined)?.group ?? meetings[0]?.name ?? ''
}

function byTime(a: MeetingRow, b: MeetingRow): number {
  const [first, second] = [a, b].map(({ day, startsAt, slug }) => `${day ?? 7} ${startsAt ?? '~'} ${slug}`)
  return first === second ? a.row - b.row : (first ?? '') < (second ?? '') ? -1 : 1
}

function inAny<T extends string>(lists: readonly T[][]): T[] {
  return [...new Set(lists.flat())].sort()
}

function inAll<T extends string>(lists: readonly T[][]): T[] {
  return inAny([...lists]).filter((one) => lists.every((list) => list.includes(one)))
}

/** What all have in common, as the first writes it. */
function shared<T>(values: readonly T[], sameness: (value: T) => string): T | undefined {
  return new Set(values.map(sameness)).size === 1 ? values[0] : undefined
}

function sameDoor(place: Place | undefined): string {
  return normaliseName(place?.address ?? place?.name ?? place?.regions.join(' ') ?? '')
}

function latest(meetings: readonly MeetingRow[]): string | undefined {
  return meetings
    .flatMap(({ updatedAt }) => updatedAt ?? [])
    .sort()
    .at(-1)
}
