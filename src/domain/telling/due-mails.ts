import { sql } from 'kysely'
import type { Reading, System } from '../../database/database.ts'
import type { GroupId, Id, PersonId } from '../../database/ids.ts'
import type { MailKind, Often, Reminder, Waiting } from './when-to-send.ts'

/** A mail whose moment has come, or seems to have. */
export interface DueMail extends Waiting {
  readonly id: Id<'outbox'>
  readonly person: PersonId
  readonly group: GroupId | undefined
  readonly secret: string | undefined
  readonly language: string
  readonly tries: number
  /** The database's own clock, by which it is due: ours may go wrong. */
  readonly lookedAt: Date
  /** How often in a row its address was refused. */
  readonly refused: number
  /** The name it comes from, and its subject; '' for a plain one. */
  readonly sender: string
  readonly subject: string
  /** Changes with the address; what one-press links are made from. */
  readonly lookup: Buffer | undefined
}

interface Row {
  id: Id<'outbox'>
  person: PersonId
  group: GroupId | null
  kind: MailKind
  text_id: string
  secret: string | null
  tries: number
  not_before: Date
  ends_at: Date | null
  address: string | null
  lookup: Buffer | null
  rests: boolean
  resting: boolean
  language: string
  zone: string
  flare_until: Date | null
  exempt: string[]
  hosts: boolean
  held: boolean
  announcements: Often
  answers: Often
  reminders: Reminder[]
  quiet: DueMail['quiet']
  gone_lately: number
  first_gone: Date | null
  looked_at: Date
  refused: number
  sender: string
  subject: string
}

/** What is due, what was asked for first; with every other mail that is due to the same people, so that one letter can say it. Rights
 *  are not asked yet. At most about `most`. */
export async function findDueMails(as: System, most: number): Promise<Omit<DueMail, 'mayKnow'>[]> {
  const { rows } = await sql<Row>`
    with picked as materialized (
      select id, person_id from outbox where sent_at is null and due_at <= now() and person_id is not null
      order by kind_of_mail(text_id) <> 'asked', due_at, id limit ${most}),
    due as (
      select o.* from outbox o join picked on picked.id = o.id
      union
      select o.* from outbox o where o.sent_at is null and o.due_at <= now() and o.person_id in (select person_id from picked))
    select o.id, o.person_id as person, o.group_id as "group", kind_of_mail(o.text_id) as kind, o.text_id, o.secret, o.tries, o.not_before,
      least(o.ends_at, l.ends_at) as ends_at,
      -- Its own link and no other: a link to sign in must never go to an address that is not proven yet.
      case when o.text_id in ('sign_in_link', 'prove_address') then l.address when a.verified_at is not null then a.address end as address,
      a.lookup, a.rests_since is not null as rests,
      exists (select from memberships m join rests r on r.membership_id = m.id where m.group_id = o.group_id and m.person_id = o.person_id) as resting,
      p.language, p.zone, c.flare_until, coalesce(c.plan_exempt, '{}') as exempt,
      coalesce(o.not_before between c.flare_since and c.flare_until and c.flare_until <= now(), false) as held,
      o.meeting_id is not null and exists (select from memberships m join meeting_hosts h on h.membership_id = m.id
        where m.person_id = o.person_id and h.meeting_id = o.meeting_id and (h.on_date is null or h.on_date = o.on_date)) as hosts,
      coalesce(t.announcements, 'at_once') as announcements, coalesce(t.answers, 'at_once') as answers,
      coalesce(t.reminders, '{day}') as reminders,
      coalesce((select json_agg(json_build_object('weekday', q.weekday, 'starts', to_char(q.starts, 'HH24:MI'), 'ends', to_char(q.ends, 'HH24:MI')))
        from quiet_hours q where q.person_id = o.person_id), '[]') as quiet,
      gone.lately as gone_lately, gone.first as first_gone, now() as looked_at, coalesce(a.refused, 0) as refused,
      coalesce(nullif(place.mail_sender, ''), place.name) as sender, place.mail_subject as subject
    from due o join people p on p.id = o.person_id cross join place
      left join mail_addresses a on a.person_id = o.person_id
      left join mail_links l on o.secret is not null and l.token_hash = sha256(convert_to(o.secret, 'UTF8')) and l.person_id = o.person_id and l.used_at is null
      left join tellings t on t.person_id = o.person_id
      left join comforts c on c.person_id = o.person_id
      cross join lateral (select count(*)::int as lately, min(g.sent_at) as first from outbox g where g.person_id = o.person_id
        and g.outcome = 'sent' and g.sent_at > now() - interval '1 hour' and kind_of_mail(g.text_id) in ('announcements', 'answers')) gone
    order by kind_of_mail(o.text_id) <> 'asked', o.due_at, o.id`.execute(as.db)
  return rows.map(mailOf)
}

/** Mails about what stands inside a group, which is more than its card. */
const INSIDE: ReadonlySet<string> = new Set(['announcement', 'new_ask', 'lead_wanted'])

/** Which of them their people may still know of, as they would see it themselves: through the policies, all in one question. */
export async function askRightsAgain(as: Reading, mails: readonly Omit<DueMail, 'mayKnow'>[]): Promise<DueMail[]> {
  const about = mails.filter(({ group }) => group !== undefined)
  const { rows } = await sql<{ id: string }>`select rights_that_hold(${about.map(({ id }) => id)}::uuid[],
    ${about.map(({ person }) => person)}::uuid[], ${about.map(({ group }) => group)}::uuid[],
    ${about.map(({ kind, textId }) => kind === 'reminders' || INSIDE.has(textId))}::boolean[]) as id`.execute(as.db)
  const hold = new Set(rows.map(({ id }) => id))
  return mails.map((mail) => ({ ...mail, mayKnow: mail.group === undefined || hold.has(mail.id) }))
}

/** Whether any mail could go at this moment. */
export async function isAnyDue(as: System): Promise<boolean> {
  const due = await as.db
    .selectFrom('outbox')
    .select('id')
    .where('sent_at', 'is', null)
    .where('due_at', '<=', sql<Date>`now()`)
    .where('person_id', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return due !== undefined
}

function mailOf(row: Row): Omit<DueMail, 'mayKnow'> {
  return {
    id: row.id,
    person: row.person,
    group: row.group ?? undefined,
    kind: row.kind,
    textId: row.text_id,
    secret: row.secret ?? undefined,
    tries: row.tries,
    notBefore: row.not_before,
    endsAt: row.ends_at ?? undefined,
    address: row.address ?? undefined,
    lookup: row.lookup ?? undefined,
    addressRests: row.rests,
    resting: row.resting,
    language: row.language,
    zone: row.zone,
    flareUntil: row.flare_until ?? undefined,
    exempt: row.exempt,
    hosts: row.hosts,
    heldInFlare: row.held,
    announcements: row.announcements,
    answers: row.answers,
    reminders: row.reminders,
    quiet: row.quiet,
    goneLately: row.gone_lately,
    firstGone: row.first_gone ?? undefined,
    lookedAt: row.looked_at,
    refused: row.refused,
    sender: row.sender,
    subject: row.subject,
  }
}
