import { z } from 'zod'
import { type CsvMapping, guessMapping, isCsvField } from '../../../standards/csv/guess-mapping.ts'
import type { CsvField } from '../../../standards/csv/header-words.ts'
import { normaliseName } from '../../../standards/meeting-guide/normalise-name.ts'

/** What the columns of a table mean, column by column: kept with a feed for the next time. null leaves a column out. */
export interface KeptMapping {
  readonly headers: readonly string[]
  readonly fields: readonly (CsvField | null)[]
}

/** A heading of the table → the field it fills; for whoever types a mapping by hand. */
export type WrittenMapping = Readonly<Record<string, CsvField | null>>

const Kept = z.object({
  headers: z.array(z.string()),
  fields: z.array(z.nullable(z.string().refine(isCsvField))),
})

export function readKept(value: unknown): KeptMapping | undefined {
  const read = Kept.safeParse(value)
  return read.success && read.data.headers.length === read.data.fields.length ? (read.data as KeptMapping) : undefined
}

/** "Nombre=name, Día=day, Contacto=" (nothing leaves a column out). Answers with the part that could not be read, if any. */
export function parseMapping(text: string): { mapping: WrittenMapping } | { unreadable: string } {
  const mapping: Record<string, CsvField | null> = {}
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const at = part.lastIndexOf('=')
    const [heading, field] = [part.slice(0, at).trim(), part.slice(at + 1).trim()]
    if (at < 1 || (field !== '' && !isCsvField(field))) return { unreadable: part.trim() }
    mapping[heading] = field === '' ? null : (field as CsvField)
  }
  return { mapping }
}

/** The meaning of a table's columns: as written by hand over what is guessed, else as kept when the headings are the same. */
export function settleMapping(
  headers: readonly string[],
  known: { written?: WrittenMapping | undefined; kept?: KeptMapping | undefined },
): { settled: boolean; mapping: CsvMapping } | { missing: string } {
  const guess = guessMapping(headers)
  if (known.written) return writtenOver(guess, headers, known.written)
  const { kept } = known
  if (!kept) return { settled: false, mapping: guess }
  const same = kept.headers.length === headers.length && kept.headers.every((header, at) => header === headers[at])
  if (same) return { settled: true, mapping: kept.fields.map((field) => field ?? undefined) }
  const before = new Map(kept.headers.map((header, at) => [header, kept.fields[at] ?? undefined]))
  return { settled: false, mapping: headers.map((header, at) => (before.has(header) ? before.get(header) : guess[at])) }
}

export function keepMapping(headers: readonly string[], mapping: CsvMapping): KeptMapping {
  return { headers, fields: headers.map((_, at) => mapping[at] ?? null) }
}

function writtenOver(guess: CsvMapping, headers: readonly string[], written: WrittenMapping) {
  const places = new Map(headers.map((header, at) => [normaliseName(header), at]))
  const mapping = [...guess]
  for (const [heading, field] of Object.entries(written)) {
    const at = places.get(normaliseName(heading))
    if (at === undefined) return { missing: heading }
    mapping[at] = field ?? undefined
  }
  return { settled: true, mapping }
}
