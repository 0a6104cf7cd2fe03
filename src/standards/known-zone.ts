import { isZone } from './zone.ts'

const kept = new Map<string, boolean>()
const MOST_KEPT = 1000

/** `isZone` for zones that are stored already, where asking each time would cost more than what is reckoned with them. One that a newer
 *  or an older program wrote may be unknown here. */
export function isKnownZone(name: string): boolean {
  const known = kept.get(name) ?? isZone(name)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, known)
  return known
}
