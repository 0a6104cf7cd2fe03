import pg from 'pg'
import { type Attempt, dutyAdded } from './duty-added.ts'
import { type Cast, KINDS, type Kind } from './kinds.ts'
import { talkingAdded } from './talking-written.ts'
import type { World } from './world.ts'

/** Tries to change, take away and add rows of every table as every kind, each in a transaction that is undone. What succeeds is
 *  said as "kind:rows"; what is refused is not said. `about` keeps to the attempts on one table. */
export async function rowsWritten(world: World, cast: Cast, about = ''): Promise<Record<string, string>> {
  const client = new pg.Client({ ...world.connection, options: `-c role=${world.roles.member}` })
  await client.connect()
  const written: Record<string, string> = {}
  try {
    for (const [name, attempt] of await attempts(world, cast)) {
      if (!attempt('visitor').text.includes(about)) continue
      const done: string[] = []
      for (const kind of KINDS) {
        const rows = await tryOne(client, cast, kind, attempt)
        if (rows > 0) done.push(`${kind}:${rows}`)
      }
      if (done.length > 0) written[name] = done.join(' ')
    }
    return written
  } finally {
    await client.end()
  }
}

async function tryOne(
  client: pg.Client,
  cast: Cast,
  kind: Kind,
  attempt: (kind: Kind) => { text: string; values: unknown[] },
): Promise<number> {
  await client.query('begin')
  try {
    await client.query('select become($1)', [cast.who(kind)?.id ?? null])
    return (await client.query(attempt(kind))).rowCount ?? 0
  } catch {
    return 0
  } finally {
    await client.query('rollback')
  }
}

async function attempts(world: World, cast: Cast): Promise<[string, Attempt][]> {
  const columns = await world.owner<{ table: string; column: string }>(
    `select distinct on (c.relname) c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege($1, c.oid, a.attnum, 'update') order by c.relname, a.attnum`,
    [world.roles.member],
  )
  const deletable = await world.owner<{ table: string }>(
    `select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege($1, oid, 'delete') order by 1`,
    [world.roles.member],
  )
  const plain =
    (text: string): Attempt =>
    () => ({ text, values: [] })
  return [
    ...columns.map(({ table, column }): [string, Attempt] => [
      `change ${table}`,
      plain(`update ${table} set ${column} = ${column}`),
    ]),
    ...deletable.map(({ table }): [string, Attempt] => [`take away ${table}`, plain(`delete from ${table}`)]),
    ...additions(cast, await feedOf(world)),
  ]
}

/** One row of each table that may be added to, made as an attacker would: in the lane, in the hidden group, in another's name. */
function additions(cast: Cast, { feed, reading }: { feed: string; reading: string }): [string, Attempt][] {
  const me = (kind: Kind) => cast.who(kind)?.id ?? null
  const { lane, quiet, people, seats } = cast
  const card = `name, purpose, focus, tone, formats, size_band, languages, zone, medication_talk, not_for, door, listing, drafted_by`
  const goodHour = 'insert into good_hours (person_id, weekday, starts, ends)'
  const quietHour = 'insert into quiet_hours (person_id, weekday, starts, ends)'
  const cardValues = `'New', 'P', 'broad', 'mixed', '{text}', '3-5', '{en}', 'UTC', 'no_talk', 'N', 'open'`
  const add = (name: string, text: string, values: (kind: Kind) => unknown[]): [string, Attempt] => [
    `add ${name}`,
    (kind) => ({ text, values: values(kind) }),
  ]
  const inGroup = (name: string, text: string): [string, Attempt][] => [
    add(`${name} to the lane`, text, () => [lane]),
    add(`${name} to the hidden group`, text, () => [quiet]),
  ]
  return [
    add('a group of one’s own', `insert into groups (${card}) values (${cardValues}, 'unlisted', $1)`, (kind) => [
      me(kind),
    ]),
    add('a group in another’s name', `insert into groups (${card}) values (${cardValues}, 'unlisted', $1)`, () => [
      people.outsider.id,
    ]),
    add('a group listed at once', `insert into groups (${card}) values (${cardValues}, 'listed', $1)`, (kind) => [
      me(kind),
    ]),
    ...inGroup('a time', `insert into group_times (group_id, weekday, starts, minutes) values ($1, 1, '10:00', 60)`),
    ...inGroup('cover', `insert into cover_hours (group_id, weekday, starts, ends) values ($1, 1, '10:00', '11:00')`),
    ...inGroup('a question', `insert into group_questions (group_id, position, words) values ($1, 9, 'Why?')`),
    ...inGroup('an agreement', `insert into agreements (group_id, version, lines) values ($1, 2, '{x}')`),
    add(
      'a welcome to the lane',
      `insert into welcomes (group_id, words) values ($1, 'x') on conflict (group_id) do update set words = 'x'`,
      () => [lane],
    ),
    add('a welcome to the hidden group', `insert into welcomes (group_id, words) values ($1, 'x')`, () => [quiet]),
    add(
      'a note in the lane',
      `insert into group_notes (group_id, membership_id, words) values ($1, $2, 'x')`,
      (kind) => [lane, kind === 'member' ? seats.member : seats.facilitator],
    ),
    add(
      'a note in the hidden group',
      `insert into group_notes (group_id, membership_id, words) values ($1, $2, 'x')`,
      () => [quiet, seats.ivy],
    ),
    ...meetingsAdded(cast),
    ...dutyAdded(cast),
    // In the lane one is open, so another would be refused for that alone.
    add(
      'a poll to the hidden group',
      `insert into time_polls (group_id, minutes, weekly, zone, ends_at) values ($1, 60, false, 'UTC', now() + interval '1 day')`,
      () => [quiet],
    ),
    add(
      'a polled time to the lane',
      `insert into poll_times (group_id, poll_id, starts_at) values ($1, $2, now() + interval '1 hour')`,
      () => [lane, cast.ids.poll],
    ),
    ...talkingAdded(cast),
    add('an ask', `insert into asks (group_id, person_id, name) values ($1, $2, 'x')`, (kind) => [lane, me(kind)]),
    add('an ask in another’s name', `insert into asks (group_id, person_id, name) values ($1, $2, 'x')`, () => [
      lane,
      people.outsider.id,
    ]),
    add('a rest', `insert into rests (membership_id, person_id) values ($1, $2)`, (kind) => [seats.member, me(kind)]),
    add('a rest for another', `insert into rests (membership_id, person_id) values ($1, $2)`, () => [
      seats.member,
      people.member.id,
    ]),
    add(
      'an invitation to the lane',
      `insert into invitations (token, group_id, made_by, ends_at) values ('NewNewNewNewNewNewNewN', $1, $2, now() + interval '1 day')`,
      (kind) => [lane, me(kind)],
    ),
    add(
      'an invitation in another’s name',
      `insert into invitations (token, group_id, made_by, ends_at) values ('NewNewNewNewNewNewNewN', $1, $2, now() + interval '1 day')`,
      () => [lane, people.outsider.id],
    ),
    add(
      'an invitation to the place',
      `insert into invitations (token, group_id, made_by, ends_at) values ('NewNewNewNewNewNewNewN', null, $1, now() + interval '1 day')`,
      (kind) => [me(kind)],
    ),
    add('a consent', `insert into consents (person_id, purpose, version) values ($1, 'mail', 1)`, (kind) => [me(kind)]),
    add('a consent for another', `insert into consents (person_id, purpose, version) values ($1, 'mail', 1)`, () => [
      people.outsider.id,
    ]),
    add('a calendar of one’s own', `insert into calendars (token_hash, person_id) values ('x', $1)`, (kind) => [
      me(kind),
    ]),
    add('a calendar in another’s name', `insert into calendars (token_hash, person_id) values ('x', $1)`, () => [
      people.outsider.id,
    ]),
    ...[lane, quiet].map((group) =>
      add(
        `a calendar of ${group === lane ? 'the lane' : 'the hidden group'}`,
        `insert into calendars (token_hash, person_id, group_id) values ('x', $1, $2)`,
        (kind) => [me(kind), group],
      ),
    ),
    add('a comfort', `insert into comforts (person_id) values ($1)`, (kind) => [me(kind)]),
    add('a comfort for another', `insert into comforts (person_id) values ($1)`, () => [people.outsider.id]),
    add('a telling', `insert into tellings (person_id) values ($1)`, (kind) => [me(kind)]),
    add('a telling for another', `insert into tellings (person_id) values ($1)`, () => [people.outsider.id]),
    add('a quiet hour', `${quietHour} values ($1, 1, '22:00', '08:00')`, (kind) => [me(kind)]),
    add('a quiet hour for another', `${quietHour} values ($1, 1, '22:00', '08:00')`, () => [people.outsider.id]),
    add('a good hour', `${goodHour} values ($1, 1, '09:00', '12:00')`, (kind) => [me(kind)]),
    add('a good hour for another', `${goodHour} values ($1, 1, '09:00', '12:00')`, () => [people.outsider.id]),
    add('an arrival', `insert into arrivals (person_id, brought) values ($1, '{}')`, (kind) => [me(kind)]),
    add('an arrival for another', `insert into arrivals (person_id, brought) values ($1, '{}')`, () => [
      people.outsider.id,
    ]),
    add('a carried word', `insert into carried_words (person_id, kind, words) values ($1, 'note', 'x')`, (kind) => [
      me(kind),
    ]),
    add(
      'a carried word for another',
      `insert into carried_words (person_id, kind, words) values ($1, 'note', 'x')`,
      () => [people.outsider.id],
    ),
    add('a page', `insert into pages (kind, language, words) values ('about', 'en', 'x')`, () => []),
    add('a feed', `insert into feeds (name, format) values ('Another', 'csv')`, () => []),
    add('a correction', `insert into corrections (kind, words) values ('wrong', 'x')`, () => []),
    add('an import', `insert into imports (feed_id) values ($1)`, () => [feed]),
    add(
      'a row of a report',
      `insert into import_rows (import_id, row, name, outcome, change) values ($1, 9, 'x', 'imported', 'new')`,
      () => [reading],
    ),
    add('a takedown', `insert into takedowns (feed_name, name, marks) values ('Harbour', 'x', '{y}')`, () => []),
  ]
}

/** Each in the lane's calendar and in that of the hidden group. */
function meetingsAdded({ lane, quiet, ids, seats }: Cast): [string, Attempt][] {
  const tables: [string, string][] = [
    [
      'a meeting',
      `insert into meetings (group_id, starts_on, starts, minutes, zone) values ($1, '2030-01-01', '10:00', 60, 'UTC')`,
    ],
    [
      'a changed date',
      `insert into meeting_changes (group_id, meeting_id, on_date, starts_on, starts, minutes) values ($1, $2, '2031-01-01', '2031-01-01', '10:00', 60)`,
    ],
    ['a way in', `insert into meeting_ways_in (group_id, meeting_id, kind, way_in) values ($1, $2, 'words', 'x')`],
    ['a host', `insert into meeting_hosts (group_id, meeting_id, membership_id, role) values ($1, $2, $3, 'co_host')`],
  ]
  const all = [lane, ids.meeting, seats.member]
  const hidden = [quiet, ids.quietMeeting, seats.ivy]
  return tables.flatMap(([name, text]): [string, Attempt][] => {
    const needed = Math.max(...[...text.matchAll(/\$(\d)/g)].map((match) => Number(match[1])))
    return [
      [`add ${name} to the lane`, () => ({ text, values: all.slice(0, needed) })],
      [`add ${name} to the hidden group`, () => ({ text, values: hidden.slice(0, needed) })],
    ]
  })
}

async function feedOf(world: World): Promise<{ feed: string; reading: string }> {
  const [row] = await world.owner<{ feed: string; reading: string }>(
    'select feed_id as feed, id as reading from imports',
  )
  return row ?? { feed: '', reading: '' }
}
