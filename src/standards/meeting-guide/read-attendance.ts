import type { Attendance, Format, WayIn } from './meeting-row.ts'

// Services whose links open a written conversation or a call by voice; any other link of a meeting is one to see and hear.
const TEXT_HOSTS = [
  'discord.gg',
  'discord.com',
  't.me',
  'telegram.me',
  'wa.me',
  'chat.whatsapp.com',
  'signal.group',
  'groups.io',
  'slack.com',
]
const AUDIO_HOSTS = ['freeconferencecall.com', 'freeconference.com', 'clubhouse.com']

/** Same words as the `attendance_option` of the 12 Step Meeting List plugin. */
export function readAttendance(value: string): Attendance | 'inactive' | undefined {
  const word = value
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return word === 'in_person' || word === 'online' || word === 'hybrid' || word === 'inactive' ? word : undefined
}

/** Without the option, as tsml-ui reads a feed: a way to join from afar is online, a door to go to is in person. */
export function deduceAttendance(clues: {
  types: readonly Attendance[]
  joined: boolean
  door: boolean
}): Attendance | undefined {
  const online = clues.joined || clues.types.includes('online')
  const inPerson = clues.door || clues.types.includes('in_person')
  if (clues.types.includes('hybrid') || (online && inPerson)) return 'hybrid'
  if (online) return 'online'
  return inPerson ? 'in_person' : undefined
}

/** Only what is known: a meeting that says "online" and nothing else has no format. */
export function deduceFormats(
  attendance: Attendance | undefined,
  told: readonly Format[],
  ways: readonly WayIn[],
): Format[] {
  const formats = new Set<Format>(told)
  if (attendance === 'in_person' || attendance === 'hybrid') formats.add('in_person')
  if (attendance === 'online' || attendance === 'hybrid') {
    for (const way of ways) {
      if (way.kind === 'link' && way.from === 'conference_url') formats.add(formatOfLink(way.value))
      if (way.kind === 'phone' && way.from === 'conference_phone') formats.add('audio')
    }
  }
  return [...formats].sort()
}

function formatOfLink(link: string): Format {
  const host = URL.parse(link)?.hostname ?? ''
  if (TEXT_HOSTS.some((name) => host === name || host.endsWith(`.${name}`))) return 'text'
  return AUDIO_HOSTS.some((name) => host === name || host.endsWith(`.${name}`)) ? 'audio' : 'video'
}
