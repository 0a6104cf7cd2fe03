import type { Scene } from '../scene.ts'
import { dateTongue } from './date-tongue.ts'

interface TimeProps {
  readonly scene: Scene
  readonly at: Date
  /** date: 3 December 2026. time: 19:30. both. day: Thursday 19:30. far: Thursday 3 December at 19:30. */
  readonly as?: keyof typeof FORMATS | undefined
  /** Another zone than the reader's. */
  readonly zone?: string | undefined
}

const FORMATS = {
  date: { dateStyle: 'long' },
  time: { timeStyle: 'short', hourCycle: 'h23' },
  both: { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' },
  day: { weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  far: { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** A moment, in the reader's words and zone. */
export function TimeInZone({ scene, at, as = 'both', zone = scene.zone }: TimeProps) {
  return <time datetime={at.toISOString()}>{formatter(scene.language, zone, as).format(at)}</time>
}

/** Further away than this a weekday alone would name the wrong week. */
const SOON = 6 * 86_400_000

/** A moment to come: today, the weekday where that is enough, else the date too. `first`: it begins its line. */
export function ComingTime({ scene, at, first = false }: Pick<TimeProps, 'scene' | 'at'> & { first?: boolean }) {
  if (!isToday(scene, at))
    return <TimeInZone scene={scene} at={at} as={at.getTime() - scene.now.getTime() > SOON ? 'far' : 'day'} />
  const time = formatter(scene.language, scene.zone, 'time').format(at)
  return (
    <time datetime={at.toISOString()}>
      {scene.t(first ? 'meeting.time.today_first' : 'meeting.time.today', { time })}
    </time>
  )
}

function isToday({ language, zone, now }: Scene, at: Date): boolean {
  const days = formatter(language, zone, 'date')
  return days.format(at) === days.format(now)
}

interface ZonesProps {
  readonly scene: Scene
  readonly at: Date
  /** The zone the group itself lives in. */
  readonly home: string
}

/** The day and hour in my zone first, then in the group's own, where they differ. */
export function TimeInZones({ scene, at, home }: ZonesProps) {
  const date = formatter(scene.language, scene.zone, 'far').format(at)
  const mine = isToday(scene, at) ? scene.t('meeting.time.today_date', { date }) : date
  return (
    <>
      <time datetime={at.toISOString()}>{scene.t('common.time.yours', { time: mine })}</time>
      {hourAt(scene, at, scene.zone) !== hourAt(scene, at, home) && (
        <span class="soft">
          <br />
          <HomeTime scene={scene} at={at} home={home} />
        </span>
      )}
    </>
  )
}

/** The hour in the group's own zone alone, under one that is said already. */
export function HomeTime({ scene, at, home }: ZonesProps) {
  const zone = zoneName(scene.language, home, at)
  return <>{scene.t('common.time.theirs', { time: hourAt(scene, at, home), zone })}</>
}

const hourAt = ({ language }: Scene, at: Date, zone: string) => formatter(language, zone, 'day').format(at)

/** "Central European time" in the reader's language; the IANA name where the runtime knows none. */
function zoneName(language: string, zone: string, at: Date): string {
  const parts = formatter(language, zone, 'zone').formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

const kept = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times what using it does. */
function formatter(language: string, zone: string, as: keyof typeof FORMATS | 'zone'): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${as}`
  const known = kept.get(key)
  if (known) return known
  const format = as === 'zone' ? ({ timeZoneName: 'longGeneric' } as const) : FORMATS[as]
  const made = new Intl.DateTimeFormat(dateTongue(language), { ...format, timeZone: zone })
  kept.set(key, made)
  return made
}
