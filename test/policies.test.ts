import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import { type Cast, furnishKinds, KINDS, type Kind } from './kinds.ts'
import { PUBLIC_TABLES } from './public-tables.ts'
import { type Looker, rowsSeen } from './rows-seen.ts'
import { rowsWritten } from './rows-written.ts'
import { openWorld, type World } from './world.ts'

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
  corrections: { steward: 1 },
  cover_gaps: each(ALL, 1),
  cover_hours: each(ALL, 1),
  debriefs: { facilitator: 1 },
  duties: { facilitator: 1 },
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
  memberships: { ...each(INSIDE, 5), guest: 1, former: 1, removed: 1, suspended: 1 },
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
  quiet_hours: { member: 1 },
  quiet_word_lines: { member: 2, former: 1, facilitator: 3 },
  quiet_words: { member: 1, former: 1, facilitator: 2 },
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

/** Which kinds can change, take away or add rows of what, past the program's own checks. */
const EVERYBODY = 'outsider:1 asker:1 guest:1 member:1 resting:1 former:1 removed:1 facilitator:1 steward:1 suspended:1'
const WRITTEN: Record<string, string> = {
  'add a calendar in another’s name': 'outsider:1',
  'add a calendar of one’s own': EVERYBODY.replace(' suspended:1', ''),
  'add a calendar of the lane': 'guest:1 member:1 resting:1 facilitator:1',
  'add an arrival for another': 'outsider:1',
  'add an arrival': EVERYBODY.replace(' member:1', '').replace(' suspended:1', ''),
  'add a carried word for another': 'outsider:1',
  'add a carried word': EVERYBODY.replace(' suspended:1', ''),
  'add a comfort for another': 'outsider:1',
  'add a comfort': EVERYBODY.replace(' member:1', ''),
  'add a consent for another': 'outsider:1',
  'add a consent': EVERYBODY,
  'add a correction': 'steward:1',
  'add a debrief to the lane': 'facilitator:1',
  'add a duty to the lane': 'facilitator:1',
  'add a feed': 'steward:1',
  'add a group in another’s name': 'outsider:1',
  'add a group of one’s own': EVERYBODY.replace(' suspended:1', ''),
  'add a hand-over in the lane': 'facilitator:1',
  'add a host to the lane': 'facilitator:1',
  'add a meeting to the lane': 'facilitator:1',
  'add a changed date to the lane': 'facilitator:1',
  'add a way in to the lane': 'facilitator:1',
  'add a note in the lane': 'facilitator:1',
  'add a good hour for another': 'outsider:1',
  'add a good hour': EVERYBODY,
  'add a page': 'steward:1',
  'add a polled time to the lane': 'facilitator:1',
  'add a question to the lane': 'facilitator:1',
  'add a rest for another': 'member:1',
  'add a rest': 'member:1',
  'add a quiet hour for another': 'outsider:1',
  'add a quiet hour': EVERYBODY,
  'add a row of a report': 'steward:1',
  'add a takedown': 'steward:1',
  'add a telling for another': 'outsider:1',
  'add a telling': EVERYBODY.replace(' member:1', ''),
  'add a time to the lane': 'facilitator:1',
  'add a welcome to the lane': 'facilitator:1',
  'add words kept ready in the lane': 'facilitator:1',
  'add an agreement to the lane': 'facilitator:1',
  'add an ask in another’s name': 'outsider:1',
  'add an ask': 'outsider:1 guest:1 former:1 steward:1',
  'add an import': 'steward:1',
  'add an invitation to the lane': 'facilitator:1',
  'add an invitation to the place': 'steward:1',
  'add cover to the lane': 'facilitator:1',
  'change comforts': 'member:1',
  'change consents': 'member:1',
  'change corrections': 'steward:1',
  'change feeds': 'steward:1',
  'change group_notes': 'facilitator:1',
  'change groups': 'facilitator:1',
  'change import_rows': 'steward:1',
  'change imports': 'steward:1',
  'change invitations': 'facilitator:1 steward:1',
  'change meeting_changes': 'facilitator:1',
  'change meeting_ways_in': 'facilitator:2',
  'change meetings': 'facilitator:2',
  'change pages': 'steward:3',
  'change people': EVERYBODY,
  'change place': 'steward:1',
  'change sessions': EVERYBODY,
  'change takedowns': 'steward:1',
  'change tellings': 'member:1',
  'change welcomes': 'facilitator:1',
  'take away archive_parts': 'member:1',
  'take away arrivals': 'member:1',
  'take away blocks': 'member:1',
  'take away calendars': 'member:2',
  'take away carried_words': 'member:1',
  'take away corrections': 'steward:1',
  'take away cover_hours': 'facilitator:1',
  'take away debriefs': 'facilitator:1',
  'take away duties': 'facilitator:1',
  'take away feeds': 'steward:1',
  'take away good_hours': 'member:1',
  'take away group_exports': 'facilitator:1',
  'take away group_notes': 'facilitator:1',
  'take away group_questions': 'facilitator:1',
  'take away group_times': 'facilitator:1',
  'take away hand_overs': 'member:1',
  'take away import_rows': 'steward:1',
  'take away imports': 'steward:1',
  'take away mail_addresses': 'member:1',
  'take away meeting_changes': 'facilitator:1',
  'take away meeting_hosts': 'facilitator:1',
  'take away meeting_ways_in': 'facilitator:2',
  'take away passkeys': 'member:1',
  'take away quiet_hours': 'member:1',
  'take away ready_words': 'facilitator:1',
  'take away rests': 'resting:1',
  'take away takedowns': 'steward:1',
  'take away time_polls': 'facilitator:1',
}

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
