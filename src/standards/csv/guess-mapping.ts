import { normaliseName } from '../meeting-guide/normalise-name.ts'
import { CSV_FIELDS, type CsvField, HEADER_WORDS } from './header-words.ts'

/** For each column, from the left, the field it fills; undefined leaves the column out. */
export type CsvMapping = (CsvField | undefined)[]

const FIELD_OF: ReadonlyMap<string, CsvField> = new Map(
  CSV_FIELDS.flatMap((field) =>
    [field, ...HEADER_WORDS[field].split('|')].map((words): [string, CsvField] => [normaliseName(words), field]),
  ),
)
/** Columns whose contents add up; any other field is filled by the first column that fits. */
const ADDING_UP: ReadonlySet<CsvField> = new Set(['types', 'language', 'access', 'audience', 'notes'])
const PERSONAL =
  /\b(contact|contacto|facilitator|facilitador|facilitadora|coordinator|coordinador|coordinadora|responsable|host)\b/

/** What the headings of a table, English or Spanish, most likely mean. Columns about a single person are never guessed. */
export function guessMapping(headers: readonly string[]): CsvMapping {
  const taken = new Set<CsvField>()
  const guesses = headers.map((header): CsvField | undefined => {
    const words = normaliseName(header)
    const field = PERSONAL.test(words) ? undefined : FIELD_OF.get(words)
    if (!field || (taken.has(field) && !ADDING_UP.has(field))) return undefined
    taken.add(field)
    return field
  })
  // A table that names only groups has one group a row: the group's name is the meeting's.
  return taken.has('name') ? guesses : guesses.map((field) => (field === 'group' ? 'name' : field))
}

export function isCsvField(text: string): text is CsvField {
  return (CSV_FIELDS as readonly string[]).includes(text)
}
