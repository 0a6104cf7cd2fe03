import type { Selectable } from 'kysely'
import type { Reading } from '../../database/database.ts'
import type { GroupId, Id, MembershipId } from '../../database/ids.ts'
import type { Schema } from '../../database/schema.ts'

/** Somebody as a member of the same group sees them. Nobody under a block with the viewer is ever among them. */
export interface Fellow {
  readonly id: MembershipId
  readonly name: string
  readonly secondWord: string
  readonly keepsake: string
  readonly guest: boolean
  readonly leads: boolean
  readonly successor: boolean
}

const MOST = 500
const SEEN = ['id', 'name', 'second_word', 'keepsake', 'state', 'facilitates', 'successor'] as const

/** Members and guests the viewer may see, by name in `language`. */
export async function peopleOf(as: Reading, group: GroupId, language: string): Promise<Fellow[]> {
  const rows = await here(as, group).orderBy('joined_at').limit(MOST).execute()
  const { compare } = new Intl.Collator(language)
  return rows.map(fellowOf).sort((a, b) => compare(a.name, b.name) || compare(a.secondWord, b.secondWord))
}

/** One of them. */
export async function findFellow(as: Reading, group: GroupId, seat: MembershipId): Promise<Fellow | undefined> {
  const row = await here(as, group).where('id', '=', seat).executeTakeFirst()
  return row && fellowOf(row)
}

const here = (as: Reading, group: GroupId) =>
  as.db
    .selectFrom('memberships')
    .select(SEEN)
    .where('group_id', '=', group)
    .where((eb) => eb.or([eb('state', '=', 'member'), eb('state', '=', 'guest')]))

function fellowOf(row: Pick<Selectable<Schema['memberships']>, (typeof SEEN)[number]>): Fellow {
  return {
    id: row.id,
    name: row.name,
    secondWord: row.second_word,
    keepsake: row.keepsake,
    guest: row.state === 'guest',
    leads: row.facilitates,
    successor: row.successor,
  }
}

/** An ask as those who lead read it. */
export interface OpenAsk {
  readonly id: Id<'asks'>
  readonly name: string
  readonly asGuest: boolean
  readonly answers: readonly string[]
  readonly askedAt: Date
}

/** Asks nobody has answered yet, oldest first. */
export async function openAsks(as: Reading, group: GroupId): Promise<OpenAsk[]> {
  const rows = await asksOf(as, group).where('state', '=', 'waiting').orderBy('asked_at').limit(100).execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    asGuest: row.as_guest,
    answers: Array.isArray(row.answers) ? row.answers.map(String) : [],
    askedAt: row.asked_at,
  }))
}

/** An ask the viewer may answer, answered or not: a second answer changes nothing. */
export function findAsk(as: Reading, group: GroupId, id: Id<'asks'>): Promise<{ id: Id<'asks'> } | undefined> {
  return asksOf(as, group).where('id', '=', id).executeTakeFirst()
}

const asksOf = (as: Reading, group: GroupId) =>
  as.db.selectFrom('asks').select(['id', 'name', 'as_guest', 'answers', 'asked_at']).where('group_id', '=', group)
