import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { System } from '../../database/database.ts'
import { secretNamed } from '../../database/secrets.ts'
import { hashOf } from '../people/tokens.ts'
import type { Joined } from './letters.ts'

/** For each letter that can be ended, the token of the link that does: the same for one person, kind and address, so that a second try
 *  of a letter is the same letter. Only digests are kept. */
export async function makeStopLinks(as: System, letters: readonly Joined[]): Promise<ReadonlyMap<Joined, string>> {
  const endable = letters.filter(({ stops, carrier }) => stops !== undefined && carrier.lookup !== undefined)
  if (endable.length === 0) return new Map()
  const key = await secretNamed(as, 'mail-stop')
  const tokens = new Map(endable.map((letter) => [letter, tokenOf(key, letter)]))
  await sql`insert into mail_stops (digest, person_id, kind)
    select * from unnest(${[...tokens.values()].map(hashOf)}::bytea[], ${endable.map(({ carrier }) => carrier.person)}::uuid[],
      ${endable.map(({ stops }) => stops)}::text[]) l(digest, person, kind)
    where exists (select from mail_addresses a where a.person_id = l.person)
    on conflict do nothing`.execute(as.db)
  return tokens
}

function tokenOf(key: Buffer, { carrier, stops }: Joined): string {
  return createHmac('sha256', key)
    .update(`${carrier.person} ${stops} `)
    .update(carrier.lookup ?? '')
    .digest('base64url')
}

/** Whoever holds the link wants no more of these mails. An unknown link changes nothing, and says the same. */
export async function stopMails(as: System, token: string): Promise<void> {
  await sql`insert into tellings (person_id, announcements, answers, reminders)
    select person_id, case when kind in ('announcements', 'several') then 'none' else 'at_once' end,
      case when kind in ('answers', 'several') then 'none' else 'at_once' end, case when kind = 'reminders' then '{}'::text[] else '{day}' end
    from mail_stops where digest = ${hashOf(token)}
    on conflict (person_id) do update set
      announcements = case when excluded.announcements = 'none' then 'none' else tellings.announcements end,
      answers = case when excluded.answers = 'none' then 'none' else tellings.answers end,
      reminders = case when excluded.reminders = '{}' then '{}' else tellings.reminders end`.execute(as.db)
}
