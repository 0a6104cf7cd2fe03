import pg from 'pg'
import { type Cast, KINDS, type Kind } from './kinds.ts'
import type { World } from './world.ts'

/** Every kind of person, and a query that came in past `reading` and `acting`. */
export type Looker = Kind | 'nobody at all'

/** Which rows of each table a kind of person can read, by asking as the member role does: by the ids the database itself uses
 *  for rows (ctid), so that no column needs to be readable but one. `only` keeps to one table. */
export async function rowsSeen(
  world: World,
  cast: Cast,
  only?: string,
): Promise<Record<string, Partial<Record<Looker, number>>>> {
  const client = new pg.Client({ ...world.connection, options: `-c role=${world.roles.member}` })
  await client.connect()
  try {
    const tables = (await readableColumns(world)).filter(([table]) => only === undefined || table === only)
    const seen: Record<string, Partial<Record<Looker, number>>> = {}
    for (const kind of [...KINDS, 'nobody at all'] as const) {
      await client.query('begin read only')
      if (kind !== 'nobody at all') await client.query('select become($1)', [cast.who(kind)?.id ?? null])
      for (const [table, column] of tables) {
        const { rowCount } = await client.query(`select ${column} from ${table}`)
        seen[table] = { ...seen[table], [kind]: rowCount ?? 0 }
      }
      await client.query('rollback')
    }
    return seen
  } finally {
    await client.end()
  }
}

/** A table's first column that the member role may read; tables without one are read by nobody. */
async function readableColumns(world: World): Promise<[string, string][]> {
  const rows = await world.owner<{ table: string; column: string }>(
    `select distinct on (c.relname) c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege($1, c.oid, a.attnum, 'select') order by c.relname, a.attnum`,
    [world.roles.member],
  )
  return rows.map((row) => [row.table, row.column])
}
