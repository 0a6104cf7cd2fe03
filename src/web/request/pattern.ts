import { matchedRoutes } from 'hono/route'
import type { Here } from '../env.ts'

/** The pattern of the address that was asked (`/groups/:id`), never the address itself; `none` where nothing is. What every request
 *  passes through has patterns that end in a star. */
export function patternOf(c: Here): string {
  return matchedRoutes(c).findLast(({ path, method }) => method !== 'ALL' && !path.endsWith('*'))?.path ?? 'none'
}
