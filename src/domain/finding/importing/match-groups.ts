import type { Gathering } from '../../../standards/meeting-guide/gathering.ts'
import { marksOf } from './marks.ts'

export interface KnownGroup {
  readonly id: string
  readonly key: string
  readonly digest: string
  readonly vanished: boolean
}

export interface KnownMeeting {
  readonly id: string
  readonly group: string
  readonly slug: string
  readonly weekday: number | null
  readonly marks: readonly string[]
  readonly digest: string
  readonly vanished: boolean
}

/** What the directory already holds of a feed, and the marks of what was taken down. */
export interface Known {
  readonly groups: readonly KnownGroup[]
  readonly meetings: readonly KnownMeeting[]
  readonly takenDown: readonly string[]
}

export function keyOfMeeting(slug: string, day: number | null | undefined): string {
  return `${slug} ${day ?? '-'}`
}

/**
 * Which group of the directory each group of the feed is: the one with most of its meetings (slug and day); else the one with its
 * key; else with its slugs on other days; else with its name and place. Each is taken once, and a better reason goes first.
 */
export function matchGroups(gatherings: readonly Gathering[], known: Known): Map<Gathering, KnownGroup> {
  const groups = new Map(known.groups.map((group) => [group.id, group]))
  const matched = new Map<Gathering, KnownGroup>()
  const taken = new Set<string>()
  for (const votesOf of waysToKnow(known)) {
    for (const { gathering, group } of ballot(gatherings, votesOf)) {
      const found = groups.get(group)
      if (!found || taken.has(group) || matched.has(gathering)) continue
      matched.set(gathering, found)
      taken.add(group)
    }
  }
  return matched
}

type VotesOf = (gathering: Gathering) => readonly string[]

/** From the surest way to the weakest; each answers with ids of groups, one for every reason. */
function waysToKnow({ groups, meetings }: Known): VotesOf[] {
  const byKey = Map.groupBy(groups, ({ key }) => key)
  const byMeeting = new Map(meetings.map(({ slug, weekday, group }) => [keyOfMeeting(slug, weekday), group]))
  const bySlug = new Map(meetings.map(({ slug, group }) => [slug, group]))
  const byMark = new Map(meetings.flatMap(({ marks, group }) => marks.map((mark): [string, string] => [mark, group])))
  const present = (ids: (string | undefined)[]) => ids.filter((id) => id !== undefined)
  return [
    (gathering) => present(gathering.meetings.map(({ slug, day }) => byMeeting.get(keyOfMeeting(slug, day)))),
    (gathering) => (byKey.get(gathering.key) ?? []).map(({ id }) => id),
    (gathering) => present(gathering.meetings.map(({ slug }) => bySlug.get(slug))),
    (gathering) => present(gathering.meetings.flatMap(marksOf).map((mark) => byMark.get(mark))),
  ]
}

/** Pairs with most votes first; equal ones in the order of the feed. */
function ballot(gatherings: readonly Gathering[], votesOf: VotesOf): { gathering: Gathering; group: string }[] {
  const pairs = gatherings.flatMap((gathering) =>
    [...Map.groupBy(votesOf(gathering), (group) => group)].map(([group, votes]) => ({
      gathering,
      group,
      votes: votes.length,
    })),
  )
  return pairs.sort((a, b) => b.votes - a.votes)
}
