import type { MyAsk, MyGroup } from '../../domain/groups/mine.ts'
import { comingTime, isCertain } from '../../domain/groups/when.ts'
import type { Coming } from '../../domain/meeting/meetings.ts'
import type { Unheld } from '../../domain/meeting/unheld.ts'
import type { MessageId } from '../../locales/words.ts'
import { isKnownZone } from '../../standards/known-zone.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'

/** Something that can be done now: a sentence, and where. */
export interface Deed {
  readonly words: MessageId
  readonly act: MessageId
  readonly group?: string
  readonly href: string
}

/** A group of mine with its next meeting. */
export interface Mine {
  readonly group: MyGroup
  /** Missing where there is no time, or a rhythm of several weeks of which nobody wrote down the first. */
  readonly meets: { readonly starts: Date; readonly ends: Date } | undefined
  /** The same out of the group's calendar, where it has one. */
  readonly date?: Coming | undefined
}

export interface Next {
  /** In the order in which they matter; the first is the one thing to do. */
  readonly deeds: readonly Deed[]
  /** What is under way or comes next out of the calendars, if it is soon: the one thing to go to. */
  readonly meeting: Coming | undefined
  /** The soonest meeting first. */
  readonly groups: readonly Mine[]
  /** Asks that wait for others, and answers that were a no. */
  readonly waiting: readonly MyAsk[]
  readonly declined: readonly MyAsk[]
}

interface Found {
  readonly groups: readonly MyGroup[]
  readonly asks: readonly MyAsk[]
  /** Dates of all my calendars, the soonest first. */
  readonly dates: readonly Coming[]
  /** Dates that need somebody to hold them, where I lead. */
  readonly unheld?: readonly Unheld[]
  readonly stewardIsAsked: boolean
  readonly unfinished: boolean
}

/** Sorts what was found into what can be done, what is coming, and what is in other hands. */
export function nextOf(scene: Scene, { groups, asks, dates, unheld = [], stewardIsAsked, unfinished }: Found): Next {
  const held = dates.filter(({ cancelled }) => !cancelled)
  const mine = groups.map((group): Mine => {
    const date = held.find(({ meeting }) => meeting.group_id === group.id)
    return { group, date, meets: group.closed ? undefined : (date ?? comingMeeting(group, scene.now)) }
  })
  const resting = new Set(groups.filter((group) => group.resting).map(({ id }) => id))
  const [soonest] = held.filter(({ meeting }) => !resting.has(meeting.group_id))
  const meeting = soonest && soonest.starts.getTime() - scene.now.getTime() < SOON_MS ? soonest : undefined
  return {
    meeting,
    deeds: [
      ...(unfinished ? [deed('unfinished', paths.firstRun())] : []),
      ...asks
        .filter(({ state, name }) => state === 'welcomed' && name)
        .map((ask) => deed('welcomed', paths.door(ask.group, ask.asGuest ? 'guest' : 'member'), ask.name)),
      ...groups
        .filter(({ agreementWaits }) => agreementWaits)
        .map((group) => deed('agreement', paths.group(group.id), group.name)),
      ...groups.filter(({ unled }) => unled).map((group) => deed('unled', paths.group(group.id), group.name)),
      ...groups.filter(({ wordWaits }) => wordWaits).map((group) => deed('word', paths.duty(group.id), group.name)),
      ...groups.filter(({ askWaits }) => askWaits).map((group) => deed('asked', paths.lead(group.id), group.name)),
      ...unheld.map(({ group, groupName, meeting, onDate }) => ({
        ...({ words: 'flare.host.words', act: 'flare.host.act' } as const),
        ...{ group: groupName, href: paths.meetingChange(group, meeting, onDate) },
      })),
      // A meeting that is soon is the next thing; whoever rests is asked nothing.
      ...groups
        .filter(({ resting: rests }) => !rests && !meeting && !scene.comfort.flare)
        .flatMap(({ id, name, pollWaits }) => (pollWaits ? [deed('times', paths.poll(id, pollWaits), name)] : [])),
      ...(stewardIsAsked ? [deed('steward', paths.steward())] : []),
    ],
    groups: mine.sort((a, b) => startOf(a) - startOf(b)),
    waiting: asks.filter(({ state }) => state === 'waiting'),
    declined: asks.filter(({ state }) => state === 'declined'),
  }
}

/** As far as a monthly meeting may be away. */
export const AHEAD_MS = 40 * 86_400_000
/** A week. */
const SOON_MS = 7 * 86_400_000

/** A time far away stands for none, so that groups without one come last. */
const startOf = ({ meets }: Mine) => meets?.starts.getTime() ?? Number.MAX_SAFE_INTEGER

function comingMeeting({ times, zone }: MyGroup, now: Date): Mine['meets'] {
  if (!isKnownZone(zone)) return undefined
  const certain = times.filter(isCertain).map((time) => comingTime(time, zone, now))
  const [first] = certain.sort((a, b) => a.starts.epochMilliseconds - b.starts.epochMilliseconds)
  return first && { starts: new Date(first.starts.epochMilliseconds), ends: new Date(first.ends.epochMilliseconds) }
}

function deed(
  what: 'unfinished' | 'welcomed' | 'agreement' | 'unled' | 'word' | 'asked' | 'times' | 'steward',
  href: string,
  group?: string | null,
): Deed {
  return { words: `place.home.${what}.words`, act: `place.home.${what}.act`, href, ...(group && { group }) }
}

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night'

/** The part of the day it is now where the reader lives. */
export function partOfDay(now: Date, zone: string): PartOfDay {
  const hour = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(now))
  if (hour >= 5 && hour < 12) return 'morning'
  if (hour >= 12 && hour < 18) return 'afternoon'
  return hour >= 18 && hour < 21 ? 'evening' : 'night'
}
