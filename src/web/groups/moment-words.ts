import type { Scene } from '../scene.ts'
import { dateTongue } from '../ui/date-tongue.ts'

const FORMATS = {
  day: { dateStyle: 'long' },
  moment: { dateStyle: 'long', timeStyle: 'short' },
  weekdayDay: { weekday: 'long', day: 'numeric', month: 'long' },
  dayMonth: { day: 'numeric', month: 'long' },
  weekdayHour: { weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const kept = new Map<string, Intl.DateTimeFormat>()

/** A moment as part of a sentence, in the reader's language and zone. Making a formatter costs a hundred times its use. */
export function momentWords(
  { language, zone }: Pick<Scene, 'language' | 'zone'>,
  at: Date,
  as: keyof typeof FORMATS = 'day',
): string {
  const key = `${language} ${zone} ${as}`
  const formatter = kept.get(key) ?? new Intl.DateTimeFormat(dateTongue(language), { ...FORMATS[as], timeZone: zone })
  kept.set(key, formatter)
  return formatter.format(at)
}

/** A day without an hour, kept as `2026-12-24`: the same day in every zone. */
export function dayWords({ language }: Pick<Scene, 'language'>, day: string): string {
  return momentWords({ language, zone: 'UTC' }, new Date(`${day}T12:00:00Z`))
}
