import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { dumpSchema } from '../db/dump.ts'
import { schemaSource } from '../db/types.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { PUBLIC_TABLES } from './public-tables.ts'

let world: TestDatabase
before(async () => {
  world = await openTestDatabase()
})
after(() => world.drop())

/** The list of what has run; it says nothing of anybody and no role of ours may read it. */
const BOOKKEEPING = ['migrations']

const tables = () =>
  world.owner<{
    name: string
    enabled: boolean
    forced: boolean
  }>(`select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`)

test('every table hides its rows, from its owner too', async () => {
  const bare = (await tables()).filter((table) => !(table.enabled && table.forced) && !BOOKKEEPING.includes(table.name))
  assert.deepEqual(bare, [])
})

test('a query that did not come through reading, acting or asSystem sees no row of any table', async () => {
  const member = new pg.Client({ ...world.connection, options: `-c role=${world.roles.member}` })
  await member.connect()
  try {
    await world.owner(`insert into pages (kind, language, words) values ('terms', 'en', 'x') on conflict do nothing`)
    for (const { name } of await tables()) {
      if (PUBLIC_TABLES.includes(name)) continue
      const rows = await member.query(`select from ${name}`).then(
        (result) => result.rowCount,
        (error: { code: string }) => error.code,
      )
      assert.ok(rows === 0 || rows === '42501', `${name}: ${rows}`)
    }
  } finally {
    await member.end()
  }
})

test('neither role is a superuser, skips policies, signs in or owns a table', async () => {
  const roles = await world.owner(
    `select rolsuper, rolbypassrls, rolcanlogin, exists (select from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owns
     from pg_roles r where rolname in ($1, $2)`,
    [world.roles.member, world.roles.system],
  )
  assert.deepEqual(roles, Array(2).fill({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: false }))
})

test('every function with more rights than its caller fixes where it looks and is not everybody’s', async () => {
  const loose =
    await world.owner(`select p.proname from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace and (
    not exists (select from unnest(p.proconfig) c where c like 'search_path=%') or p.proacl is null
    or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`)
  assert.deepEqual(loose, [])
})

test('views ask with the rights of whoever looks', async () => {
  const views =
    await world.owner(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
    and not coalesce(reloptions @> '{security_invoker=true}', false)`)
  assert.deepEqual(views, [])
})

test('the member role has no right on the worker’s jobs', async () => {
  const rights = await world.owner(`select has_schema_privilege($1, 'graphile_worker', 'usage') as any`, [
    world.roles.member,
  ])
  assert.deepEqual(rights, [{ any: false }])
})

test('no deletion cascades from one person to another’s words', async () => {
  const cascades = await world.owner<{
    name: string
    column: string
  }>(`select k.conrelid::regclass::text as name, a.attname as column
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'people'::regclass and k.confdeltype = 'c' order by 1, 2`)
  // Each of these is a person's own and goes with them. Words in groups hang on memberships, which outlive the person.
  const own = [
    'admissions.person_id',
    'archive_parts.person_id',
    'archives.person_id',
    'arrivals.person_id',
    'asks.person_id',
    'blocks.blocked_id',
    'blocks.blocker_id',
    'calendars.person_id',
    'carried_words.person_id',
    'comforts.person_id',
    'consents.person_id',
    'debriefs.person_id',
    'drafts.person_id',
    // Of a note the teller is meant, whose words they are.
    'flare_notes.person_id',
    'flare_people.person_id',
    'good_hours.person_id',
    'group_export_answers.person_id',
    'invitations.made_by',
    'mail_addresses.person_id',
    'mail_links.person_id',
    'meeting_replies.person_id',
    'one_tap_replies.person_id',
    'outbox.person_id',
    'passkey_challenges.person_id',
    'passkeys.person_id',
    'passwords.person_id',
    'poll_answers.person_id',
    'quiet_hours.person_id',
    'quiet_word_lines.person_id',
    'quiet_words.person_id',
    'reading_choices.person_id',
    'recovery_codes.person_id',
    'removals.person_id',
    // Holds no words: a way in that closes when the steward who opened it goes.
    'resets.asked_by',
    'resets.person_id',
    'rests.person_id',
    'sessions.person_id',
    'suspensions.person_id',
    'tellings.person_id',
  ]
  assert.deepEqual(
    cascades.map((row) => `${row.name}.${row.column}`),
    own,
  )
})

test('the types of the program are those of the database', async () => {
  const kept = readFileSync(new URL('../src/database/schema.ts', import.meta.url), 'utf8')
  assert.equal(
    kept.trim(),
    (await schemaSource(world.connection)).trim(),
    'run: node db/types.ts postgres://… > src/database/schema.ts',
  )
})

test('the whole schema, dumped, is the one that is committed', async () => {
  const kept = readFileSync(new URL('../db/schema.sql', import.meta.url), 'utf8')
  assert.equal(
    kept.trim(),
    (await dumpSchema(world.connection, world.roles)).trim(),
    'run: node db/dump.ts postgres://… > db/schema.sql',
  )
})
