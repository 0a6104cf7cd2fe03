// Writes db/schema.sql, the whole schema as it stands after every migration: `node db/dump.ts postgres://…`.
// The npm binaries have no pg_dump; this reads the catalogue. A test compares it with the committed file.
import pg from 'pg'
import type { Roles } from '../src/database/roles.ts'

const TABLES = `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`

const COLUMNS = `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as needed, pg_get_expr(d.adbin, d.adrelid) as filled
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`

// Newer servers list "not null" among the constraints; older ones do not.
const CONSTRAINTS = `select conname as name, pg_get_constraintdef(oid) as words from pg_constraint
  where conrelid = $1::regclass and contype <> 'n' order by contype <> 'p', conname`

const INDEXES = `select pg_get_indexdef(indexrelid) as words from pg_index i where i.indrelid = $1::regclass
  and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u')) order by 1`

const POLICIES = `select policyname as name, cmd, array_to_string(roles, ', ') as roles, qual, with_check from pg_policies
  where schemaname = 'public' and tablename = $1 order by 1`

const TRIGGERS = `select pg_get_triggerdef(oid) as words from pg_trigger where tgrelid = $1::regclass and not tgisinternal order by 1`

const GRANTS = `select grantee, privilege, string_agg(column_name, ', ' order by column_name) as columns from (
    select grantee::regrole::text as grantee, a.privilege_type as privilege, null as column_name
      from pg_class c, aclexplode(c.relacl) a where c.oid = $1::regclass
    union select a.grantee::regrole::text, a.privilege_type, t.attname from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = $1::regclass) g
  where grantee = any ($2) group by grantee, privilege order by grantee, privilege`

const FUNCTIONS = `select pg_get_functiondef(p.oid) as words, p.prosecdef as definer,
    exists (select from aclexplode(p.proacl) a where a.grantee = $1::regrole) as called
  from pg_proc p where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname, p.oid::regprocedure::text`

/** The schema as one string, with the roles called by what they are for. */
export async function dumpSchema(connection: pg.ClientConfig, roles: Roles): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  const ask = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await client.query<Row>(sql, values)).rows
  const parts = [
    '-- The whole schema, written by db/dump.ts from a migrated database. Read it; change the migrations.\n',
  ]
  try {
    for (const { name } of await ask<{ name: string }>(TABLES)) parts.push(await dumpTable(name, ask, roles))
    const functions = await ask<{ words: string; definer: boolean; called: boolean }>(FUNCTIONS, [roles.member])
    for (const { words, definer, called } of functions) {
      parts.push(
        `${definer ? `-- runs as :system, ${called ? 'for :member to call' : 'for :system alone'}\n` : ''}${words.trimEnd()};\n`,
      )
    }
  } finally {
    await client.end()
  }
  return parts.join('\n').replaceAll(roles.member, ':member').replaceAll(roles.system, ':system')
}

type Ask = <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>

async function dumpTable(name: string, ask: Ask, roles: Roles): Promise<string> {
  const columns = await ask<{ name: string; type: string; needed: boolean; filled: string | null }>(COLUMNS, [name])
  const constraints = await ask<{ name: string; words: string }>(CONSTRAINTS, [name])
  const lines = [
    ...columns.map(
      (c) => `  ${c.name} ${c.type}${c.needed ? ' not null' : ''}${c.filled ? ` default ${c.filled}` : ''}`,
    ),
    ...constraints.map((c) => `  constraint ${c.name} ${c.words}`),
  ]
  const after = [
    ...(await ask<{ words: string }>(INDEXES, [name])),
    ...(await ask<{ words: string }>(TRIGGERS, [name])),
  ].map(({ words }) => `${words};`)
  const policies = await ask<{
    name: string
    cmd: string
    roles: string
    qual: string | null
    with_check: string | null
  }>(POLICIES, [name])
  const grants = await ask<{ grantee: string; privilege: string; columns: string | null }>(GRANTS, [
    name,
    [roles.member],
  ])
  return [
    `create table ${name} (\n${lines.join(',\n')}\n);`,
    ...after,
    ...policies.map(
      (p) =>
        `create policy ${p.name} on ${name} for ${p.cmd.toLowerCase()} to ${p.roles}${p.qual ? ` using (${p.qual})` : ''}${p.with_check ? ` with check (${p.with_check})` : ''};`,
    ),
    ...grants.map(
      (g) => `grant ${g.privilege.toLowerCase()}${g.columns ? ` (${g.columns})` : ''} on ${name} to ${g.grantee};`,
    ),
    '',
  ].join('\n')
}

if (import.meta.main) {
  const connection = { connectionString: process.argv[2] ?? '' }
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<{ digest: string }>(`select digest from migrations where name = 'roles'`)
  await client.end()
  const { rolesMarked } = await import('../src/database/roles.ts')
  process.stdout.write(await dumpSchema(connection, rolesMarked(rows[0]?.digest ?? '')))
}
