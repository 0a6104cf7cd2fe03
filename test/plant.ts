import type { Cast } from './kinds.ts'
import { plantFlare } from './plant-flare.ts'
import { canary } from './word.ts'
import type { World } from './world.ts'

/** What has no verb that leaves words behind: addresses, keys, plans, mails. Everything is the member's. */
export async function plantTheRest(
  world: World,
  { member, resting, outsider, former, facilitator }: Cast['people'],
): Promise<void> {
  await world.owner(`insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, $2, $3, now())`, [
    member.id,
    `${canary('address')}@example.org`,
    Buffer.from(canary('lookup')),
  ])
  await world.owner(`insert into passkeys (person_id, credential_id, public_key, name) values ($1, $2, $3, $4)`, [
    member.id,
    canary('credential'),
    Buffer.from(canary('public key')),
    canary('passkey name'),
  ])
  await world.owner(`insert into passwords (person_id, hash) values ($1, $2)`, [member.id, canary('password hash')])
  await world.owner(
    `insert into outbox (person_id, cause, text_id, secret, problem) values ($1, $2, 'sign_in_link', $3, $4)`,
    [member.id, canary('mail cause'), canary('mail secret'), canary('mail problem')],
  )
  await world.owner(`insert into tellings (person_id, announcements) values ($1, 'weekly')`, [member.id])
  await world.owner(`insert into quiet_hours (person_id, weekday, starts, ends) values ($1, 1, '22:00', '08:00')`, [
    member.id,
  ])
  await world.owner(`insert into mail_stops (digest, person_id, kind) values ($1, $2, 'announcements')`, [
    Buffer.from(canary('stop digest')),
    member.id,
  ])
  await world.owner(`update mail_health set problem = $1, problem_at = now()`, [`by_rule ${canary('health problem')}`])
  await world.owner(`update sessions set name = $2 where person_id = $1`, [member.id, canary('session name')])
  await world.owner(`insert into corrections (kind, words, reach_me) values ('wrong', $1, $2)`, [
    canary('correction words'),
    canary('correction reach'),
  ])
  await world.owner(`insert into blocks (blocker_id, blocked_id, shown_as) values ($1, $2, $3)`, [
    member.id,
    outsider.id,
    canary('block shown as'),
  ])
  await world.owner(`insert into consents (person_id, purpose, version) values ($1, 'terms', 1)`, [member.id])
  await world.owner(`insert into recovery_codes (person_id, code_hash) values ($1, $2)`, [
    member.id,
    Buffer.from(canary('code hash')),
  ])
  await world.owner(`insert into resets (person_id, code_hash, opens_at) values ($1, $2, now() + interval '3 days')`, [
    member.id,
    Buffer.from(canary('reset hash')),
  ])
  await world.owner(
    `insert into pages (kind, language, words) values ('terms', 'en', 'T'), ('privacy', 'en', 'P'), ('contact', 'en', 'C')`,
  )
  await world.owner(`insert into backups (problem) values ('room')`, [])
  await world.owner(
    `insert into listing_answers (group_id, listed, reason) select id, false, $1 from groups where name = 'Lantern Lane'`,
    [canary('listing reason')],
  )
  await world.owner(`update people set sign_in_name = $2 where id = $1`, [member.id, `${canary('sign member')}-0001`])
  await world.owner(
    `insert into mail_links (token_hash, person_id, purpose, address, ends_at) values ('x', $1, 'prove_address', $2, now() + interval '1 hour')`,
    [member.id, canary('link address')],
  )
  await world.owner(`insert into passkey_challenges (person_id, challenge) values ($1, $2)`, [
    member.id,
    canary('challenge'),
  ])
  await world.owner(`insert into secrets (name, value) values ('test', $1)`, [Buffer.from(canary('secret'))])
  await world.owner(
    `insert into asks (group_id, person_id, name, state, reason, answered_at) select id, $1, 'Former', 'declined', $2, now() from groups where name = 'Lantern Lane'`,
    [former.id, canary('decline reason')],
  )
  await world.owner(`insert into calendars (token_hash, person_id, name) values ($1, $2, $3)`, [
    Buffer.from(canary('calendar hash')),
    member.id,
    canary('calendar name'),
  ])
  await world.owner(
    `insert into invited_addresses (invitation_id, address, language) select id, $1, 'en' from invitations where made_by = $2 limit 1`,
    [`${canary('invited address')}@example.org`, facilitator.id],
  )
  await world.owner(`insert into letter_marks (mark) values ($1)`, [Buffer.from(canary('letter mark'))])
  await plantFlare(world, member.id, resting.id)
  await plantYours(world, member.id)
  await plantFeed(world)
}

/** What is on its way out and in, and a copy of the lane that is asked for. */
async function plantYours(world: World, member: string): Promise<void> {
  await world.owner(
    `with a as (insert into archives (person_id, state, ends_at) values ($1, 'ready', now() + interval '1 day') returning id, person_id)
     insert into archive_parts (archive_id, person_id, position, bytes) select id, person_id, 0, $2 from a`,
    [member, Buffer.from(canary('archive part'))],
  )
  await world.owner(`insert into arrivals (person_id, brought) values ($1, $2)`, [
    member,
    JSON.stringify({
      account: { shown_name: canary('arrival'), keepsake: '', language: '', zone: '' },
      comforts: null,
      words: [],
    }),
  ])
  await world.owner(`insert into carried_words (person_id, kind, group_name, words) values ($1, 'note', $2, $3)`, [
    member,
    canary('carried group'),
    canary('carried words'),
  ])
  await world.owner(
    `with e as (insert into group_exports (group_id, what, why, closes_at) select id, '{notes}', $2, now() + interval '9 days'
       from groups where name = 'Lantern Lane' returning id, group_id)
     insert into group_export_answers (export_id, membership_id, person_id)
       select e.id, m.id, m.person_id from e join memberships m on m.group_id = e.group_id where m.person_id = $1`,
    [member, canary('export why')],
  )
}

const NONE = { new: 0, changed: 0, same: 1, vanished: 0, back: 0, gone: 0 }
const COUNTS = {
  rows: 1,
  remarked: 0,
  imported: 1,
  merged: 0,
  paused: 0,
  skipped: 0,
  taken_down: 0,
  groups: NONE,
  meetings: NONE,
  changes: 0,
}

/** A group that lives elsewhere: public but for its ways in, and for what a steward did with the feed. */
async function plantFeed(world: World): Promise<void> {
  await world.owner(
    `with f as (insert into feeds (name, url, format) values ('Harbour', 'https://feeds.example/' || $1, 'csv') returning id),
     g as (insert into elsewhere_groups (feed_id, key, name, digest) select id, $2, 'Harbour Circle', $3 from f returning id, feed_id),
     m as (insert into elsewhere_meetings (group_id, feed_id, slug, weekday, starts, zone, digest)
       select id, feed_id, $4, 2, '10:00', 'Europe/London', $3 from g returning id),
     w as (insert into elsewhere_ways_in (meeting_id, kind, value, field) select id, 'words', $5, 'notes' from m),
     i as (insert into imports (feed_id, state, source, source_type, counts) select id, 'done', $6, 'text/csv', $9 from f returning id),
     r as (insert into import_rows (import_id, row, name, outcome, change) select id, 1, $7, 'imported', 'new' from i)
     insert into takedowns (feed_id, feed_name, name, marks) select id, 'Harbour', $8, '{x}' from f`,
    [
      canary('feed url'),
      canary('feed key'),
      canary('digest'),
      canary('slug'),
      canary('way in elsewhere'),
      Buffer.from(canary('feed source')),
      canary('report name'),
      canary('taken down name'),
      JSON.stringify(COUNTS),
    ],
  )
  await world.owner('select list_elsewhere(id) from elsewhere_groups')
  await world.owner('select take_snapshot()')
}
