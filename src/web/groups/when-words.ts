import type { CoverGap, CoverHour, GroupTime } from '../../domain/groups/group.ts'
import { comingTime, coverAt, coverIn, type WallTime, wallTimeIn } from '../../domain/groups/when.ts'
import { isKnownZone } from '../../standards/known-zone.ts'
import type { Scene } from '../scene.ts'
import { momentWords } from './moment-words.ts'
import { listWords, sentence } from './said-lists.ts'

/**
 * When a group meets, as one sentence: in the reader's zone first, then where the group lives when the clocks differ. A
 * visitor's zone is not known until they say it; till then theirs is the group's. "Tuesdays, 11:30 to 12:30 your time (10:30 in London)".
 */
export function timeWords(scene: Scene, time: GroupTime, home: string): string {
  const words = sentence(scene.language, timeClause(scene, time, home))
  if (time.every === 1 || time.nth !== null || !time.anchor) return words
  const { epochMilliseconds } = comingTime(time, home, scene.now).starts
  const seen = { ...scene, zone: isMine(scene) ? scene.zone : home }
  return `${words}. ${scene.t('groups.when.next', { day: momentWords(seen, new Date(epochMilliseconds), 'weekdayDay') })}`
}

function timeClause(scene: Scene, time: GroupTime, home: string): string {
  const { t, zone, now } = scene
  // Of a zone that is unknown here only what the group's own clock says can be said.
  if (!isKnownZone(home)) return thereWords(scene, time, wallTimeIn(comingTime(time, 'UTC', now), 'UTC'), home)
  const occurrence = comingTime(time, home, now)
  const there = wallTimeIn(occurrence, home)
  if (!isMine(scene)) return thereWords(scene, time, there, home)
  const mine = wallTimeIn(occurrence, zone)
  // The first Tuesday there may be a Wednesday here, and not always the first.
  if (time.nth !== null && mine.weekday !== there.weekday) {
    const here = { day: weekdayWords(scene, mine.weekday), from: mine.from, until: mine.until }
    return `${thereWords(scene, time, there, home)}. ${t('groups.when.for_you', here)}`
  }
  const words = long(scene, time, mine) ?? t('groups.when.yours', parts(scene, time, mine))
  if (mine.from === there.from && mine.weekday === there.weekday) return words
  const city = cityWords(scene, home)
  return mine.weekday === there.weekday
    ? `${words} ${t('groups.when.also', { from: there.from, city })}`
    : `${words} ${t('groups.when.also_day', { day: weekdayWords(scene, there.weekday), from: there.from, city })}`
}

/** Whether the scene's zone is the reader's own, not only the place's. */
const isMine = ({ person, zoneSaid }: Scene) => person !== undefined || zoneSaid === true

function thereWords(scene: Scene, time: GroupTime, there: WallTime, home: string): string {
  const city = cityWords(scene, home)
  const open = long(scene, time, there)
  return open ? `${open} (${city})` : scene.t('groups.when.there', { ...parts(scene, time, there), city })
}

/** Whether somebody is on duty now, then the hours in the reader's zone. */
export function coverWords(
  scene: Scene,
  cover: readonly CoverHour[],
  home: string,
  gaps: readonly CoverGap[] = [],
): string[] {
  const { t, now } = scene
  if (cover.length === 0) return [t('groups.cover.never')]
  const known = isKnownZone(home)
  const there = known ? home : 'UTC'
  const mine = known && isMine(scene)
  const zone = mine ? scene.zone : there
  const seen = { ...scene, zone }
  const at = coverAt(cover, there, now, gaps)
  const state = at.on
    ? t('groups.cover.now', { until: momentWords(seen, at.until, 'hour') })
    : at.next
      ? t('groups.cover.not_now', { from: momentWords(seen, at.next, isSoon(at.next, now) ? 'weekdayHour' : 'moment') })
      : t('groups.cover.paused')
  const hours = coverIn(cover, there, zone, now).map(({ weekdays, from, until }) =>
    t(mine ? 'groups.cover.yours' : 'groups.cover.there', {
      days: daysWords(scene, weekdays),
      from,
      until,
      city: cityWords(scene, home),
    }),
  )
  return [...(known ? [state] : []), ...hours.map((words) => sentence(scene.language, words))]
}

/** Further away than this a weekday alone would name the wrong week. */
const isSoon = (at: Date, now: Date) => at.getTime() - now.getTime() < 6 * 86_400_000

export function weekdayWords({ t }: Scene, weekday: number): string {
  return t('groups.day.one', { day: `d${weekday}` })
}

/** "Every day", "Monday to Friday", or the days one by one. */
function daysWords(scene: Scene, weekdays: readonly number[]): string {
  const { t, language } = scene
  if (weekdays.length === 7) return t('groups.day.every')
  if (weekdays.join() === '1,2,3,4,5') return t('groups.day.workdays')
  return listWords(
    language,
    weekdays.map((day) => weekdaysWords(scene, day)),
  )
}

function weekdaysWords({ t }: Scene, weekday: number): string {
  return t('groups.day.many', { day: `d${weekday}` })
}

/** The city a zone is named after, in words of the reader's language where they differ. */
export function cityWords({ t }: Scene, zone: string): string {
  const name = zone.slice(zone.lastIndexOf('/') + 1)
  return t('groups.when.city', { zone: name, city: name.replaceAll('_', ' ') })
}

function parts(scene: Scene, time: GroupTime, { weekday, from, until }: WallTime) {
  return { rhythm: rhythmWords(scene, time, weekday), from, until }
}

/** "Tuesdays", "Every second Tuesday", "Last Tuesday of the month". */
export function rhythmWords(scene: Scene, { every, nth }: Pick<GroupTime, 'every' | 'nth'>, weekday: number): string {
  const { t } = scene
  const day = weekdayWords(scene, weekday)
  if (nth !== null) return t('groups.when.monthly', { nth: nth === -1 ? 'last' : `n${nth}`, day })
  return every === 1 ? weekdaysWords(scene, weekday) : t('groups.when.every', { weeks: `w${every}`, day })
}

/** A round open for a day or more has no end that fits on a clock. */
function long(scene: Scene, time: GroupTime, { weekday, from }: WallTime): string | undefined {
  if (time.minutes < 1440) return undefined
  return scene.t('groups.when.open_for', {
    rhythm: rhythmWords(scene, time, weekday),
    from,
    hours: Math.round(time.minutes / 60),
  })
}
