import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'

/** When a group meets: wall time in `zone`; without a zone, as its source printed it. `weekday` 0 is Sunday, `starts` is `HH:MM`. */
export interface ListedTime {
  readonly weekday: number
  readonly starts: string
  readonly minutes?: number | null
  /** Every so many weeks. */
  readonly every?: number | null
  /** Monthly: on the nth such day, -1 the last. */
  readonly nth?: number | null
  /** A day it meets on, from which every second, third or fourth week is counted. */
  readonly anchor?: string | null
  readonly zone: string | null
}

/** A group as anybody may know it: what its card says. */
export interface ListedGroup {
  readonly id: GroupId
  readonly lives: 'here' | 'elsewhere'
  readonly name: string
  readonly purpose: string
  readonly focus: string | null
  readonly identity_led: readonly string[]
  readonly tone: string | null
  readonly formats: readonly string[]
  readonly languages: readonly string[]
  readonly zone: string | null
  readonly access: readonly string[]
  readonly door: string | null
  readonly guests: string | null
  readonly full_now: boolean
  readonly area: string
  readonly source_name: string
  readonly source_url: string | null
  readonly last_seen: string | null
  /** Since this day its source does not name it any more. */
  readonly vanished_on: string | null
  readonly paused: boolean
  readonly times: readonly ListedTime[]
}

export function selectListed(as: Reading) {
  return as.db
    .selectFrom('listed_groups')
    .select([
      'id',
      'lives',
      'name',
      'purpose',
      'focus',
      'identity_led',
      'tone',
      'formats',
      'languages',
      'zone',
      'access',
      'door',
      'guests',
    ])
    .select(['full_now', 'area', 'source_name', 'source_url', 'last_seen', 'vanished_on', 'paused', 'times'])
}

/** The cards of a page, in the order of their numbers. */
export async function findCards(as: Reading, nums: readonly number[]): Promise<ListedGroup[]> {
  if (nums.length === 0) return []
  const rows = await selectListed(as).select('num').where(sql<boolean>`num = any (${nums})`).execute()
  const place = new Map(nums.map((num, at) => [num, at]))
  return rows.sort((a, b) => (place.get(a.num) ?? 0) - (place.get(b.num) ?? 0)) as unknown as ListedGroup[]
}
