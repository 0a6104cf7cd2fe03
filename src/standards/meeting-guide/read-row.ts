import { cleanText, cutText } from './clean-text.ts'
import { collectWaysIn } from './collect-ways-in.ts'
import { digestOf } from './digest.ts'
import type { AccessFeature, Day, MeetingRow, Place, WayIn } from './meeting-row.ts'
import { slugify } from './normalise-name.ts'
import { publicText } from './public-text.ts'
import { fieldOf, type RawRow, remark, textOf } from './raw-row.ts'
import { deduceAttendance, deduceFormats, readAttendance } from './read-attendance.ts'
import { readDays } from './read-day.ts'
import { readPlace } from './read-place.ts'
import { readTime, readTimes } from './read-time.ts'
import { listTypes, readTypes, type TypesRead } from './read-types.ts'
import { readZone } from './read-zone.ts'

const LONGEST_SLUG = 190
/** Features of a room, which say nothing of a meeting without one. */
const OF_A_ROOM: ReadonlySet<AccessFeature> = new Set(['step_free', 'childcare', 'fragrance_free'])

/** Reads one object of a feed: a meeting for each of its days, or none; the reasons stand in `raw.problems`. */
export function readRow(raw: RawRow, zone: string | undefined): MeetingRow[] {
  const days = readRowDays(raw)
  const { startsAt, endsAt } = readRowTimes(raw)
  const types = readRowTypes(raw)
  const name = readName(raw)
  const group = textOf(raw, 'group', 'needed') === '' ? '' : publicText(raw, 'group')
  const place = readPlace(raw)
  const ways = collectWaysIn(raw)
  const slug = readSlug(raw, { name, startsAt, place, ways })
  if (name === undefined && !isRefused(raw)) remark(raw, 'skipped', 'feeds.row.no_name', 'name')
  if (isRefused(raw) || !types || !days || !slug || name === undefined) return []

  const attending = readAttending(raw, types, place, ways)
  const meeting = {
    row: raw.row,
    line: raw.line,
    slug,
    name,
    group: group || undefined,
    startsAt,
    endsAt,
    zone: readRowZone(raw) ?? zone,
    ...attending,
    languages: types.languages,
    access: attending.attendance === 'online' ? types.access.filter((one) => !OF_A_ROOM.has(one)) : types.access,
    audiences: types.audiences,
    basis: types.basis,
    types: types.types,
    unknownTypes: types.unknownTypes,
    place,
    wayIn: [...ways, ...raw.moved],
    updatedAt: readUpdated(fieldOf(raw, 'updated')),
  }
  return days.map((day) => ({ ...meeting, day }))
}

function isRefused(raw: RawRow): boolean {
  return raw.problems.some(({ kind }) => kind === 'unreadable' || kind === 'skipped')
}

/** Nameless rows that belong to a group go by the group's name. */
function readName(raw: RawRow): string | undefined {
  const name = textOf(raw, 'name', 'needed') === '' ? '' : publicText(raw, 'name')
  return name || publicText(raw, 'group') || undefined
}

/** One element for each day; a meeting without a day, by appointment, has the one element undefined. */
function readRowDays(raw: RawRow): (Day | undefined)[] | undefined {
  const read = readDays(fieldOf(raw, 'day'))
  if (read === 'none') return [undefined]
  if (read === 'unreadable') remark(raw, 'unreadable', 'feeds.value.day', 'day')
  else if (read === 'not_weekly') remark(raw, 'skipped', 'feeds.row.not_weekly', 'day')
  else return read.days
  return undefined
}

/** An end that cannot be read costs only itself; without one, a span in the time field ("19:00–20:30") holds it. */
function readRowTimes(raw: RawRow): { startsAt: string | undefined; endsAt: string | undefined } {
  const start = readTimes(fieldOf(raw, 'time'))
  const end = readTime(fieldOf(raw, 'end_time'))
  if (start === 'unreadable') remark(raw, 'unreadable', 'feeds.value.time', 'time')
  if (end === 'unreadable') remark(raw, 'noted', 'feeds.row.end_unreadable', 'end_time')
  const { time, until } = typeof start === 'object' ? start : { time: undefined, until: undefined }
  return { startsAt: time, endsAt: typeof end === 'object' ? end.time : until }
}

function readRowZone(raw: RawRow): string | undefined {
  const written = cleanText(textOf(raw, 'timezone'))
  const zone = readZone(written)
  if (written !== '' && !zone) remark(raw, 'noted', 'feeds.row.zone_unknown', 'timezone')
  return zone
}

function readRowTypes(raw: RawRow): TypesRead | undefined {
  const listed = listTypes(fieldOf(raw, 'types'))
  if (!listed) {
    remark(raw, 'unreadable', 'feeds.value.types', 'types')
    return undefined
  }
  const types = readTypes(listed)
  if (types.unknownTypes.length > 0)
    remark(raw, 'noted', 'feeds.row.types_unknown', 'types', { types: cutText(types.unknownTypes.join(', '), 300) })
  return types
}

function readSlug(
  raw: RawRow,
  meeting: { name: string | undefined; startsAt: string | undefined; place: Place | undefined; ways: WayIn[] },
): string {
  const written = cleanText(textOf(raw, 'slug', 'needed'))
  if (written.length > LONGEST_SLUG) return `${cutText(written, LONGEST_SLUG - 17)}-${digestOf(written).slice(0, 16)}`
  if (written !== '') return written
  if (meeting.name !== undefined) remark(raw, 'noted', 'feeds.row.no_slug', 'slug')
  return derivedSlug(meeting)
}

/** A slug made from what tells meetings apart stays the same at the next import, as long as that does. */
function derivedSlug({
  name = '',
  startsAt,
  place,
  ways,
}: {
  name: string | undefined
  startsAt: string | undefined
  place: Place | undefined
  ways: WayIn[]
}): string {
  const link = ways.find(({ kind }) => kind === 'link')?.value
  return `${slugify(name).slice(0, 60) || 'meeting'}-${digestOf([name, startsAt, place?.address, link]).slice(0, 12)}`
}

function readAttending(raw: RawRow, types: TypesRead, place: Place | undefined, ways: WayIn[]) {
  const written = textOf(raw, 'attendance_option')
  const told = readAttendance(written)
  const asType = written.trim() !== '' && !told ? readTypes(written.split(/[,;/|&+]|\b(?:and|y|e|or|o)\b/i)) : undefined
  if (asType && asType.unknownTypes.length > 0)
    remark(raw, 'noted', 'feeds.row.attendance_unknown', 'attendance_option')
  const joined = ways.some(({ from }) => from === 'conference_url' || from === 'conference_phone')
  const door = place?.address !== undefined && !place.approximate && !types.paused
  const clues = { types: [...types.attendances, ...(asType?.attendances ?? [])], joined, door }
  const attendance = told && told !== 'inactive' ? told : deduceAttendance(clues)
  return {
    attendance,
    formats: deduceFormats(attendance, [...types.formats, ...(asType?.formats ?? [])], ways),
    paused: types.paused || told === 'inactive',
    pausedWhy: types.paused ? ('closed' as const) : told === 'inactive' ? ('inactive' as const) : undefined,
  }
}

/** "YYYY-MM-DD HH:MM:SS", UTC by the specification. Dates with slashes could be read two ways and are left. */
function readUpdated(value: unknown): string | undefined {
  const parts =
    typeof value === 'string'
      ? /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z?)?$/.exec(value.trim())
      : null
  const date = parts ? new Date(`${parts[1]}T${parts[2] ?? '00:00:00'}Z`) : undefined
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined
}
