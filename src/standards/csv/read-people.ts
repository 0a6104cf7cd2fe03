import { CsvError, parse } from 'csv-parse/sync'
import { isMailAddress } from '../mail-address.ts'
import { type Delimiter, withoutPreamble } from './read-csv.ts'

/** Somebody of a list: a first name, a mail address, or both. `line` counts from 1. */
export interface ListedPerson {
  readonly line: number
  readonly name: string
  /** '' where only a name stands. */
  readonly address: string
}

/** A line that is no person, with what is wrong: the words of it are for whoever brought the list. */
export interface BrokenLine {
  readonly line: number
  readonly why: 'no_person' | 'address_like' | 'open_quote'
}

export interface PeopleList {
  /** Each address once, the first time it stands there. */
  readonly people: readonly ListedPerson[]
  readonly broken: readonly BrokenLine[]
}

export const MOST_LISTED = 10_000
const LONGEST_NAME = 60
const DELIMITERS: readonly Delimiter[] = [';', '\t', '|', ',']
const NAME_HEADS = /^(first |given )?names?$|^nombres?( de pila)?$|^vorname$|^prénom$/iu
const HEADS = /^(e-?mail|mail|correo)( ?address| electr[óo]nico)?$|^(last|family|sur) ?name$|^apellidos?$/iu

/**
 * Reads a list of people as they stand in a spreadsheet, an address book or typed one under the other: `Ana, ana@example.org`,
 * `Ana <ana@example.org>`, an address alone, a name alone. Headings may stand on top. Undefined: more than 10,000 lines.
 */
export function readPeople(text: string): PeopleList | undefined {
  const { body, told, skipped } = withoutPreamble(text)
  const broken: BrokenLine[] = []
  const rows = rowsOf(body, told ?? guess(body), broken).map((row) => ({ ...row, line: row.line + skipped }))
  const heads = headsOf(rows[0]?.cells)
  if (rows.length > MOST_LISTED + (heads ? 1 : 0)) return undefined
  const people = new Map<string, ListedPerson>()
  for (const { line, cells } of heads ? rows.slice(1) : rows) {
    const read = readOne(line, cells, heads?.name)
    if ('why' in read) broken.push(read)
    else if (!people.has(keyOf(read))) people.set(keyOf(read), read)
  }
  return { people: [...people.values()], broken: broken.sort((a, b) => a.line - b.line) }
}

const keyOf = ({ address, line }: ListedPerson) => address.toLowerCase() || `line ${line}`

interface Row {
  line: number
  cells: string[]
}

function rowsOf(body: string, delimiter: Delimiter, broken: BrokenLine[]): Row[] {
  const rows: Row[] = []
  try {
    parse(body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 10_000,
      to: MOST_LISTED + 2,
      on_record: (cells: string[], { lines }) => void rows.push({ line: lines, cells: cells.map(plain) }),
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // An open quote runs to the end of the file; the line after the last whole one has it.
    broken.push({ line: (rows.at(-1)?.line ?? 0) + 1, why: 'open_quote' })
  }
  return rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

function readOne(line: number, cells: readonly string[], nameAt: number | undefined): ListedPerson | BrokenLine {
  const found = cells.findIndex((cell) => cell.includes('@'))
  const bracketed = /^(.*)<([^<>]*)>$/u.exec(cells[found] ?? '')
  const address = (bracketed?.[2] ?? cells[found] ?? '').replace(/^mailto:/i, '').trim()
  if (found >= 0 && !isMailAddress(address)) return { line, why: 'address_like' }
  const others = [bracketed?.[1] ?? '', cells[nameAt ?? -1] ?? '', ...cells.filter((_, at) => at !== found)]
  const name = (others.map((cell) => cell.trim()).find((cell) => /\p{L}/u.test(cell)) ?? '').slice(0, LONGEST_NAME)
  return address || name ? { line, name: name.toWellFormed(), address } : { line, why: 'no_person' }
}

/** The headings, where the first line holds nothing else. */
function headsOf(cells: readonly string[] | undefined): { name: number | undefined } | undefined {
  if (!cells?.some((cell) => NAME_HEADS.test(cell) || HEADS.test(cell)) || cells.some((cell) => cell.includes('@')))
    return undefined
  const name = cells.findIndex((cell) => NAME_HEADS.test(cell))
  return { name: name < 0 ? undefined : name }
}

/** The mark that stands on most of the first lines. */
function guess(body: string): Delimiter {
  const lines = body.split('\n', 20)
  const counts = DELIMITERS.map((mark) => lines.filter((line) => line.includes(mark)).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

const plain = (cell: string) =>
  cell
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .normalize('NFC')
    .trim()
