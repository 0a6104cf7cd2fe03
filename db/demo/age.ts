import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { System } from '../../src/database/database.ts'
import { groups } from './content/groups.ts'
import { blocks, departures, people, removals } from './content/people.ts'
import { quietWord } from './content/quiet.ts'
import type { Spoken } from './tell-talking.ts'
import type { Written } from './tell-words.ts'
import { known, placesIn, type World } from './world.ts'

/** The demo world is older than the database: moves every day to where the content says it was. The only place that does. */
export async function age(
  as: System,
  world: World,
  written: readonly Written[],
  spoken: readonly Spoken[],
): Promise<void> {
  await agePeople(as, world)
  await ageGroups(as, world)
  await agePlaces(as, world)
  await ageWords(as, written)
  await ageTalking(as, spoken)
  await agePartings(as, world)
  await ageQuiet(as, world)
}

/** That many days ago, at some hour of the day; never in the future. */
const ago = (days: number) => new Date(Date.now() - days * DAY - randomInt(1, DAY / 2))
const DAY = 24 * 60 * 60 * 1000

async function agePeople(as: System, world: World): Promise<void> {
  const ids = people.map(({ key }) => known(world.people, key))
  const days = people.map(({ places }) => ago(Math.max(2, ...places.map(({ sinceDaysAgo }) => sinceDaysAgo + 3))))
  await sql`update people p set came_at = d.at, adult_since = d.at
    from unnest(${ids}::uuid[], ${days}::timestamptz[]) d(id, at) where p.id = d.id`.execute(as.db)
  await sql`update consents c set given_at = p.came_at from people p where p.id = c.person_id and p.id = any(${ids}::uuid[])`.execute(
    as.db,
  )
}

async function ageGroups(as: System, world: World): Promise<void> {
  const ids = groups.map(({ key }) => known(world.groups, key))
  const days = groups.map(({ key }) => ago((placesIn(key)[0]?.place.sinceDaysAgo ?? 0) + 1))
  await sql`update groups g set founded_at = d.at
    from unnest(${ids}::uuid[], ${days}::timestamptz[]) d(id, at) where g.id = d.id`.execute(as.db)
  for (const [table, column] of [
    ['agreements', 'published_at'],
    ['listing_answers', 'answered_at'],
  ] as const) {
    await sql`update ${sql.table(table)} t set ${sql.ref(column)} = g.founded_at from groups g
      where g.id = t.group_id and g.id = any(${ids}::uuid[])`.execute(as.db)
  }
  // The invitations by which people came in have ended long ago.
  await sql`update invitations i set made_at = g.founded_at, ends_at = least(g.founded_at + interval '360 days', now() - interval '1 hour')
    from groups g where g.id = i.group_id and g.id = any(${ids}::uuid[])`.execute(as.db)
}

async function agePlaces(as: System, world: World): Promise<void> {
  const rows = people.flatMap(({ key, places }) =>
    places.map((place) => ({ person: known(world.people, key), ...place })),
  )
  const whose = rows.map(({ person }) => person)
  const where = rows.map(({ group }) => known(world.groups, group))
  const since = rows.map(({ sinceDaysAgo }) => ago(sinceDaysAgo))
  const told = sql`unnest(${whose}::uuid[], ${where}::uuid[], ${since}::timestamptz[]) d(person_id, group_id, since)`
  // Whoever left did so halfway between then and now.
  await sql`update memberships m set joined_at = d.since, ended_at = case when m.state = 'left' then d.since + (now() - d.since) / 2 end
    from ${told} where m.person_id = d.person_id and m.group_id = d.group_id`.execute(as.db)
  await sql`update asks a set asked_at = d.since from ${told} where a.person_id = d.person_id and a.group_id = d.group_id`.execute(
    as.db,
  )
  await sql`update rests r set since = greatest(m.joined_at, now() - interval '17 days')
    from memberships m where m.id = r.membership_id and m.person_id = any(${whose}::uuid[])`.execute(as.db)
}

async function ageWords(as: System, written: readonly Written[]): Promise<void> {
  const ids = written.map(({ note }) => note)
  const days = written.map(({ daysAgo }) => ago(daysAgo))
  await sql`update group_notes n set written_at = d.at, announced_at = case when announced_at is not null then d.at end,
      pinned_at = case when pinned_at is not null then d.at end
    from unnest(${ids}::uuid[], ${days}::timestamptz[]) d(id, at) where n.id = d.id`.execute(as.db)
}

/** In the order in which it was said; a conversation is as old as its first post. */
async function ageTalking(as: System, spoken: readonly Spoken[]): Promise<void> {
  const ids = spoken.map(({ post }) => post)
  const hours = spoken.map(({ hoursAgo }) => new Date(Date.now() - hoursAgo * (DAY / 24)))
  await sql`update posts p set written_at = d.at
    from unnest(${ids}::uuid[], ${hours}::timestamptz[]) d(id, at) where p.id = d.id`.execute(as.db)
  await sql`update conversations c set begun_at = p.written_at from posts p
    where p.conversation_id = c.id and p.position = 1 and p.id = any(${ids}::uuid[])`.execute(as.db)
  await sql`update one_tap_replies t set tapped_at = p.written_at from posts p
    where p.id = t.post_id and p.id = any(${ids}::uuid[])`.execute(as.db)
}

async function agePartings(as: System, world: World): Promise<void> {
  for (const { person, group, daysAgo } of departures) {
    const [when, whose, where] = [ago(daysAgo), known(world.people, person), known(world.groups, group)]
    await sql`update memberships set ended_at = ${when} where person_id = ${whose} and group_id = ${where}`.execute(
      as.db,
    )
    await sql`update groups set unled_since = ${when} where id = ${where}`.execute(as.db)
  }
  for (const { person, group, daysAgo } of removals) {
    const [when, whose, where] = [ago(daysAgo), known(world.people, person), known(world.groups, group)]
    await sql`update removals set removed_at = ${when} where person_id = ${whose} and group_id = ${where}`.execute(
      as.db,
    )
    await sql`update memberships set ended_at = ${when} where person_id = ${whose} and group_id = ${where}`.execute(
      as.db,
    )
  }
  const blockers = blocks.map(({ by }) => known(world.people, by))
  await sql`update blocks set made_at = ${ago(30)} where blocker_id = any(${blockers}::uuid[])`.execute(as.db)
}

/** The answer came the same day. */
async function ageQuiet(as: System, world: World): Promise<void> {
  const [when, whose] = [ago(quietWord.daysAgo), known(world.people, quietWord.by)]
  await sql`update quiet_word_lines l set written_at = ${when}::timestamptz + case when l.person_id = w.person_id then interval '0' else interval '3 hours' end
    from quiet_words w where w.id = l.word_id and w.person_id = ${whose}`.execute(as.db)
  await sql`update quiet_words set opened_at = ${when} where person_id = ${whose}`.execute(as.db)
}
