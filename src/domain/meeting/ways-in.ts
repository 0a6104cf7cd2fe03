import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { MeetingId } from './meetings.ts'

export const wayKinds = ['link', 'phone', 'place', 'words'] as const
export type WayKind = (typeof wayKinds)[number]

/** How to come in. `onDate` is set where it is for that date alone, in place of the usual ways. */
export interface WayIn {
  readonly kind: WayKind
  readonly wayIn: string
}

/** What of a way in can be read now, by the kind's order. Those who lead read it always, others while it is open. */
export async function waysIn(
  as: Reading,
  meeting: MeetingId,
  onDate: string | null,
): Promise<(WayIn & { readonly open: boolean })[]> {
  const { rows } = await sql<WayIn & { open: boolean }>`select kind, way_in as "wayIn", openings @> now() as open
    from meeting_ways_in where meeting_id = ${meeting} and on_date is not distinct from ${onDate}::date
    order by array_position(${[...wayKinds]}::text[], kind)`.execute(as.db)
  return rows
}

/** An address as it may stand behind a link: https, http, mailto and tel, nothing that runs. undefined for anything else. */
export function readLink(typed: string): string | undefined {
  const text = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(text) || /\s/.test(text)) return undefined
  const url = new URL(text)
  if (url.protocol === 'tel:' || url.protocol === 'mailto:') return url.pathname.length > 2 ? url.href : undefined
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  return url.hostname.includes('.') || url.hostname === 'localhost' ? url.href : undefined
}

/** A number as it is written, where it can be dialled: digits with what people put between them, and an access code after a comma. */
export function readPhone(typed: string): string | undefined {
  const dialled = typed.replace(/[\s()./-]/g, '')
  return /^\+?\d{3,17}([,;]?[\d#*,;]{0,20})$/.test(dialled) ? typed : undefined
}

/** Where the number leads to. */
export const phoneLink = (phone: string) => `tel:${phone.replace(/[\s()./-]/g, '')}`
