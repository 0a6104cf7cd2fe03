import { englishPeople } from './people/english.ts'
import { spanishPeople } from './people/spanish.ts'
import type { Block, DemoPerson, Departure, Removal } from './types.ts'

/** Everyone in the demo. Nothing is written about them but what they would show themselves. */
export const people: readonly DemoPerson[] = [...englishPeople, ...spanishPeople]

/** The four who can sign in: a facilitator, a member of two groups, someone without a group yet, and the steward. */
export const cast = ['ada', 'ben', 'cleo', 'marta'] as const

export const blocks: readonly Block[] = [
  { by: 'ines', of: 'len' },
  { by: 'imani', of: 'hal' },
  { by: 'maria-b', of: 'wilmer' },
]

/** Gail led two groups, and one was too much: this one is told with nobody to lead it. */
export const departures: readonly Departure[] = [{ group: 'fibro-actually', person: 'gail', daysAgo: 12 }]

export const removals: readonly Removal[] = [
  {
    group: 'three-oclock-kettle',
    person: 'len',
    by: 'mo',
    reason:
      'You wrote to three people at night to sell them a supplement, and again after we asked you to stop. Selling is not allowed here. You can appeal, and someone who was not part of this will look.',
    daysAgo: 41,
  },
]
