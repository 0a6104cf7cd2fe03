import type pg from 'pg'
import { type Finding, fail, ok, warn } from './finding.ts'

interface ServerRow {
  version: number
  full: string
  encoding: string
  collation_kept: string | null
  collation_now: string | null
  creates_roles: boolean
  connections: number
  settings: Record<string, string>
  extensions: string[]
}

const NEEDED = ['btree_gin', 'citext', 'pg_trgm', 'unaccent']
const LOOK = `select current_setting('server_version_num')::int / 10000 as version, split_part(current_setting('server_version'), ' ', 1) as full,
  current_setting('server_encoding') as encoding, d.datcollversion as collation_kept, pg_database_collation_actual_version(d.oid) as collation_now,
  (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as creates_roles,
  current_setting('max_connections')::int as connections,
  (select jsonb_object_agg(name, setting) from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit',
    'log_statement', 'log_min_error_statement', 'log_error_verbosity', 'log_parameter_max_length_on_error', 'log_min_messages')) as settings,
  (select array_agg(name::text) from pg_available_extensions where name = any ($1)) as extensions
  from pg_database d where d.datname = current_database()`

/** The server itself: its version, what it must bring, whether it keeps what it acknowledges and keeps quiet. */
export async function findServer(client: pg.Client, external: boolean): Promise<Finding[]> {
  const { rows: versions } = await client.query<{ v: number }>(
    `select current_setting('server_version_num')::int / 10000 as v`,
  )
  const version = versions[0]?.v ?? 0
  if (version < 15) return [fail('database', `The server is PostgreSQL ${version}.`, 'Use 15 or newer.')]
  const { rows } = await client.query<ServerRow>(LOOK, [NEEDED])
  const server = rows[0]
  if (!server)
    return [
      fail('database', 'The server says nothing of its database.', 'Look at the rights of the user in DATABASE_URL.'),
    ]
  const reached = ok('database', `PostgreSQL ${server.full} ${external ? 'at DATABASE_URL' : 'of our own'} answers.`)
  return [
    reached,
    ...findLacks(server),
    ...findCollation(server),
    ...findLosses(server),
    ...(external ? findTalk(server) : []),
  ]
}

function findLacks({ encoding, creates_roles, extensions, connections }: ServerRow): Finding[] {
  const lacking = NEEDED.filter((name) => !extensions?.includes(name))
  const lacks: Finding[] = []
  if (encoding !== 'UTF8')
    lacks.push(
      fail('database', `It is encoded in ${encoding}.`, 'Make a database with: create database … encoding utf8'),
    )
  if (lacking.length > 0)
    lacks.push(
      fail('database', `The server lacks ${lacking.join(', ')}.`, 'Install the contrib package of PostgreSQL.'),
    )
  if (!creates_roles)
    lacks.push(fail('database', 'The user of DATABASE_URL may not create roles.', 'alter role … createrole'))
  if (connections < 20)
    lacks.push(warn('database', `It takes only ${connections} connections.`, 'Set max_connections to 20 or more.'))
  return lacks
}

/** Sorted under another version of the rules, an index finds what is there no longer. */
function findCollation({ collation_kept, collation_now }: ServerRow): Finding[] {
  if (collation_kept === null || collation_now === null || collation_kept === collation_now) return []
  const says = `The rules for sorting changed (${collation_kept} to ${collation_now}) since the database was made.`
  return [warn('database', says, 'Once, as its owner: reindex database …; alter database … refresh collation version')]
}

function findLosses({ settings }: ServerRow): Finding[] {
  const off = ['fsync', 'full_page_writes', 'synchronous_commit'].filter((name) => settings[name] === 'off')
  if (off.length === 0) return []
  return [
    warn('database', `${off.join(', ')} off: what people wrote may be lost when the machine stops.`, 'Turn it on.'),
  ]
}

/** The log of an external server is not ours to keep quiet; it would hold what people typed. */
function findTalk({ settings }: ServerRow): Finding[] {
  const quiet = ['log', 'fatal', 'panic']
  const loud = [
    settings.log_statement !== 'none' && 'log_statement',
    !quiet.includes(settings.log_min_messages ?? '') &&
      !quiet.includes(settings.log_min_error_statement ?? '') &&
      'log_min_error_statement',
    !quiet.includes(settings.log_min_messages ?? '') &&
      settings.log_error_verbosity !== 'terse' &&
      'log_error_verbosity',
    settings.log_parameter_max_length_on_error !== '0' && 'log_parameter_max_length_on_error',
  ].filter((name) => name !== false)
  if (loud.length === 0) return []
  const todo =
    'alter system set log_statement = none, log_min_error_statement = panic, log_error_verbosity = terse, log_parameter_max_length_on_error = 0 (one by one); select pg_reload_conf()'
  return [warn('database', `The server's log may hold what people typed (${loud.join(', ')}).`, todo)]
}
