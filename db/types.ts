// Writes src/database/schema.ts from a migrated database: `node db/types.ts postgres://…`. A test runs it and compares.
import pg from 'pg'

interface Column {
  table_name: string
  column_name: string
  udt_name: string
  nullable: boolean
  optional: boolean
  refers_to: string | null
}

const PLAIN: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  citext: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  timestamptz: 'Date',
  date: 'string',
  time: 'string',
  jsonb: 'unknown',
  bytea: 'Buffer',
  tsvector: 'string',
  varbit: 'string',
  tstzmultirange: 'string',
}

const COLUMNS = `
  select c.relname as table_name, a.attname as column_name, t.typname as udt_name, not a.attnotnull as nullable,
    (a.atthasdef or not a.attnotnull) as optional,
    coalesce((select f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid
      where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1),
      case when a.attname = 'id' and t.typname = 'uuid' then c.relname end) as refers_to
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
  where c.relkind = 'r' and c.relname <> 'migrations' order by c.relname, a.attnum`

/** The source of src/database/schema.ts, as one string. */
export async function schemaSource(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<Column>(COLUMNS)
  await client.end()
  const tables = Map.groupBy(rows, (column) => column.table_name)
  const bodies = [...tables].map(([table, columns]) => `  ${table}: {\n${columns.map(lineOf).join('')}  }\n`)
  return [
    '// Written by db/types.ts from the migrated database; change the migrations, not this.',
    `import type { ColumnType } from 'kysely'`,
    `import type { Id } from './ids.ts'`,
    '',
    '/** A column that an insert may leave out. */',
    'type Optional<T> = ColumnType<T, T | undefined, T>',
    '',
    `export interface Schema {\n${bodies.join('')}}\n`,
  ].join('\n')
}

function lineOf(column: Column): string {
  const type = `${typeOf(column)}${column.nullable ? ' | null' : ''}`
  return `    ${column.column_name}: ${column.optional ? `Optional<${type}>` : type}\n`
}

function typeOf({ udt_name, refers_to }: Column): string {
  if (udt_name === 'uuid' && refers_to) return `Id<'${refers_to}'>`
  const list = udt_name.startsWith('_')
  const plain = PLAIN[list ? udt_name.slice(1) : udt_name]
  if (!plain) throw new Error(`No type is known for ${udt_name}`)
  return list ? `${plain}[]` : plain
}

if (import.meta.main) process.stdout.write(await schemaSource({ connectionString: process.argv[2] }))
