import { type Day, PARTS, type Part } from '../../domain/finding/week.ts'
import type { DirectoryWish, FilterName } from '../../domain/finding/wish.ts'
import { accessFeatures, audiences, doors, formats } from '../../domain/groups/choices.ts'
import { isFocusId } from '../../domain/groups/focus.ts'
import { isZone } from '../../standards/zone.ts'
import { paths } from '../paths.ts'

/** What an address of the directory asks for. */
export interface Query extends Omit<DirectoryWish, 'words' | 'zone' | 'language' | 'now'> {
  readonly words: string
  /** Chosen in the address by somebody who is signed out. */
  readonly zone: string | undefined
}

export const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type DayName = (typeof DAY_NAMES)[number]

const MOST_LETTERS = 200
const MOST_LANGUAGES = 10

/** Reads an address. What is not understood is not asked for; nothing in an address is ever refused. */
export function readQuery(params: URLSearchParams): Query {
  const any = <T extends string>(name: string, known: readonly T[]) =>
    known.filter((value) => params.getAll(name).includes(value))
  const lives = params.get('lives')
  return {
    words: wordsIn(params.get('q') ?? ''),
    formats: any('format', formats),
    languages: [...new Set(params.getAll('language'))]
      .filter((tag) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(tag))
      .slice(0, MOST_LANGUAGES),
    days: any('day', DAY_NAMES).map((name) => DAY_NAMES.indexOf(name) as Day),
    parts: any<Part>('part', PARTS),
    focus: [...new Set(params.getAll('focus'))].filter(isFocusId),
    doors: any('door', doors),
    access: any('access', accessFeatures),
    identity: any('identity', [...audiences, 'newcomers'] as const),
    lives: lives === 'here' || lives === 'elsewhere' ? lives : undefined,
    guests: params.get('guests') === 'yes' ? true : undefined,
    zone: [params.get('zone') ?? ''].find((name) => name.length <= 60 && isZone(name)),
    page: pageIn(params.get('page')),
  }
}

/** The names and values of an address, in an order of their own, so that one question has one address. */
export function fieldsOf(query: Query): [string, string][] {
  const all = (name: string, values: readonly string[]) => values.map((value): [string, string] => [name, value])
  return [
    ...all('q', query.words ? [query.words] : []),
    ...all(
      'day',
      query.days.map((day) => DAY_NAMES[day]),
    ),
    ...all('part', query.parts),
    ...all('format', query.formats),
    ...all('language', query.languages),
    ...all('focus', query.focus),
    ...all('access', query.access),
    ...all('door', query.doors),
    ...all('guests', query.guests ? ['yes'] : []),
    ...all('identity', query.identity),
    ...all('lives', query.lives ? [query.lives] : []),
    ...all('zone', query.zone ? [query.zone] : []),
    ...all('page', query.page > 1 ? [String(query.page)] : []),
  ]
}

/** The address of the directory with something changed. */
export function addressOf(query: Query, change: Partial<Query> = {}): string {
  return paths.groups(new URLSearchParams(fieldsOf({ ...query, ...change })).toString())
}

/** The address with one value of a filter put in or taken out again, from the first page. */
export function toggled(query: Query, name: FilterName, value: string): string {
  if (name === 'lives')
    return addressOf(query, { lives: query.lives === value ? undefined : (value as 'here'), page: 1 })
  if (name === 'guests') return addressOf(query, { guests: query.guests ? undefined : true, page: 1 })
  const chosen: readonly string[] = query[name].map(String)
  const values = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
  return addressOf(query, { [name]: name === 'days' ? values.map(Number).sort() : values, page: 1 })
}

/** The address without a filter, or without one value of it. */
export function dropped(query: Query, name: FilterName | 'words', value?: string): string {
  if (name === 'words') return addressOf(query, { words: '', page: 1 })
  if (value !== undefined) return toggled(query, name, value)
  return addressOf(query, { [name]: name === 'lives' || name === 'guests' ? undefined : [], page: 1 })
}

/** Whether nothing narrows the list. */
export function isPlain(query: Query): boolean {
  return fieldsOf({ ...query, page: 1, zone: undefined }).length === 0
}

function wordsIn(typed: string): string {
  return typed
    .slice(0, MOST_LETTERS)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\ufffd]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function pageIn(text: string | null): number {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1
}
