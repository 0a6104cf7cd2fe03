import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../../database/database.ts'
import type { GroupId, MembershipId } from '../../../database/ids.ts'

/** Somebody of a group of mine, as they are called there. */
export interface Choosable {
  readonly id: MembershipId
  readonly name: string
  readonly secondWord: string
  readonly chosen: boolean
}

/** A group I have a seat in, with the members I could tell there. Nobody is recognised from one group in another. */
export interface ChoosableGroup {
  readonly id: GroupId
  readonly name: string
  readonly seat: MembershipId
  /** What I am called there. */
  readonly mine: string
  readonly people: readonly Choosable[]
}

const MOST = 1000

/** My groups by name, and in each the members I may see, by name in `language`. */
export async function whomToTell(as: Reading, language: string): Promise<ChoosableGroup[]> {
  const { rows } = await sql<Omit<ChoosableGroup, 'people'> & { people: Choosable[] }>`
    with seen as (
      select m.id, m.group_id, m.name, m.second_word as "secondWord", f.to_id is not null as chosen
      from memberships m left join flare_people f on f.to_id = m.id
      where m.state = 'member' and array_position(known_groups(), m.group_id) is not null and array_position(my_seats(), m.id) is null
      order by m.joined_at limit ${MOST})
    select g.id, g.name, s.id as seat, s.name as mine,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'secondWord', o."secondWord", 'chosen', o.chosen)) from seen o where o.group_id = g.id), '[]') as people
    from groups g join memberships s on s.group_id = g.id and array_position(my_seats(), s.id) is not null
    where g.closed_at is null order by g.name, g.id`.execute(as.db)
  const { compare } = new Intl.Collator(language)
  return rows.map((row) => ({
    ...row,
    people: row.people.toSorted((a, b) => compare(a.name, b.name) || compare(a.secondWord, b.secondWord)),
  }))
}

/** Whom I would tell, by their seats, in place of whom I chose before. Seats that I do not see are nobody's. In a flare those who
 *  are new are told after the wait, and the others read my words as they stand. */
export async function choosePeople(as: ActingPerson, seats: readonly MembershipId[]): Promise<void> {
  await sql`select choose_for_flare(${[...seats]}::uuid[])`.execute(as.db)
}

/** What somebody in a flare lets me know, by the name they have in our group. */
export interface ToldNote {
  readonly words: string
  readonly name: string
  readonly secondWord: string
  readonly keepsake: string
  readonly seat: MembershipId
  readonly group: GroupId
  readonly groupName: string
}

/** What I am told now, in one group or everywhere. */
export async function notesToldToMe(as: Reading, group?: GroupId): Promise<ToldNote[]> {
  const { rows } = await sql<ToldNote>`
    select n.words, s.name, s.second_word as "secondWord", s.keepsake, s.id as seat, g.id as "group", g.name as "groupName"
    from flare_notes n join memberships s on s.id = n.from_id join groups g on g.id = n.group_id
    where ${group ?? null}::uuid is null or n.group_id = ${group ?? null} order by s.name, n.id limit 50`.execute(as.db)
  return rows
}
