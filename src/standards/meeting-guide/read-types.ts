import { cleanText, cutText } from './clean-text.ts'
import type { AccessFeature, Attendance, Audience, Basis, Format } from './meeting-row.ts'
import { normaliseName } from './normalise-name.ts'
import { KNOWN_LANGUAGES, MEANING_OF_CODE, MEANING_OF_WORDS, type TypeMeaning } from './type-table.ts'

export interface TypesRead {
  types: string[]
  unknownTypes: string[]
  formats: Format[]
  languages: string[]
  access: AccessFeature[]
  audiences: Audience[]
  basis: Basis[]
  attendances: Attendance[]
  paused: boolean
}

const MOST_TYPES = 60

const BY_WORDS: ReadonlyMap<string, TypeMeaning> = new Map([
  ...KNOWN_LANGUAGES.flatMap((code) =>
    namesOfLanguage(code).map((name): [string, TypeMeaning] => [name, { language: code }]),
  ),
  ...MEANING_OF_WORDS.map(([words, meaning]): [string, TypeMeaning] => [normaliseName(words), meaning]),
])

/** The list of types as written, or undefined for anything else. PHP writes a list with gaps as an object of its values. */
export function listTypes(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return []
  if (typeof value === 'string') return value.split(/[,;|\n]/)
  const list = Array.isArray(value) ? value : typeof value === 'object' ? Object.values(value) : undefined
  if (!list?.every((one) => typeof one === 'string' || typeof one === 'number' || one === null)) return undefined
  return list.filter((one) => one !== null).map(String)
}

/** What the types say in our words; a type is a code of the format or its name in English or Spanish. */
export function readTypes(written: readonly string[]): TypesRead {
  const types = sorted(written.map((one) => cutText(cleanText(one), 80)).filter(Boolean)).slice(0, MOST_TYPES)
  const meanings = types.map(meaningOf)
  const known = meanings.filter((meaning) => meaning !== undefined)
  return {
    types,
    unknownTypes: types.filter((_, index) => meanings[index] === undefined),
    formats: sorted(known.flatMap(({ format }) => format ?? [])),
    languages: sorted(known.flatMap(({ language }) => language ?? [])),
    access: sorted(known.flatMap(({ access }) => access ?? [])),
    audiences: sorted(known.flatMap(({ audience }) => audience ?? [])),
    basis: sorted(known.flatMap(({ basis }) => basis ?? [])),
    attendances: sorted(known.flatMap(({ attendance }) => attendance ?? [])),
    paused: known.some(({ paused }) => paused),
  }
}

function meaningOf(type: string): TypeMeaning | undefined {
  return MEANING_OF_CODE.get(type.toUpperCase()) ?? BY_WORDS.get(normaliseName(type))
}

function namesOfLanguage(code: string): string[] {
  const inWords = ['en', 'es', code].map(
    (reader) => new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code,
  )
  return [...inWords.map(normaliseName), code, ...(code === 'es' ? ['castellano'] : [])]
}

function sorted<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort()
}
