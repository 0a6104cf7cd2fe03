import { type ClockChange, clockChangesOf, FIRST_YEAR, firstOffsetOf, LAST_YEAR } from './clock-changes.ts'
import { wallValue } from './property.ts'
import { findYearlyRule } from './yearly-rule.ts'

/**
 * The content lines of a zone's VTIMEZONE (RFC 5545 §3.6.5), right for every moment since the beginning of `since` (a year), made from
 * this machine's own time zone data: the tables that libraries bring are frozen and leave out Ramadan in Morocco. Where the clocks
 * follow a yearly rule it is written from the year in which it began and without an end; other changes are written one by one, up
 * to 2037.
 */
export function vtimezoneOf(zone: string, since: number): readonly string[] {
  const year = Math.max(since, FIRST_YEAR)
  const key = `${zone} ${year}`
  const lines = written.get(key) ?? writeZone(zone, year)
  written.set(key, lines)
  return lines
}

const written = new Map<string, readonly string[]>()

function writeZone(zone: string, since: number): string[] {
  const changes = clockChangesOf(zone)
  const kinds = kindsOf(changes)
  const regular = regularSince(changes, kinds)
  const needed = neededSince(changes, Math.min(since, regular ?? since), regular)
  const observances = kindsOf(needed).flatMap((kind) => observancesOf(kind, regular !== undefined))
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...(observances.length > 0 ? observances : [fixed(changes.at(-1)?.to ?? firstOffsetOf(zone))]).flat(),
    'END:VTIMEZONE',
  ]
}

/** Changes that put the clock in the same way, by their offsets. */
function kindsOf(changes: readonly ClockChange[]): ClockChange[][] {
  return Object.values(Object.groupBy(changes, ({ from, to }) => `${from} ${to}`)).filter((kind) => kind !== undefined)
}

/** The first year from which on every change follows the yearly rule of its kind; undefined where the changes have come to an end
 *  or follow none. */
function regularSince(changes: readonly ClockChange[], kinds: readonly ClockChange[][]): number | undefined {
  if (changes.at(-1)?.onset.year !== LAST_YEAR) return undefined
  let since = FIRST_YEAR
  for (const kind of kinds) {
    const last = kind.at(-1)?.onset.year ?? FIRST_YEAR
    if (last < LAST_YEAR) since = Math.max(since, last + 1)
    else {
      const rule = findYearlyRule(kind.map(({ onset }) => onset))
      if (!rule) return undefined
      since = Math.max(since, rule.since)
    }
  }
  return since
}

/** All that happens from the year on; and the change before, which says what held at its beginning, unless a year of yearly rules does. */
function neededSince(changes: readonly ClockChange[], year: number, regular: number | undefined): ClockChange[] {
  const first = changes.findIndex(({ onset }) => onset.year >= year)
  if (first === -1) return changes.slice(-1)
  return changes.slice(regular === year ? first : Math.max(0, first - 1))
}

function observancesOf(kind: readonly ClockChange[], mayRepeat: boolean): string[][] {
  const endless = kind.at(-1)?.onset.year === LAST_YEAR
  const rule = mayRepeat && endless ? findYearlyRule(kind.map(({ onset }) => onset)) : undefined
  const single = rule ? kind.filter(({ onset }) => onset.year < rule.since) : kind
  const repeated = rule ? kind.filter(({ onset }) => onset.year >= rule.since) : []
  return [
    ...(single.length > 0
      ? [
          observance(
            single,
            single.slice(1).map((change) => `RDATE:${wallOf(change)}`),
          ),
        ]
      : []),
    ...(rule ? [observance(repeated, [`RRULE:${rule.text}`])] : []),
  ]
}

function observance(kind: readonly ClockChange[], repeats: readonly string[]): string[] {
  const [first] = kind
  if (!first) throw new Error('An observance needs a clock change')
  // Ahead is called daylight: in Dublin and Casablanca, where the law says otherwise, every calendar program does the same.
  const name = first.to > first.from ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${name}`,
    `DTSTART:${wallOf(first)}`,
    `TZOFFSETFROM:${offsetValue(first.from)}`,
    `TZOFFSETTO:${offsetValue(first.to)}`,
    ...repeats,
    `END:${name}`,
  ]
}

function fixed(offset: number): string[] {
  const value = offsetValue(offset)
  const start = wallValue(`${FIRST_YEAR}-01-01`, '00:00')
  return ['BEGIN:STANDARD', `DTSTART:${start}`, `TZOFFSETFROM:${value}`, `TZOFFSETTO:${value}`, 'END:STANDARD']
}

const wallOf = ({ onset }: ClockChange) =>
  wallValue(onset.toPlainDate().toString(), onset.toPlainTime().toString({ smallestUnit: 'second' }))

/** `+0530`; with seconds where a zone once had them. */
function offsetValue(seconds: number): string {
  const size = Math.abs(seconds)
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60].map((part) =>
    `${part}`.padStart(2, '0'),
  )
  if (parts[2] === '00') parts.pop()
  return `${seconds < 0 ? '-' : '+'}${parts.join('')}`
}
