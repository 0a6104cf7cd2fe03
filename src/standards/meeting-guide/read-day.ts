import type { Day } from './meeting-row.ts'
import { normaliseName } from './normalise-name.ts'

/** Days found · none written · not a weekly rhythm · not readable. */
export type DaysRead = { days: Day[] } | 'none' | 'not_weekly' | 'unreadable'

// English and Spanish, with the short forms seen in lists; accents and case are folded away before the look-up.
const NAMES: ReadonlyArray<readonly [Day, string]> = [
  [0, 'sunday sundays sun su domingo domingos dom do'],
  [1, 'monday mondays mon mo lunes lun lu'],
  [2, 'tuesday tuesdays tues tue tu martes mar ma'],
  [3, 'wednesday wednesdays weds wed we miercoles mie mier mi'],
  [4, 'thursday thursdays thurs thur thu th jueves jue ju'],
  [5, 'friday fridays fri fr viernes vie vi'],
  [6, 'saturday saturdays sat sa sabado sabados sab'],
]
const BY_NAME: ReadonlyMap<string, Day> = new Map(
  NAMES.flatMap(([day, names]) => names.split(' ').map((name): [string, Day] => [name, day])),
)
const EVERY: Day[] = [0, 1, 2, 3, 4, 5, 6]
const SPANS: ReadonlyMap<string, Day[]> = new Map<string, Day[]>([
  ...['daily', 'every day', 'everyday', 'all days', 'diario', 'diaria', 'cada dia', 'todos los dias', 'a diario'].map(
    (words): [string, Day[]] => [words, EVERY],
  ),
  ...['weekdays', 'weekday', 'entre semana', 'dias laborables', 'laborables'].map((words): [string, Day[]] => [
    words,
    [1, 2, 3, 4, 5],
  ]),
  ...['weekend', 'weekends', 'fin de semana', 'fines de semana'].map((words): [string, Day[]] => [words, [0, 6]]),
])
const NOT_WEEKLY =
  /\b(1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last|monthly|month|biweekly|fortnightly|alternate|every other|primer|primero|segundo|tercer|tercero|cuarto|quinto|ultimo|mensual|mes|quincenal|alternos|cada dos)\b/
const FILLER = /\b(on|every|each|los|las|el|cada|and|y|e|plus|days|dias)\b/g

/** A Meeting Guide day: 0 (Sunday) to 6, as a number, digits or a word in English or Spanish, or a list of these. */
export function readDays(value: unknown): DaysRead {
  if (value === undefined || value === null) return 'none'
  if (!Array.isArray(value)) return readOne(value)
  if (value.length > 31) return 'unreadable'
  const found: Day[] = []
  for (const one of value) {
    const read = readOne(one)
    if (read === 'not_weekly' || read === 'unreadable') return read
    if (read !== 'none') found.push(...read.days)
  }
  return found.length > 0 ? inOrder(found) : 'none'
}

function readOne(value: unknown): DaysRead {
  if (typeof value === 'number') return isDay(value) ? { days: [value] } : 'unreadable'
  if (typeof value !== 'string' || value.length > 200) return 'unreadable'
  const text = value.trim()
  if (text === '') return 'none'
  const digits = text
    .split(/[\s,;/|]+/)
    .filter(Boolean)
    .map(Number)
  if (digits.every(isDay)) return inOrder(digits.filter(isDay))
  return readWords(text)
}

function readWords(text: string): DaysRead {
  const words = normaliseName(text)
  const span = SPANS.get(words)
  if (span) return { days: span }
  if (NOT_WEEKLY.test(words)) return 'not_weekly'
  const found: Day[] = []
  for (const part of text.split(/[,;/|+&\n]|\b(?:and|y|e)\b/i)) {
    const days = readPart(part)
    if (!days) return 'unreadable'
    found.push(...days)
  }
  return found.length > 0 ? inOrder(found) : 'unreadable'
}

/** "Tuesdays", "los martes", "Mon-Fri", "lunes a viernes", "Mon Wed". */
function readPart(part: string): Day[] | undefined {
  const ends = part.split(/\s*[-–—]\s*|\s+(?:to|through|thru|a|al|hasta)\s+/i).map((end) => namesIn(end))
  const [from, to] = ends
  if (ends.length === 1) return from
  if (ends.length !== 2 || from?.length !== 1 || to?.length !== 1) return undefined
  const [first, last] = [from[0] as Day, to[0] as Day]
  return EVERY.slice(0, ((last - first + 7) % 7) + 1).map((step) => ((first + step) % 7) as Day)
}

function namesIn(text: string): Day[] | undefined {
  const words = normaliseName(text).replace(FILLER, ' ').split(' ').filter(Boolean)
  const days = words.map((word) => BY_NAME.get(word))
  return days.every((day) => day !== undefined) ? days : undefined
}

function inOrder(days: Day[]): { days: Day[] } {
  return { days: [...new Set(days)].sort((a, b) => a - b) }
}

function isDay(value: number): value is Day {
  return Number.isInteger(value) && value >= 0 && value <= 6
}
