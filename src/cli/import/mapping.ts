import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { parseMapping, type WrittenMapping } from '../../domain/finding/importing/column-mapping.ts'
import { isCsvField } from '../../standards/csv/guess-mapping.ts'
import type { CsvField } from '../../standards/csv/header-words.ts'
import { type Call, Misuse, optionOf } from '../command.ts'

const Json = z.record(z.string(), z.nullable(z.string().refine((field) => field === '' || isCsvField(field))))

/** What --mapping says the columns mean: a file of lines "Heading=field", or of JSON { "Heading": "field" }.
 *  @throws Misuse when it cannot be read. */
export function readMapping(call: Call): WrittenMapping | undefined {
  const file = optionOf(call, 'mapping')
  if (file === undefined) return undefined
  const text = textOf(resolve(call.folder, file))
  return text.trimStart().startsWith('{') ? fromJson(text) : fromLines(text)
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Misuse(`${path} cannot be read.`)
  }
}

function fromLines(text: string): WrittenMapping {
  const mapping: Record<string, CsvField | null> = {}
  for (const line of text.split(/\r?\n/).filter((line) => line.trim() !== '')) {
    // A heading may hold a comma, which parts pairs elsewhere.
    const read = parseMapping(line.replaceAll(',', '\u0001'))
    if ('unreadable' in read) throw new Misuse(`--mapping: "${line.trim()}" is not Heading=field.`)
    for (const [heading, field] of Object.entries(read.mapping)) mapping[heading.replaceAll('\u0001', ',')] = field
  }
  return mapping
}

function fromJson(text: string): WrittenMapping {
  const read = Json.safeParse(parsed(text))
  if (!read.success) throw new Misuse('--mapping: each heading needs the name of a field, or null.')
  return Object.fromEntries(
    Object.entries(read.data).map(([heading, field]) => [heading, field === '' ? null : (field as CsvField | null)]),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
