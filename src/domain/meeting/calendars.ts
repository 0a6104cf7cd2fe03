import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId, Id, PersonId } from '../../database/ids.ts'
import { hashOf, newToken } from '../people/tokens.ts'
import { conflict, notFound } from '../refusal.ts'

/** A link by which a calendar program reads my meetings. */
export interface CalendarLink {
  readonly id: Id<'calendars'>
  /** null: all my groups. */
  readonly group: { readonly id: GroupId; readonly name: string } | null
  readonly titles: Titles
  /** Given by me, for me; '' where none was. */
  readonly name: string
  readonly madeAt: Date
}

/** plain: a meeting is called a meeting. named: by the name of its group. The way in is in neither. */
export const TITLES = ['plain', 'named'] as const
export type Titles = (typeof TITLES)[number]

export const MOST_CALENDARS = 20

/** My links, the oldest first. */
export async function myCalendars(as: Reading): Promise<CalendarLink[]> {
  const { rows } = await sql<CalendarLink>`
    select c.id, case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as "group", c.titles, c.name, c.made_at as "madeAt"
    from calendars c left join groups g on g.id = c.group_id order by c.made_at, c.id`.execute(as.db)
  return rows
}

/** Makes a link to the meetings of one group, or of all of mine. The token is kept nowhere.
 *  @throws Refusal not_found for a group I am not in; too_many_calendars */
export async function makeCalendar(
  as: ActingPerson,
  { group, titles, name }: { group: GroupId | null; titles: Titles; name: string },
): Promise<string> {
  if ((await myCalendars(as)).length >= MOST_CALENDARS) throw conflict('too_many_calendars')
  const { token, hash } = newToken()
  await as.db
    .insertInto('calendars')
    .values({ token_hash: hash, person_id: as.viewer, group_id: group, titles, name })
    .execute()
  return token
}

export async function requireCalendar(as: Reading, id: Id<'calendars'>): Promise<CalendarLink> {
  const found = (await myCalendars(as)).find((link) => link.id === id)
  if (!found) throw notFound()
  return found
}

/** From now on the link leads nowhere. */
export async function takeBackCalendar(as: ActingPerson, { id }: CalendarLink): Promise<void> {
  await as.db.deleteFrom('calendars').where('id', '=', id).execute()
}

/** Whose meetings a link leads to. undefined: nowhere, and nobody learns whether it was taken back or never was. */
export async function findCalendar(as: Reading, token: string): Promise<FoundCalendar | undefined> {
  const { rows } = await sql<FoundCalendar>`
    select person_id as person, group_id as group, titles, language from calendar_of(${hashOf(token)})`.execute(as.db)
  return rows[0]
}

export interface FoundCalendar {
  readonly person: PersonId
  readonly group: GroupId | null
  readonly titles: Titles
  readonly language: string
}
