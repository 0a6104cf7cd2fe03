import type { Schema } from '../database/schema.ts'

/** Which rows of a table travel in a backup; the rest stays behind. A table that is not named travels whole. */
const travelling: Partial<Record<keyof Schema, string>> = {
  // Whoever finds a backup must not be signed in by it.
  sessions: 'false',
  mail_links: 'false',
  passkey_challenges: 'false',
  resets: 'used_at is not null or refused_at is not null',
  // Promised to be gone soon, and a backup keeps for long.
  invited_addresses: 'false',
  arrivals: 'false',
  // Told anew where the flare still lasts; one taken back travels without its words, lest it be told by another name.
  flare_notes: "ends_at = '-infinity'",
  meeting_replies: 'ends_at > now()',
  archive_parts: 'false',
  archives: 'false',
  // Belongs to this machine and this day.
  attempts: 'false',
  backups: 'false',
}

/** The condition for a table's rows; undefined when all travel. */
export function travellingRows(table: string): string | undefined {
  return travelling[table as keyof Schema]
}
