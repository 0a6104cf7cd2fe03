import type { Day, Part } from './week.ts'

/** Days and parts of the day that somebody named in a search. */
export interface SaidTime {
  readonly days: readonly Day[]
  readonly parts: readonly Part[]
}

const DAYS: ReadonlyMap<string, readonly Day[]> = new Map<string, readonly Day[]>([
  ...[
    'sunday domingo',
    'monday lunes',
    'tuesday tues martes',
    'wednesday weds miercoles',
    'thursday thurs jueves',
    'friday viernes',
    'saturday sabado',
  ].flatMap((names, day) =>
    names.split(' ').flatMap((name): [string, Day[]][] => [
      [name, [day as Day]],
      [`${name}s`, [day as Day]],
    ]),
  ),
  ...'weekend weekends finde findes'.split(' ').map((name): [string, Day[]] => [name, [0, 6]]),
  ...'weekday weekdays'.split(' ').map((name): [string, Day[]] => [name, [1, 2, 3, 4, 5]]),
])
const PARTS: ReadonlyMap<string, readonly Part[]> = new Map<string, readonly Part[]>([
  ...'morning mornings manana mananas'.split(' ').map((name): [string, Part[]] => [name, ['morning']]),
  ...'afternoon afternoons mediodia'.split(' ').map((name): [string, Part[]] => [name, ['afternoon']]),
  ...'evening evenings'.split(' ').map((name): [string, Part[]] => [name, ['evening']]),
  ['tarde', ['afternoon', 'evening']],
  ['tardes', ['afternoon', 'evening']],
  ['tonight', ['evening', 'night']],
])
/** Nights are also what some groups are about; they are a time only after such a word, or beside a day. */
const NIGHTS: ReadonlySet<string> = new Set(['night', 'nights', 'noche', 'noches'])
const BEFORE_NIGHT: ReadonlySet<string> = new Set(['at', 'la', 'late'])

/** Takes the days and parts out of the words of a search; `rest` are the others in their order. */
export function takeTime(words: readonly string[]): { time: SaidTime; rest: string[] } {
  const namesDay = words.some((word) => DAYS.has(word))
  const days = new Set<Day>()
  const parts = new Set<Part>()
  const rest: string[] = []
  for (const [at, word] of words.entries()) {
    const night = NIGHTS.has(word) && (namesDay || BEFORE_NIGHT.has(words[at - 1] ?? ''))
    const part = night ? (['evening', 'night'] as const) : PARTS.get(word)
    for (const day of DAYS.get(word) ?? []) days.add(day)
    for (const one of part ?? []) parts.add(one)
    if (!DAYS.has(word) && !part) rest.push(word)
  }
  return { time: { days: [...days].sort(), parts: [...parts] }, rest }
}
