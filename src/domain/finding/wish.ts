import type { Day, Part } from './week.ts'

/** What somebody looks for in the directory, and as whom they read it. Values that no group has find nothing and harm nothing. */
export interface DirectoryWish {
  /** As typed. */
  readonly words?: string | undefined
  readonly formats: readonly string[]
  readonly languages: readonly string[]
  /** On one of these days and in one of these parts of the day, in `zone`. */
  readonly days: readonly Day[]
  readonly parts: readonly Part[]
  readonly focus: readonly string[]
  readonly doors: readonly string[]
  /** All of these; of every other filter, any. */
  readonly access: readonly string[]
  readonly identity: readonly string[]
  readonly lives?: 'here' | 'elsewhere' | undefined
  /** Guests may come: at once, or when asked. */
  readonly guests?: boolean | undefined
  /** From 1. */
  readonly page: number
  /** The reader's, for the helpful order: a language of the place, an IANA zone, the time now. */
  readonly language: string
  readonly zone: string
  readonly now: Date
}

export type FilterName =
  | 'formats'
  | 'languages'
  | 'days'
  | 'parts'
  | 'focus'
  | 'doors'
  | 'access'
  | 'identity'
  | 'lives'
  | 'guests'

/** A filter as the database takes it: a group must have any of the values of any of the marks. */
export interface Filter {
  readonly name: string
  readonly marks: readonly { readonly facet: string; readonly values: readonly string[] }[]
}

/** The filters of a wish but time, which needs the reader's week. */
export function plainFilters(wish: DirectoryWish): Filter[] {
  return [
    ...filter('format', wish.formats),
    ...filter('language', wish.languages),
    ...filter('focus', wish.focus),
    ...filter('door', wish.doors),
    ...filter('identity', wish.identity),
    ...filter('lives', wish.lives ? [wish.lives] : []),
    ...filter('guests', wish.guests ? ['yes', 'ask'] : []),
    ...wish.access.map((value) => ({ name: `access ${value}`, marks: [{ facet: 'access', values: [value] }] })),
  ]
}

function filter(name: string, values: readonly string[]): Filter[] {
  return values.length > 0 ? [{ name, marks: [{ facet: name, values }] }] : []
}
