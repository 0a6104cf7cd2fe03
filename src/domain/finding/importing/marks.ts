import { digestOf } from '../../../standards/meeting-guide/digest.ts'
import { matchesOf } from '../../../standards/meeting-guide/group-rows.ts'
import type { MeetingRow } from '../../../standards/meeting-guide/meeting-row.ts'
import { normaliseName } from '../../../standards/meeting-guide/normalise-name.ts'

/** Grows when what is stored of a meeting changes, so that the next import writes every row anew. */
const SHAPE = 1

/** Made by the reader from name, hour and place, for a row that had none. */
const DERIVED_SLUG = /-[0-9a-f]{12}$/

/** By what a meeting is known again: its slug, and the group it names, else its name with address or link, else, where the slug
 *  is not the feed's own, its name. Digests, because a link is a way in and must not be kept in a second place. */
export function marksOf(meeting: MeetingRow): string[] {
  return [`slug ${meeting.slug}`, ...identitiesOf(meeting)].map(markOf)
}

function identitiesOf(meeting: MeetingRow): string[] {
  if (meeting.group !== undefined) return [`group ${normaliseName(meeting.group)}`]
  const matches = matchesOf(meeting)
  if (matches.length > 0) return matches.map((match) => `match ${match}`)
  return DERIVED_SLUG.test(meeting.slug) ? [`name ${normaliseName(meeting.name)}`] : []
}

/** Equal as long as nothing that is stored of a meeting has changed. */
export function digestOfMeeting(meeting: MeetingRow): string {
  return digestOf([SHAPE, { ...meeting, row: undefined, line: undefined, updatedAt: undefined }])
}

export function digestOfGroup(digest: string): string {
  return `${SHAPE}:${digest}`
}

function markOf(text: string): string {
  return digestOf(text).slice(0, 24)
}
