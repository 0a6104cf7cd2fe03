import { normaliseName } from './normalise-name.ts'

/** HH:MM found · nothing written · not readable. */
export type TimeRead = { time: string } | 'none' | 'unreadable'

const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*h?s?\.?\s*([ap])?\.?\s*m?\.?$/
const NOON: ReadonlySet<string> = new Set(['noon', '12 noon', 'midday', '12 midday', 'mediodia'])
const MIDNIGHT: ReadonlySet<string> = new Set(['midnight', '12 midnight', 'medianoche'])

/** A time of day: "19:30", "7:30 PM", "7pm", "19.30", "19h30", "noon", "medianoche". "24:00" is midnight. */
export function readTime(value: unknown): TimeRead {
  if (value === undefined || value === null) return 'none'
  if (typeof value !== 'string' || value.length > 40) return 'unreadable'
  const text = value.normalize('NFKC').trim().toLowerCase()
  if (text === '') return 'none'
  const words = normaliseName(text)
  if (NOON.has(words)) return { time: '12:00' }
  if (MIDNIGHT.has(words)) return { time: '00:00' }
  return readClock(text)
}

/** Like `readTime`, and a span from one time to another: "19:00–20:30", "7-8:30pm", "18:00 a 19:00". */
export function readTimes(value: unknown): { time: string; until: string | undefined } | 'none' | 'unreadable' {
  const single = readTime(value)
  if (typeof single === 'object') return { time: single.time, until: undefined }
  if (single === 'none' || typeof value !== 'string' || value.length > 40) return single
  const [from = '', to = '', ...more] = value.split(/\s*[-–—]\s*|\s+(?:to|until|till|a|hasta)\s+(?:las?\s+)?/i)
  const end = more.length === 0 ? readTime(to) : 'unreadable'
  if (typeof end === 'string') return 'unreadable'
  const start = readTime(from)
  // "7-8pm": the half of the day stands once, behind the second, and must not turn the span round.
  const half = /[ap]\.?\s*m\.?\s*$/i.exec(to)?.[0] ?? ''
  const shared = typeof start === 'object' ? start : readTime(`${from}${half}`)
  if (typeof shared === 'string' || (start === 'unreadable' && shared.time >= end.time)) return 'unreadable'
  return { time: shared.time, until: end.time }
}

function readClock(text: string): TimeRead {
  const parts = CLOCK.exec(text)
  if (!parts) return 'unreadable'
  const [, hours, minutes, half] = parts
  // "7" alone could be morning or evening, so it is not guessed.
  if (minutes === undefined && half === undefined && !text.includes('h')) return 'unreadable'
  const hour = hourOfDay(Number(hours), half)
  const minute = Number(minutes ?? 0)
  if (hour === undefined || minute > 59 || (Number(hours) === 24 && minute > 0)) return 'unreadable'
  return { time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 24 ? hour % 24 : undefined
  // "19:30 pm" says the same thing twice and is taken at its word.
  if (half === 'p' && hour > 12 && hour < 24) return hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
