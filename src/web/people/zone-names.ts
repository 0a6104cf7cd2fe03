import { isZone, zonesByCurrentName } from '../../standards/zone.ts'
import { cityWords } from '../groups/when-words.ts'
import type { Scene } from '../scene.ts'
import { dateTongue } from '../ui/date-tongue.ts'
import { clockNow } from './zone-clock.ts'

/** One zone of a list: its IANA name, the older one some devices still say, and its words. */
export interface ZoneOption {
  readonly name: string
  readonly was: string | undefined
  readonly label: string
}

/** Every zone by part of the world, in the reader's words and order: "Madrid (Central European Time), 18:05 now". */
export function zonesByPart(scene: Scene): readonly (readonly [string, readonly ZoneOption[]])[] {
  const { compare } = new Intl.Collator(scene.language)
  return namedZones(scene).map(([part, zones]) => {
    const words = zones.map(({ name, was, words }) => ({ name, was, label: withClock(scene, name, words) }))
    return [part, words.sort((a, b) => compare(a.label, b.label))] as const
  })
}

/** "Madrid (Central European Time)"; what stands there is said as it is when it names no zone. */
export function zoneLabel(scene: Scene, name: string): string {
  return isZone(name) ? namedZone(scene, name) : name
}

/** The same with the hour it is there now, by which people know their own zone best. */
export function zoneLabelNow(scene: Scene, name: string): string {
  return isZone(name) ? withClock(scene, name, namedZone(scene, name)) : name
}

const withClock = (scene: Scene, name: string, words: string) =>
  scene.t('people.zone.now', { zone: words, time: clockNow(name, scene.now) })

interface NamedZone extends Omit<ZoneOption, 'label'> {
  readonly words: string
}

const kept = new Map<string, readonly (readonly [string, readonly NamedZone[]])[]>()

/** Names change with the language only; finding them all costs tenths of a second, so they are kept. */
function namedZones(scene: Scene) {
  const known = kept.get(scene.language)
  if (known) return known
  const zones = zonesByCurrentName().map((zone) => ({ ...zone, words: namedZone(scene, zone.name) }))
  const parts = Map.groupBy(zones, ({ name }) => name.split('/')[0] ?? '')
  const made = [...parts].map(([part, same]) => [scene.t('people.zone.part', { part }), same] as const)
  kept.set(scene.language, made)
  return made
}

function namedZone(scene: Scene, name: string): string {
  if (!name.includes('/')) return scene.t('people.zone.utc')
  const place = placeWords(scene, name)
  const parts = new Intl.DateTimeFormat(dateTongue(scene.language), {
    timeZone: name,
    timeZoneName: 'longGeneric',
  }).formatToParts(scene.now)
  const time = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // A zone that has no name of its own is called after its city, which has been said.
  return plain(time).includes(plain(cityWords(scene, name))) || time.startsWith('GMT')
    ? place
    : scene.t('people.zone.named', { place, time })
}

/** The city, and what it lies in where the name says so: "Knox, Indiana". */
function placeWords(scene: Scene, name: string): string {
  const within = name.split('/').slice(1, -1).join(', ').replaceAll('_', ' ')
  const city = cityWords(scene, name)
  return within ? `${city}, ${within}` : city
}

const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
