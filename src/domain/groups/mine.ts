import { sql } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId, Id } from '../../database/ids.ts'
import type { GroupTime } from './group.ts'

/** A group of mine, with what may wait for me there. No counts: only whether. */
export interface MyGroup {
  readonly id: GroupId
  readonly name: string
  /** The group's own zone; its times are wall time there. */
  readonly zone: string
  readonly state: 'guest' | 'member'
  readonly facilitates: boolean
  readonly resting: boolean
  readonly closed: boolean
  /** A new agreement is to be read before the next word. */
  readonly agreementWaits: boolean
  /** Somebody asked to come in and I may answer. */
  readonly askWaits: boolean
  /** Somebody wrote privately to those who lead, and I may answer. */
  readonly wordWaits: boolean
  /** Nobody leads, and as a member I could. */
  readonly unled: boolean
  /** The group asks its members about times to meet, and I have said nothing of them yet. */
  readonly pollWaits: Id<'time_polls'> | null
  readonly times: readonly GroupTime[]
}

/** An ask of mine. The name is missing where the group has hidden itself since. */
export interface MyAsk {
  readonly id: Id<'asks'>
  readonly group: GroupId
  readonly name: string | null
  readonly asGuest: boolean
  readonly state: 'waiting' | 'welcomed' | 'declined'
  readonly reason: string
  readonly answeredAt: Date | null
}

/** The groups I belong to or am trying, by name. */
export async function myGroups(as: Reading): Promise<MyGroup[]> {
  const { rows } = await sql<MyGroup>`
    select g.id, g.name, g.zone, m.state, m.facilitates, m.resting, g.closed_at is not null as closed,
      s.agreement < agreement_asked(g.id) as "agreementWaits",
      m.facilitates and exists (select from asks a where a.group_id = g.id and a.state = 'waiting') as "askWaits",
      m.facilitates and exists (select from quiet_words w where w.group_id = g.id and w.closed_at is null and w.membership_id <> m.membership_id
        and w.membership_id = (select l.membership_id from quiet_word_lines l where l.word_id = w.id order by l.written_at desc limit 1)) as "wordWaits",
      m.state = 'member' and g.unled_since is not null and g.closed_at is null as unled,
      (select p.id from time_polls p where p.group_id = g.id and p.chosen is null and p.ends_at > now()
        and not exists (select from poll_answers a join poll_times t on t.id = a.time_id where t.poll_id = p.id)) as "pollWaits",
      coalesce((select json_agg(json_build_object('weekday', t.weekday, 'starts', to_char(t.starts, 'HH24:MI'), 'minutes', t.minutes, 'every', t.every, 'nth', t.nth, 'anchor', t.anchor)
        order by t.weekday, t.starts) from group_times t where t.group_id = g.id), '[]') as times
    from my_memberships() m join groups g on g.id = m.group_id join memberships s on s.id = m.membership_id
    where m.state in ('guest', 'member') order by g.name, g.id`.execute(as.db)
  return rows
}

/** What I asked: what still waits or was welcomed, and for thirty days what was declined. */
export async function myAsks(as: Reading): Promise<MyAsk[]> {
  const { rows } = await sql<MyAsk>`
    select a.id, a.group_id as "group", a.group_name as name, a.as_guest as "asGuest", a.state, a.reason, a.answered_at as "answeredAt"
    from my_asks() a
    where (a.state in ('waiting', 'welcomed') or (a.state = 'declined' and a.answered_at > now() - interval '30 days'))
    order by a.asked_at desc limit 20`.execute(as.db)
  return rows
}

/** A group I was in. `barred`: I may not come back yet, until the moment given or, where that is null, for as long as those who
 *  lead see fit. */
export interface PastGroup {
  readonly id: GroupId
  readonly name: string
  /** Its card can still be read. */
  readonly seen: boolean
  readonly removed: boolean
  readonly barred: boolean
  readonly until: Date | null
}

/** Groups I left or was removed from, the latest first, as far as I may still know their names; at most fifty. */
export async function myPastGroups(as: Reading): Promise<PastGroup[]> {
  const { rows } = await sql<PastGroup>`
    select m.group_id as id, coalesce(g.name, r.group_name) as name, g.id is not null as seen, m.state = 'removed' as removed,
      r.group_name is not null and (r.until is null or r.until > now()) as barred, r.until
    from my_memberships() m join memberships s on s.id = m.membership_id left join groups g on g.id = m.group_id
      left join lateral (select * from my_removals() mine where mine.group_id = m.group_id and m.state = 'removed' order by mine.since desc limit 1) r on true
    where m.state in ('left', 'removed') and coalesce(g.name, r.group_name) is not null
    order by s.ended_at desc limit 50`.execute(as.db)
  return rows
}
