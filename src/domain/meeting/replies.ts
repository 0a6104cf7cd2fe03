import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { MembershipId } from '../../database/ids.ts'
import type { Coming, MeetingId } from './meetings.ts'

export const replies = ['hope', 'maybe', 'not_this_time'] as const
export type Reply = (typeof replies)[number]

/** Somebody who holds a meeting or hopes to come, as a member of the group sees them. */
export interface Somebody {
  readonly id: MembershipId
  readonly name: string
  readonly secondWord: string
  readonly keepsake: string
  readonly guest: boolean
}

/** What was said about one date. Only hope is shown to others, and only as people: nobody counts. */
export interface Replies {
  readonly mine: Reply | undefined
  /** The meeting is full, and I wait for a seat. */
  readonly waits: boolean
  readonly hoping: readonly Somebody[]
}

/** Says, or says otherwise, or with undefined takes back, whether I hope to come. True: it is full, and I wait.
 *  @throws Refusal meeting_full, meeting_over; not_found for whoever is not inside */
export async function replyToMeeting(as: ActingPerson, date: Coming, reply: Reply | undefined): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select reply_to_meeting(${date.meeting.id}, ${date.onDate}, ${reply ?? null}, ${date.ends}) as waits`.execute(as.db)
  return rows[0]?.waits ?? false
}

/** What I said about that date, and the people who hope to come, by name in `language`. Guests learn of nobody. */
export async function repliesTo(as: Reading, meeting: MeetingId, onDate: string, language: string): Promise<Replies> {
  const { rows } = await sql<Somebody & { reply: Reply; waits: boolean; mine: boolean }>`
    select s.id, s.name, s.second_word as "secondWord", s.keepsake, s.state = 'guest' as guest, r.reply, r.waits, mine.membership_id is not null as mine
    from meeting_replies r join memberships s on s.id = r.membership_id
      left join my_memberships() mine on mine.membership_id = r.membership_id
    where r.meeting_id = ${meeting} and r.on_date = ${onDate} and s.state in ('member', 'guest')`.execute(as.db)
  const mine = rows.find((row) => row.mine)
  return {
    mine: mine?.reply,
    waits: mine?.waits ?? false,
    hoping: byName(
      rows.filter(({ reply, waits }) => reply === 'hope' && !waits),
      language,
    ),
  }
}

/** `onDate`: named for that date alone. */
export type Host = Somebody & { readonly role: 'host' | 'co_host'; readonly onDate: string | null }

/** Who holds that date: those named for it, else those who always do, without who passed it on; then whoever helps holds it. */
export async function hostsOf(as: Reading, meeting: MeetingId, onDate: string | null): Promise<Host[]> {
  const { rows } = await sql<Host & { passed: boolean }>`
    select s.id, s.name, s.second_word as "secondWord", s.keepsake, false as guest, h.role, h.on_date as "onDate", p.membership_id is not null as passed
    from meeting_hosts h join memberships s on s.id = h.membership_id and s.state = 'member'
      left join passed_hostings p on p.meeting_id = h.meeting_id and p.on_date = ${onDate} and p.membership_id = h.membership_id
    where h.meeting_id = ${meeting} and (h.on_date is null or h.on_date = ${onDate}) order by h.role desc`.execute(
    as.db,
  )
  const theirs = rows.filter(
    (row) => row.onDate !== null || !rows.some(({ onDate: own, role }) => own !== null && role === row.role),
  )
  // Whoever helps as a rule may hold one date.
  const named = [...new Map(theirs.toReversed().map((one) => [one.id, one])).values()].toReversed()
  const here = named.filter(({ passed }) => !passed).map(({ passed: _, ...host }) => host)
  const isHeld = here.length === named.length || here.some(({ role }) => role === 'host')
  return isHeld ? here : here.map((host) => ({ ...host, role: 'host' }))
}

function byName<Person extends Somebody>(people: readonly Person[], language: string): Person[] {
  const { compare } = new Intl.Collator(language)
  return people.toSorted((a, b) => compare(a.name, b.name) || compare(a.secondWord, b.secondWord))
}
