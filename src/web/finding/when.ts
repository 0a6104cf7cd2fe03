import type { ListedTime } from '../../domain/finding/listed-group.ts'
import { comingEvery, comingMonthly, comingOf } from '../../domain/finding/week.ts'
import { isKnownZone } from '../../standards/known-zone.ts'
import { cityWords } from '../groups/when-words.ts'
import type { Scene } from '../scene.ts'
import { dateTongue } from '../ui/date-tongue.ts'
import { DAY_NAMES } from './query.ts'

const MOST_LINES = 3
const A_DAY = 1440

/** When a group meets, a line or two for its card: by the reader's own clock; as printed where nobody knows the zone. */
export function whenLines(scene: Scene, times: readonly ListedTime[], most = MOST_LINES): string[] {
  const { t } = scene
  const rhythms = Map.groupBy(
    times.map((time) => inMyZone(scene, time)),
    // Two rhythms of several weeks are told together only where they fall on the same day.
    ({ line, at, next }) => (line === 'counted' ? `${line} ${next?.getTime()}` : `${line} ${at}`),
  )
  const lines = [...rhythms.values()].map((same) => lineOf(scene, same))
  return lines.length > most
    ? [...lines.slice(0, most - 1), t('finding.when.more', { count: lines.length - most + 1 })]
    : lines
}

interface MyTime {
  readonly line: 'weekly' | 'printed' | 'every' | 'counted' | 'monthly' | 'open'
  readonly weekday: number
  /** On the reader's clock. */
  readonly at: string
  readonly time: ListedTime
  readonly next: Date | undefined
}

function inMyZone(scene: Scene, time: ListedTime): MyTime {
  if (time.zone === null || !isKnownZone(time.zone))
    return { line: 'printed', weekday: time.weekday, at: time.starts, time, next: undefined }
  const next = nextOf(time, time.zone, scene.now)
  return { line: kindOf(time), ...wallOf(next, scene.zone), time, next }
}

function nextOf({ weekday, starts, nth, every, anchor }: ListedTime, zone: string, now: Date): Date {
  if (nth) return comingMonthly(zone, weekday, starts, nth, now)
  return every && every > 1 && anchor
    ? comingEvery(zone, { weekday, starts, every, anchor }, now)
    : comingOf(zone, weekday, starts, now)
}

function kindOf({ minutes, nth, every, anchor }: ListedTime): MyTime['line'] {
  if ((minutes ?? 0) >= A_DAY) return 'open'
  if (nth) return 'monthly'
  return (every ?? 1) === 1 ? 'weekly' : anchor ? 'counted' : 'every'
}

function lineOf(scene: Scene, same: readonly MyTime[]): string {
  const { t } = scene
  const first = same[0] as MyTime
  const { line, at, time, next } = first
  const days = daysOf(
    scene,
    same.map(({ weekday }) => weekday),
  )
  if (line === 'monthly')
    return t('finding.when.monthly', {
      date: dayOf(scene, next),
      at,
    })
  if (line === 'counted') return t('finding.when.counted', { weeks: time.every ?? 2, date: dayOf(scene, next), at })
  if (line === 'open') {
    const words = t('finding.when.open_for', { days, at, hours: Math.round((time.minutes ?? 0) / 60) })
    return time.anchor ? `${words}. ${t('groups.when.next', { day: dayOf(scene, next) })}` : words
  }
  if (line === 'every') return t('finding.when.every', { weeks: time.every ?? 2, days, at })
  return t(line === 'printed' ? 'finding.when.printed' : 'finding.when.weekly', { days, at })
}

function daysOf(scene: Scene, weekdays: readonly number[]): string {
  const { t, language } = scene
  const days = [...new Set(weekdays)].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
  if (days.length === 7) return t('finding.when.every_day')
  const words = listFormat(language).format(days.map((day) => t(`finding.days.${DAY_NAMES[day] ?? 'sun'}`)))
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1)
}

/** The database may know a zone that this runtime does not; its hours are then shown as they were written. */
const lists = new Map<string, Intl.ListFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()
const kept = new Map<string, Intl.DateTimeFormat>()

function listFormat(language: string): Intl.ListFormat {
  const format = lists.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' })
  lists.set(language, format)
  return format
}

/** "Tuesday, 1 December", where the reader lives. */
const dayOf = (scene: Scene, at: Date | undefined) => dateFormat(dateTongue(scene.language), scene.zone).format(at)

function dateFormat(tongue: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${tongue} ${timeZone}`
  const format =
    dates.get(key) ?? new Intl.DateTimeFormat(tongue, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
  dates.set(key, format)
  return format
}

/** Weekday and hour of a moment on the clock of a zone. */
function wallOf(moment: Date, zone: string): { weekday: number; at: string } {
  const format =
    kept.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    })
  kept.set(zone, format)
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const weekday = DAY_NAMES.indexOf((parts.get('weekday')?.toLowerCase() ?? 'sun') as (typeof DAY_NAMES)[number])
  return { weekday, at: `${parts.get('hour')}:${parts.get('minute')}` }
}

/** A day without an hour, such as the last time a listing was seen: "20 November 2026". */
export function dayWords(scene: Scene, day: string): string {
  return new Intl.DateTimeFormat(dateTongue(scene.language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** The place the reader's zone is named after: "Lisbon", for Europe/Lisbon. */
export function zoneWords(scene: Scene): string {
  return cityWords(scene, scene.zone)
}
