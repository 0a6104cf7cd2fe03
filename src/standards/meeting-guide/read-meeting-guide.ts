import { cleanText, cutText } from './clean-text.ts'
import { DROPPED_FIELDS, WAY_IN_FIELDS } from './collect-ways-in.ts'
import { readJsonList } from './read-json.ts'
import { type ReadOptions, type ReadResult, rawRow, readRows } from './read-result.ts'

const READ_FIELDS: ReadonlySet<string> = new Set([
  ...WAY_IN_FIELDS,
  ...[
    'name',
    'slug',
    'group',
    'day',
    'time',
    'end_time',
    'timezone',
    'types',
    'updated',
    'attendance_option',
    'approximate',
  ],
  ...['location', 'formatted_address', 'address', 'city', 'state', 'postal_code', 'country', 'latitude', 'longitude'],
  ...['region', 'sub_region', 'sub_sub_region', 'regions'],
])
const DROPPED: ReadonlySet<string> = new Set(DROPPED_FIELDS)

/**
 * Reads a feed in the Meeting Guide format (github.com/code4recovery/spec): a JSON list of meetings, at most 20 MB and
 * 50,000 rows, in the irregular forms real feeds have. Pure: throws nothing, changes nothing.
 *
 * A file that is no such list, or in which a value that decides what a meeting is (row, name, slug, group, day, time, types)
 * cannot be read, is *broken*: the answer names row, field and line as far as there are any, and holds no meetings. A row that
 * lacks a name or is not weekly is skipped, anything lesser is remarked; both stand in `problems`.
 */
export function readMeetingGuide(text: string, options: ReadOptions = {}): ReadResult {
  const json = readJsonList(text)
  if ('broken' in json) return json
  const raws = json.list.map((value, index) => rawRow(value, index + 1))
  const read = readRows(raws, options)
  if ('broken' in read) return read
  return { ...read, rowsRead: raws.length, ignoredFields: unusedFields(raws.map(({ values }) => values)) }
}

function unusedFields(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const seen = new Set(rows.flatMap((row) => Object.keys(row).slice(0, 200)))
  const unused = [...seen].filter((field) => !READ_FIELDS.has(field) || DROPPED.has(field))
  return unused
    .map((field) => cutText(cleanText(field), 60))
    .sort()
    .slice(0, 100)
}
