import type { FacetValue } from '../../domain/finding/facets.ts'
import { PARTS } from '../../domain/finding/week.ts'
import type { FilterName } from '../../domain/finding/wish.ts'
import { accessFeatures, doors, formats } from '../../domain/groups/choices.ts'
import { english } from '../../locales/catalogue.ts'
import type { MessageId } from '../../locales/words.ts'
import type { Scene } from '../scene.ts'
import { DAY_NAMES } from './query.ts'

const ID: Readonly<Record<Exclude<FilterName, 'languages'>, (value: string) => string>> = {
  formats: (value) => `finding.format.${value}`,
  days: (value) => `finding.day.${DAY_NAMES[Number(value)]}`,
  parts: (value) => `finding.part.${value}`,
  focus: (value) => `focus.name.${value}`,
  doors: (value) => `finding.door.${value}`,
  access: (value) => `finding.access.${value}`,
  identity: (value) => `finding.identity.${value}`,
  lives: (value) => `finding.lives.${value}`,
  guests: (value) => `finding.guests.${value}`,
}

/** What one value of a filter is called; one that has no name yet is said as it is. */
export function labelOf(scene: Scene, name: FilterName, value: string): string {
  if (name === 'languages') return languageName(scene.language, value)
  const id = ID[name](value)
  return Object.hasOwn(english, id) ? scene.t(id as MessageId) : value
}

// Making one takes longer than drawing a card, and a page would make forty.
const displayNames = new Map<string, Intl.DisplayNames>()
const collators = new Map<string, Intl.Collator>()

/** A language in words of the reader's: "Spanish". Its tag where nobody knows it. */
export function languageName(language: string, tag: string): string {
  const names = displayNames.get(language) ?? new Intl.DisplayNames(language, { type: 'language' })
  displayNames.set(language, names)
  try {
    const name = names.of(tag) ?? tag
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
  } catch {
    return tag
  }
}

/** Values in the order they are offered: time as it runs (the week from Monday), fixed lists as they are, the rest by name. */
export function inOrder(scene: Scene, name: FilterName, values: readonly FacetValue[]): FacetValue[] {
  const fixed = ORDER[name]
  if (fixed) return [...values].sort((a, b) => fixed.indexOf(a.value) - fixed.indexOf(b.value))
  const collator = collators.get(scene.language) ?? new Intl.Collator(scene.language)
  collators.set(scene.language, collator)
  const said = new Map(values.map(({ value }) => [value, labelOf(scene, name, value)]))
  return [...values].sort((a, b) => collator.compare(said.get(a.value) ?? '', said.get(b.value) ?? ''))
}

const ORDER: Partial<Record<FilterName, readonly string[]>> = {
  days: ['1', '2', '3', '4', '5', '6', '0'],
  parts: PARTS,
  formats,
  doors,
  access: accessFeatures,
  lives: ['here', 'elsewhere'],
}
