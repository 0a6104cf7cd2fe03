import { sql } from 'kysely'
import type { ActingPerson, Reading, System } from '../../database/database.ts'
import type { GroupId, Id } from '../../database/ids.ts'
import { conflict, notFound } from '../refusal.ts'
import { MOST_TIMES } from './find-times.ts'

export type PollId = Id<'time_polls'>
export type PollTimeId = Id<'poll_times'>

export const answers = ['yes', 'if_need_be', 'no'] as const
export type Answer = (typeof answers)[number]

/** "When could we meet": times that a group's members are asked about. */
export interface Poll {
  readonly id: PollId
  readonly group_id: GroupId
  readonly minutes: number
  /** Every week from the one that is chosen. */
  readonly weekly: boolean
  /** Whose clock the meeting will go by. */
  readonly zone: string
  readonly asked_at: Date
  /** Those still to come, the soonest first. */
  readonly times: readonly PollTime[]
}

export interface PollTime {
  readonly id: PollTimeId
  readonly starts: Date
  /** How the answers look together since last night; null below three. Of nobody alone, and never live. */
  readonly said: 'most' | 'some' | 'hard' | null
  /** What I said. */
  readonly mine: Answer | undefined
}

/** What a group is being asked, for its members. */
export async function findPoll(as: Reading, group: GroupId): Promise<Poll | undefined> {
  const { rows } = await sql<Row>`
    select p.id, p.group_id, p.minutes, p.weekly, p.zone, p.asked_at,
      (select json_agg(json_build_object('id', t.id, 'starts', t.starts_at, 'said', t.said, 'mine', a.answer) order by t.starts_at)
        from poll_times t left join poll_answers a on a.time_id = t.id where t.poll_id = p.id and t.starts_at > now()) as times
    from time_polls p where p.group_id = ${group} and p.chosen is null and p.ends_at > now()`.execute(as.db)
  const [row] = rows
  return row && { ...row, times: (row.times ?? []).map(timeOf) }
}

type Row = Omit<Poll, 'times'> & {
  times: { id: PollTimeId; starts: string; said: PollTime['said']; mine: Answer | null }[] | null
}

const timeOf = ({ starts, mine, ...time }: NonNullable<Row['times']>[number]): PollTime => ({
  ...time,
  starts: new Date(starts),
  mine: mine ?? undefined,
})

export interface PollDraft {
  readonly minutes: number
  readonly weekly: boolean
  readonly zone: string
  readonly starts: readonly Date[]
}

/** Asks the members of a group. One poll at a time. @throws Refusal poll_refused, poll_is_open; not_found for whoever does not lead */
export async function openPoll(as: ActingPerson, group: GroupId, { starts, ...draft }: PollDraft): Promise<PollId> {
  const moments = [...new Set(starts.map((at) => at.getTime()))].sort((a, b) => a - b)
  const [first = 0, last = 0] = [moments[0], moments.at(-1)]
  if (moments.length !== starts.length || moments.length > MOST_TIMES || first <= Date.now())
    throw conflict('poll_refused')
  // One that is over keeps nobody from asking again before the night has taken it away.
  await as.db.deleteFrom('time_polls').where('group_id', '=', group).where('ends_at', '<=', sql<Date>`now()`).execute()
  const poll = await as.db
    .insertInto('time_polls')
    .values({ group_id: group, ...draft, ends_at: new Date(last) })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!poll) throw conflict('poll_is_open')
  const times = moments.map((at) => ({ poll_id: poll.id, group_id: group, starts_at: new Date(at) }))
  await as.db.insertInto('poll_times').values(times).execute()
  return poll.id
}

/** Keeps my answers in place of what I said before. What is left open says nothing, and nobody sees that it was.
 *  @throws Refusal not_found */
export async function answerPoll(as: ActingPerson, poll: Poll, said: ReadonlyMap<PollTimeId, Answer>): Promise<void> {
  await sql`select answer_poll(${poll.id}, ${[...said.keys()]}::uuid[], ${[...said.values()]}::text[])`.execute(as.db)
}

/** Takes the question back, with all answers. */
export async function withdrawPoll(as: ActingPerson, { id }: Poll): Promise<void> {
  await as.db.deleteFrom('time_polls').where('id', '=', id).execute()
}

/** Once a night: how the answers look together, and an end to what is over. */
export async function tendPolls(as: System): Promise<void> {
  await sql`select tend_polls()`.execute(as.db)
}

export function requireTime({ times }: Poll, id: PollTimeId): PollTime {
  const time = times.find((one) => one.id === id)
  if (!time) throw notFound()
  return time
}
