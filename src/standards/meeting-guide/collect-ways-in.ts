import type { WayIn } from './meeting-row.ts'
import { type RawRow, remark, textOf } from './raw-row.ts'
import { linkFrom, phoneFrom, wordsFrom } from './way-in.ts'

const LINK_FIELDS = ['conference_url', 'url', 'website', 'email', 'entity_url', 'entity_email']
const PHONE_FIELDS = ['conference_phone', 'phone', 'entity_phone']
const WORD_FIELDS = [
  'conference_url_notes',
  'conference_phone_notes',
  'notes',
  'location_notes',
  'group_notes',
  'venmo',
  'square',
  'paypal',
  'homegroup_online',
]

/** Fields never kept: people's own names and numbers, keys to edit the listing, and what only the feed's tools use. */
export const DROPPED_FIELDS: readonly string[] = [
  ...[1, 2, 3, 4, 5].flatMap((n) => [`contact_${n}_name`, `contact_${n}_email`, `contact_${n}_phone`]),
  'edit_url',
  'feedback_emails',
  'feedback_url',
  'entity',
  'entity_location',
  'entity_logo',
  'district',
  'sub_district',
  'district_id',
]

export const WAY_IN_FIELDS: readonly string[] = [...LINK_FIELDS, ...PHONE_FIELDS, ...WORD_FIELDS]

/** Everything in a row that could let somebody in, in the order of the fields above. */
export function collectWaysIn(raw: RawRow): WayIn[] {
  const links = LINK_FIELDS.map((field) => ({ field, way: linkFrom(field, textOf(raw, field)) }))
  for (const { field, way } of links) if (way === 'refused') remark(raw, 'noted', 'feeds.row.link_refused', field)
  return [
    ...links.map(({ way }) => way),
    ...PHONE_FIELDS.map((field) => phoneFrom(field, textOf(raw, field))),
    ...WORD_FIELDS.map((field) => wordsFrom(field, textOf(raw, field))),
  ].filter((way): way is WayIn => typeof way === 'object')
}
