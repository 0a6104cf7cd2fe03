import { type Kind, SIGNED_IN } from './kinds.ts'
import { canary } from './word.ts'

const INSIDE: Kind[] = ['member', 'resting', 'facilitator']
const NOBODY: Kind[] = []
const self = (kind: Kind) => [`name ${kind}`, [kind]] as const

/** Every private field of the furnished place, and who may ever come across what stands in it. */
export const CANARIES: Record<string, readonly Kind[]> = {
  // a person's own
  ...Object.fromEntries(SIGNED_IN.map(self)),
  // The founder goes by that name in the lane.
  'name facilitator': INSIDE,
  address: ['member'],
  'passkey name': ['member'],
  'plan note': ['member'],
  'plan words': ['member'],
  // Told to the one they chose, and to nobody else in the lane.
  'flare words': ['resting'],
  'calendar name': ['member'],
  'block shown as': ['member'],
  'session name': ['member', 'suspended'],
  'sign member': ['member'],
  'link address': ['member'],
  arrival: ['member'],
  'carried words': ['member'],
  'carried group': ['member'],
  // Taken by a form, once, and no page shows it.
  'archive part': NOBODY,
  challenge: NOBODY,
  secret: NOBODY,
  lookup: NOBODY,
  credential: NOBODY,
  'public key': NOBODY,
  'password hash': NOBODY,
  'code hash': NOBODY,
  'reset hash': NOBODY,
  'calendar hash': NOBODY,
  'invited address': NOBODY,
  'letter mark': NOBODY,
  'mail cause': NOBODY,
  'mail secret': NOBODY,
  'mail problem': NOBODY,
  'stop digest': NOBODY,
  'health problem': ['steward'],
  'suspension reason': ['suspended', 'steward'],
  // a group's own
  'lane welcome': [...INSIDE, 'guest'],
  // A guest needs the way in to sit in at all.
  'lane way in': [...INSIDE, 'guest'],
  'lane note': INSIDE,
  'lane meeting about': [...INSIDE, 'guest'],
  'lane meeting way': [...INSIDE, 'guest'],
  'lane change about': [...INSIDE, 'guest'],
  'lane shut about': [...INSIDE, 'guest'],
  // Before it is time those who lead read what they wrote, and nobody else.
  'lane shut way': ['facilitator'],
  'lane quiet word': ['member', 'facilitator'],
  'lane quiet answer': ['member', 'facilitator'],
  'lane ready words': ['facilitator'],
  'lane debrief': ['facilitator'],
  // Theirs to read, though they have left.
  'left quiet word': ['former', 'facilitator'],
  'seat member': INSIDE,
  'seat resting': INSIDE,
  'seat suspended': [...INSIDE, 'suspended'],
  'seat guest': [...INSIDE, 'guest'],
  // Whoever has spoken keeps a name beside their words.
  'seat former': [...INSIDE, 'former'],
  'lane title': INSIDE,
  'lane words': INSIDE,
  'lane reply': INSIDE,
  'former words': [...INSIDE, 'former'],
  'draft title': ['member'],
  'draft words': ['member'],
  'seat removed': ['removed', 'facilitator'],
  'lane invitation note': ['facilitator'],
  'place invitation note': ['steward'],
  'ask name': ['asker', 'facilitator'],
  'ask answer': ['asker', 'facilitator'],
  'decline reason': ['former', 'facilitator'],
  'removal reason': ['removed', 'facilitator'],
  'listing reason': ['facilitator'],
  'export why': INSIDE,
  // a hidden group, which none of them knows
  'quiet name': NOBODY,
  'quiet purpose': NOBODY,
  'quiet not for': NOBODY,
  'quiet agreement': NOBODY,
  'quiet question': NOBODY,
  'quiet way in': NOBODY,
  'quiet note': NOBODY,
  'hidden quiet word': NOBODY,
  'quiet title': NOBODY,
  'quiet words': NOBODY,
  'quiet invitation note': NOBODY,
  'quiet meeting about': NOBODY,
  'quiet meeting way': NOBODY,
  'seat ivy': NOBODY,
  // what a steward did with a feed, and what people said of it
  'feed url': ['steward'],
  'feed key': NOBODY,
  'feed source': NOBODY,
  digest: NOBODY,
  slug: ['steward'],
  'way in elsewhere': SIGNED_IN.filter((kind) => kind !== 'suspended'),
  'report name': ['steward'],
  'taken down name': ['steward'],
  'correction words': ['steward'],
  'correction reach': ['steward'],
}

/** The canaries in a text that `kind` must not come across. */
export function strangersIn(text: string, kind: Kind): string[] {
  const plain = text.toLowerCase()
  return Object.entries(CANARIES)
    .filter(([field, allowed]) => !allowed.includes(kind) && plain.includes(canary(field)))
    .map(([field]) => field)
}

/** Canaries met at all, by anybody: a field that nobody ever meets was not planted, or its page is not linked. */
export function metIn(text: string): string[] {
  const plain = text.toLowerCase()
  return Object.keys(CANARIES).filter((field) => plain.includes(canary(field)))
}
