import { digestOf } from './digest.ts'
import { type Gathering, gatherRows } from './gathering.ts'
import type { MeetingRow } from './meeting-row.ts'
import { normaliseName } from './normalise-name.ts'
import type { RowProblem } from './row-problem.ts'

/** Links that are the meeting's own; a website is often the whole fellowship's. */
const OWN_LINKS: ReadonlySet<string> = new Set(['conference_url', 'url'])

/**
 * Puts the rows of one feed together into groups. Rows are one group when `group` is equal (as `normaliseName` sees it), else
 * when the normalised name *and* the address or a link of the meeting's own are equal. Two rows that both name a group, and not
 * the same, never meet. A row that names none joins a named group when exactly one has a row with its name and place. The
 * answer does not depend on the order of rows; doubles of a key (slug, day) are left out and reported as merged.
 */
export function groupRows(rows: readonly MeetingRow[]): { gatherings: Gathering[]; problems: RowProblem[] } {
  const { kept, problems } = withoutDoubles(rows)
  const named = Map.groupBy(
    kept.filter(({ group }) => group !== undefined),
    ({ group = '' }) => normaliseName(group),
  )
  const matches = namesByMatch(named)
  const alone: MeetingRow[][] = []
  for (const cluster of clusterRows(kept.filter(({ group }) => group === undefined))) {
    const homes = new Set(cluster.flatMap((row) => matchesOf(row)).flatMap((match) => [...(matches.get(match) ?? [])]))
    const [home, ...others] = homes
    if (home !== undefined && others.length === 0) named.get(home)?.push(...cluster)
    else alone.push(cluster)
  }
  const gatherings = [
    ...[...named].map(([name, members]) => gatherRows(`group:${name}`, members)),
    ...alone.map((members) => gatherRows(`slug:${members.map(keyOf).sort()[0]}`, members)),
  ]
  return { gatherings: gatherings.sort((a, b) => firstRow(a) - firstRow(b)), problems }
}

/** What a row has in common with the others of its group: its name together with an address or a link. */
export function matchesOf(row: MeetingRow): string[] {
  const name = normaliseName(row.name)
  const address = row.place?.address
  const links = row.wayIn.filter(({ kind, from }) => kind === 'link' && OWN_LINKS.has(from))
  return [
    ...(address === undefined ? [] : [`${name}\u0000at\u0000${normaliseName(address)}`]),
    ...links.map(({ value }) => `${name}\u0000by\u0000${value.replace(/#.*$|\/$/g, '')}`),
  ]
}

/** One meeting a key: the first that is not paused, else the first. */
function withoutDoubles(rows: readonly MeetingRow[]): { kept: MeetingRow[]; problems: RowProblem[] } {
  const byKey = Map.groupBy(rows, keyOf)
  const kept = new Set([...byKey.values()].map((same) => same.find(({ paused }) => !paused) ?? same[0]))
  const problems = [...byKey.values()].flatMap((same) => {
    const first = same.find((row) => kept.has(row))
    return same.filter((row) => row !== first).map((row) => double(row, first?.row ?? row.row))
  })
  return { kept: rows.filter((row) => kept.has(row)), problems: problems.sort((a, b) => a.row - b.row) }
}

/** With the feed, the key of a meeting. */
function keyOf({ slug, day }: MeetingRow): string {
  return `${slug} ${day ?? '-'}`
}

function double({ row, line }: MeetingRow, first: number): RowProblem {
  return { row, line, field: 'slug', kind: 'merged', reason: 'feeds.row.same_key', values: { first } }
}

function namesByMatch(named: ReadonlyMap<string, MeetingRow[]>): Map<string, Set<string>> {
  const matches = new Map<string, Set<string>>()
  for (const [name, rows] of named) {
    for (const match of rows.flatMap(matchesOf)) matches.set(match, (matches.get(match) ?? new Set()).add(name))
  }
  return matches
}

/** Rows connected, directly or through others, by a match or by having been one row of the file. */
function clusterRows(rows: readonly MeetingRow[]): MeetingRow[][] {
  const parents = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next
    parents.set(key, root)
    return root
  }
  for (const row of rows) for (const match of matchesOf(row)) parents.set(rootOf(match), rootOf(ownKey(row)))
  return [...Map.groupBy(rows, (row) => rootOf(ownKey(row))).values()]
}

function ownKey({ row }: MeetingRow): string {
  return `\u0000row\u0000${row}`
}

function firstRow(gathering: Gathering): number {
  return Math.min(...gathering.meetings.map(({ row }) => row))
}

/** Equal as long as nothing of the meeting that people are told has changed; its position and date stamp do not count. */
export function digestMeeting(meeting: MeetingRow): string {
  return digestOf({ ...meeting, row: undefined, line: undefined, updatedAt: undefined })
}
