import { letters } from '../src/web/ids.ts'
import type { Cast, Kind } from './kinds.ts'

/** The order in which kinds try a route that may change something: whoever changes things for the others comes last. */
export const ORDER: Kind[] = [
  'visitor',
  'outsider',
  'suspended',
  'asker',
  'guest',
  'former',
  'removed',
  'resting',
  'member',
  'steward',
  'facilitator',
]

/** The address of a route in the furnished place: its parameters filled with what is there, in the lane. */
export function addressOf(route: string, cast: Cast): string {
  return route.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => parameter(route, name, cast))
}

function parameter(route: string, name: string, { lane, seats, ids, tokens }: Cast): string {
  const named: Record<string, string> = {
    membership: letters(seats.member),
    note: letters(ids.note),
    ask: letters(ids.ask),
    removal: letters(ids.removal),
    word: letters(ids.word),
    line: letters(ids.line),
    debrief: letters(ids.debrief),
    conversation: letters(ids.conversation),
    post: letters(ids.post),
    meeting: letters(ids.meeting),
    date: ids.meetingDate,
    poll: letters(ids.poll),
    token: route.startsWith('/i/') ? tokens.lane : 'x'.repeat(43),
    kind: 'terms',
    purpose: 'health_data',
    name: 'mail.eml',
    file: `${route.startsWith('/calendar/') ? tokens.calendar : letters(ids.meeting)}.ics`,
  }
  const known = named[name]
  if (known) return known
  if (route.startsWith('/invitations/')) return letters(ids.invitation)
  if (route.startsWith('/groups/') || route.startsWith('/steward/groups/')) return letters(lane)
  return letters(ids.note)
}
