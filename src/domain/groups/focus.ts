import { focusList } from './focus-list.ts'

export type FocusId = (typeof focusList)[number]['id']
export type FocusKind = 'condition' | 'broad' | 'situation' | 'carers'

/** What a group gathers round. The label is `focus.name.<id>`; the code is for exports only and often absent. */
export interface Focus {
  readonly id: FocusId
  readonly kind: FocusKind
  readonly icd11?: string
}

const byId: ReadonlyMap<string, Focus> = new Map(focusList.map((focus) => [focus.id, focus]))

/** All foci in the order they are offered; with a kind, only those. */
export function foci(kind?: FocusKind): readonly Focus[] {
  return kind === undefined ? focusList : focusList.filter((focus) => focus.kind === kind)
}

export function findFocus(id: string): Focus | undefined {
  return byId.get(id)
}

export function isFocusId(id: string): id is FocusId {
  return byId.has(id)
}
