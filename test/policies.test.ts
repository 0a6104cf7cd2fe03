import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import { type Cast, furnishKinds, KINDS, type Kind } from './kinds.ts'
import { PUBLIC_TABLES } from './public-tables.ts'
import { type Looker, rowsSeen } from './rows-seen.ts'
import { rowsWritten } from './rows-written.ts'
import { openWorld, type World } from './world.ts'
import { WRITTEN } from './written-table.ts'

let world: World
let cast: Cast
before(async () => {
  world = await openWorld()
  cast = await furnishKinds(world)
})
after(() => world.drop())

const ALL = KINDS
const INSIDE: Kind[] = ['member', 'resting', 'facilitator']

/** Who reads how many rows of what, in the furnished place: the visibility table at its root. A kind that is not named reads none. */
const SEEN: Record<string, Partial<Record<Looker, number>>> = {
  agreements: each(ALL, 1),
  archive_parts: { member: 1 },
  archives: { member: 1 },
  arrivals: { member: 1 },
  asks: { asker: 1, facilitator: 2, former: 1 },
  backups: { steward: 1 },
  blocks: { member: 1 },
  calendars: { member: 2 },
  carried_words: { member: 1 },
  comforts: { member: 1 },
  consents: { member: 1 },
  conversations: each(INSIDE, 1),
  corrections: { steward: 1 },
  cover_gaps: each(ALL, 1),
  cover_hours: each(ALL, 1),
  debriefs: { facilitator: 1 },
  duties: { facilitator: 2 },
  drafts: { member: 1 },
  elsewhere_groups: each(ALL, 1),
  elsewhere_meetings: each(ALL, 1),
  elsewhere_ways_in: each(
    ALL.filter((kind) => kind !== 'visitor' && kind !== 'suspended'),
    1,
  ),
  feeds: { steward: 1 },
  flare_notes: { resting: 1 },
  flare_people: { member: 1 },
  found_times: { facilitator: 1 },
  good_hours: { member: 1 },
  group_export_answers: { member: 1 },
  group_exports: each(INSIDE, 1),
  group_facts: each(ALL, 1),
  group_notes: each(INSIDE, 1),
  group_questions: each(ALL, 1),
  group_times: each(ALL, 1),
  groups: each(ALL, 1),
  hand_overs: { facilitator: 1 },
  import_rows: { steward: 1 },
  imports: { steward: 1 },
  invitations: { facilitator: 1, steward: 1 },
  listing_answers: { facilitator: 1 },
  looked_cards: { steward: 1 },
  mail_addresses: { member: 1 },
  meeting_changes: each([...INSIDE, 'guest'], 1),
  meeting_hosts: each([...INSIDE, 'guest'], 1),
  meeting_replies: { member: 1, resting: 2, facilitator: 1 },
  meeting_ways_in: { ...each([...INSIDE, 'guest'], 1), facilitator: 2 },
  meetings: each([...INSIDE, 'guest'], 2),
  mail_health: { steward: 1 },
  memberships: { ...each(INSIDE, 6), guest: 1, former: 1, removed: 1, suspended: 1 },
  one_tap_replies: each(INSIDE, 1),
  pages: each(ALL, 3),
  passed_hostings: each([...INSIDE, 'guest'], 1),
  passkeys: { member: 1 },
  people: each(
    ALL.filter((kind) => kind !== 'visitor'),
    1,
  ),
  place: each(ALL, 1),
  poll_answers: { member: 1 },
  poll_times: each(INSIDE, 2),
  posts: { ...each(INSIDE, 3), former: 1 },
  quiet_hours: { member: 1 },
  quiet_word_lines: { member: 2, former: 1, facilitator: 3 },
  quiet_words: { member: 1, former: 1, facilitator: 2 },
  reading_choices: { member: 1 },
  ready_words: { facilitator: 1 },
  recovery_codes: { member: 1 },
  removals: { removed: 1, facilitator: 1 },
  resets: { member: 1 },
  rests: { resting: 1 },
  sessions: each(
    ALL.filter((kind) => kind !== 'visitor'),
    1,
  ),
  suspensions: { suspended: 1, steward: 1 },
  takedowns: { steward: 1 },
  tellings: { member: 1 },
  time_polls: each(INSIDE, 1),
  welcomes: each([...INSIDE, 'guest'], 1),
}

test('everybody reads exactly the rows that are theirs to read', async () => {
  const seen = await rowsSeen(world, cast)
  for (const table of Object.keys(seen)) {
    if (PUBLIC_TABLES.includes(table)) continue
    assert.deepEqual(nonzero(seen[table]), SEEN[table], table)
  }
})

test('nobody writes a row that is not theirs to write', async () => {
  assert.deepEqual(await rowsWritten(world, cast), WRITTEN)
})

const SAME_AS_SEEING =
  'the policy for reading shows the same rows and no others, and no column that says whose they are may be changed'
/** What another rule holds up as well, so that breaking this one alone shows nothing: each with the reason. */
const DOUBLE: Record<string, string> = {
  'comforts.change_own': SAME_AS_SEEING,
  'consents.withdraw_own': SAME_AS_SEEING,
  'corrections.stewards_change': SAME_AS_SEEING,
  'feeds.stewards_change': SAME_AS_SEEING,
  'import_rows.stewards_change': SAME_AS_SEEING,
  'imports.stewards_change': SAME_AS_SEEING,
  'invitations.facilitators_revoke': SAME_AS_SEEING,
  'invitations.stewards_revoke': SAME_AS_SEEING,
  'people.change_oneself': SAME_AS_SEEING,
  'reading_choices.choose_anew': SAME_AS_SEEING,
  'sessions.rename_own': SAME_AS_SEEING,
  'takedowns.stewards_change': SAME_AS_SEEING,
  'tellings.change_own': SAME_AS_SEEING,
}

test('each policy is needed: with any one of them broken, somebody reads or writes what they must not', async () => {
  const unnoticed: string[] = []
  for (const { name, table, broken, mended } of await policies()) {
    const before = await snapshot(table)
    await world.owner(broken)
    if (isDeepStrictEqual(await snapshot(table), before)) unnoticed.push(name)
    await world.owner(mended)
    assert.deepEqual(await snapshot(table), before, `${name} was put back`)
  }
  assert.deepEqual(unnoticed.sort(), Object.keys(DOUBLE).sort())
})

const snapshot = async (table: string) => [await rowsSeen(world, cast, table), await rowsWritten(world, cast, table)]

/** Every policy of the member role, with the statement that opens it to everybody and the one that puts it back. */
async function policies(): Promise<{ name: string; table: string; broken: string; mended: string }[]> {
  const rows = await world.owner<{ table: string; policy: string; qual: string | null; check: string | null }>(
    `select tablename as table, policyname as policy, qual, with_check as check from pg_policies
     where schemaname = 'public' and roles = array[$1::name] and coalesce(qual, '') <> 'true' order by 1, 2`,
    [world.roles.member],
  )
  return rows.map(({ table, policy, qual, check }) => {
    const put = (using: string | null, withCheck: string | null) =>
      `alter policy ${policy} on ${pg.escapeIdentifier(table)}${using === null ? '' : ` using (${using})`}${withCheck === null ? '' : ` with check (${withCheck})`}`
    return { name: `${table}.${policy}`, table, broken: put(qual && 'true', check && 'true'), mended: put(qual, check) }
  })
}

function each(kinds: readonly Kind[], rows: number): Partial<Record<Kind, number>> {
  return Object.fromEntries(kinds.map((kind) => [kind, rows]))
}

function nonzero(row: Partial<Record<Looker, number>> | undefined) {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, rows]) => rows > 0))
}
