import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GroupId, Id, MembershipId } from '../../database/ids.ts'
import type { Schema } from '../../database/schema.ts'

export type QuietWordId = Id<'quiet_words'>
export type QuietLineId = Id<'quiet_word_lines'>

/** A closed thread is erased after so many days. Nobody chooses this: it is said beside the box. */
export const KEPT_DAYS = 30
/** One in which nothing more is said closes by itself. */
export const OPEN_DAYS = 60

/** Somebody as they are called in the group. */
export interface Shown {
  readonly id: MembershipId
  readonly name: string
  readonly secondWord: string
  readonly keepsake: string
}

/** A thread between somebody of a group and those who lead it. */
export interface QuietWord {
  readonly id: QuietWordId
  readonly group: GroupId
  readonly openedAt: Date
  readonly closedAt: Date | null
  /** Whoever began it; undefined when they have left, or cannot be seen. */
  readonly from: Shown | undefined
  readonly guest: boolean
  /** What they said last has had no answer that this viewer can see. */
  readonly waits: boolean
  readonly lines: readonly QuietLine[]
}

export interface QuietLine {
  readonly id: QuietLineId
  readonly words: string
  readonly writtenAt: Date
  readonly mine: boolean
  readonly writer: Shown | undefined
}

/** Who would read what the viewer writes; for a guest one nameless reader stands for all. Empty: nobody would. */
export async function quietReaders(as: Reading, group: GroupId): Promise<readonly { readonly name: string }[]> {
  const { rows } = await sql<{ name: string }>`
    select name || case when second_word = '' then '' else ' (' || second_word || ')' end as name from quiet_readers(${group})`.execute(
    as.db,
  )
  return rows
}

/** My own threads in a group, the oldest first; also when I am there no longer. */
export const myQuietWords = (as: Reading, group: GroupId) =>
  threads(as, (eb) => eb.and([eb('w.group_id', '=', group), mine]))

/** Threads of others in a group that the viewer leads, the oldest first, each with the last of what was said. */
export const quietWordsTo = (as: Reading, group: GroupId) =>
  threads(as, (eb) => eb.and([eb('w.group_id', '=', group), toMe]), LINES_IN_LIST)

/** One of them. */
export async function findQuietWord(as: Reading, group: GroupId, id: QuietWordId): Promise<QuietWord | undefined> {
  const [found] = await threads(as, (eb) => eb.and([eb('w.group_id', '=', group), eb('w.id', '=', id), toMe]))
  return found
}

/** Groups in which something of mine is kept though I sit there no longer. */
export async function groupsWithWordsLeft(as: Reading): Promise<GroupId[]> {
  const { rows } = await sql<{ id: GroupId }>`
    select distinct w.group_id as id from quiet_words w join my_memberships() m on m.membership_id = w.membership_id
    where m.state not in ('member', 'guest') order by 1`.execute(as.db)
  return rows.map(({ id }) => id)
}

/** Says something to those who lead. `key` was drawn with the form: the same again says nothing twice.
 *  @throws Refusal nobody_reads, accept_first, group_over, quiet_word_closed */
export async function writeQuietWord(as: ActingPerson, group: GroupId, words: string, key: string): Promise<void> {
  await sql`select write_quiet_word(${group}, ${words}, ${key})`.execute(as.db)
}

/** @throws Refusal quiet_word_closed, accept_first */
export async function answerQuietWord(as: ActingPerson, word: QuietWordId, words: string, key: string): Promise<void> {
  await sql`select answer_quiet_word(${word}, ${words}, ${key})`.execute(as.db)
}

/** Either side says that it is done; from then on it is kept for `KEPT_DAYS`. */
export async function closeQuietWord(as: ActingPerson, word: QuietWordId): Promise<void> {
  await sql`select close_quiet_word(${word})`.execute(as.db)
}

/** Takes back something of one's own; with the last line of whoever began it the whole thread goes. */
export async function takeBackQuietLine(as: ActingPerson, line: QuietLineId): Promise<void> {
  await sql`select take_back_quiet_line(${line})`.execute(as.db)
}

/** A line of the viewer's own, with the thread it stands in. */
export async function findMyQuietLine(
  as: Reading,
  group: GroupId,
  id: QuietLineId,
): Promise<{ readonly id: QuietLineId; readonly word: QuietWordId; readonly ofMine: boolean } | undefined> {
  const { rows } = await sql<{ id: QuietLineId; word: QuietWordId; ofMine: boolean }>`
    select l.id, w.id as word, w.membership_id = l.membership_id as "ofMine"
    from quiet_word_lines l join quiet_words w on w.id = l.word_id join my_memberships() m on m.membership_id = l.membership_id
    where l.id = ${id} and w.group_id = ${group}`.execute(as.db)
  return rows[0]
}

type Threads = ExpressionBuilder<Schema & { w: Schema['quiet_words'] }, 'w'>

const mine = sql<SqlBool>`exists (select from my_memberships() x where x.membership_id = w.membership_id)`
const toMe = sql<SqlBool>`not exists (select from my_memberships() x where x.membership_id = w.membership_id)`
const MOST = 100
const LINES_IN_LIST = 20
const LINES_IN_ONE = 500
const MOST_LINES = MOST * LINES_IN_LIST

/** Two questions, however many threads there are and whether there are any. */
async function threads(
  as: Reading,
  which: (eb: Threads) => ReturnType<Threads['and']>,
  linesEach = LINES_IN_ONE,
): Promise<QuietWord[]> {
  // Nobody's many words may hide another's: open threads come first, for each person has one, and each thread brings lines of its own.
  const chosen = as.db
    .selectFrom('quiet_words as w')
    .where((eb) => which(eb as never))
    .orderBy('w.closed_at', (order) => order.desc().nullsFirst())
    .orderBy('w.opened_at')
    .orderBy('w.id')
    .limit(MOST)
  const numbered = as.db
    .selectFrom('quiet_word_lines as l')
    .select(['l.id', 'l.word_id', 'l.membership_id', 'l.words', 'l.written_at'])
    .select(sql<number>`row_number() over (partition by l.word_id order by l.written_at desc, l.id)`.as('nth'))
    .where('l.word_id', 'in', chosen.select('w.id'))
  const [words, lines] = await Promise.all([
    chosen
      .leftJoin('memberships as m', 'm.id', 'w.membership_id')
      .select(['w.id', 'w.group_id as group', 'w.membership_id as seat', 'w.opened_at as openedAt'])
      .select(['w.closed_at as closedAt', 'm.state', ...SHOWN])
      .execute(),
    as.db
      .selectFrom(numbered.as('l'))
      .leftJoin('memberships as m', 'm.id', 'l.membership_id')
      .select(['l.id', 'l.word_id as word', 'l.membership_id as seat', 'l.words', 'l.written_at as writtenAt'])
      .select(SHOWN)
      .select(sql<boolean>`exists (select from my_memberships() x where x.membership_id = l.membership_id)`.as('mine'))
      .where('l.nth', '<=', linesEach)
      .orderBy('l.written_at', 'desc')
      .orderBy('l.id')
      .limit(MOST_LINES)
      .execute(),
  ])
  const oldestFirst = words.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
  return oldestFirst.map(({ id, group, seat, openedAt, closedAt, state, ...shown }) => {
    const said = lines.filter(({ word }) => word === id).toReversed()
    return {
      ...{ id, group, openedAt, closedAt, from: shownOf(shown), guest: state === 'guest' },
      waits: closedAt === null && (said.length === 0 || said.at(-1)?.seat === seat),
      lines: said.map(({ word: _, seat: __, id, words, writtenAt, mine, ...writer }) => ({
        ...{ id, words, writtenAt, mine, writer: shownOf(writer) },
      })),
    }
  })
}

const SHOWN = ['m.id as who', 'm.name', 'm.second_word', 'm.keepsake'] as const

interface ShownRow {
  readonly who: MembershipId | null
  readonly name: string | null
  readonly second_word: string | null
  readonly keepsake: string | null
}

function shownOf({ who, name, second_word, keepsake }: ShownRow): Shown | undefined {
  return who ? { id: who, name: name ?? '', secondWord: second_word ?? '', keepsake: keepsake ?? '' } : undefined
}
