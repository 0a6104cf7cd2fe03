import fc from 'fast-check'
import type { Listing } from './model.ts'

export const PEOPLE = 4
const who = fc.nat({ max: PEOPLE - 1 })
const at = fc.nat({ max: 2 })
/** What may happen in a place, in any order: whoever does it may or may not have the right. */
export const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('join' as const), person: who, group: at, asGuest: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('ask' as const), person: who, group: at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('answer' as const),
      person: who,
      group: at,
      other: who,
      welcome: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('leave' as const), person: who, group: at }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove' as const), person: who, group: at, other: who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('readmit' as const), person: who, group: at, other: who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('lead' as const), person: who, group: at }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('write' as const), person: who, group: at, pinned: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('block' as const), person: who, group: at, other: who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('unblock' as const), person: who, other: who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('suspend' as const), person: who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('lift' as const), person: who }) },
)
/** How a group begins. */
export const founding = fc.record({
  listing: fc.constantFrom<Listing[]>('listed', 'unlisted', 'hidden'),
  door: fc.constantFrom<('open' | 'ask')[]>('open', 'ask'),
  guests: fc.constantFrom<('no' | 'yes')[]>('no', 'yes'),
  founder: who,
})

export type Event = typeof happening extends fc.Arbitrary<infer T> ? T : never
