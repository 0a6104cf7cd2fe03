import type pg from 'pg'

/** Everything the migrations made, as statements that take it away. What an extension brought stays. */
const THINGS = `
  with own as (select objid from pg_depend where deptype = 'e')
  select array_agg(statement order by turn) as statements from (
    select 1 as turn, format('drop %s if exists %s cascade', case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, oid::regclass) as statement
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and relname <> 'migrations' and oid not in (select objid from own)
    union all select 2, format('drop sequence if exists %s cascade', oid::regclass)
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' and oid not in (select objid from own)
    union all select 3, format('drop routine if exists %s cascade', oid::regprocedure)
      from pg_proc where pronamespace = 'public'::regnamespace and oid not in (select objid from own)
    union all select 4, format('drop type if exists %s cascade', oid::regtype)
      from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd') and oid not in (select objid from own)) things`

/** Takes away every table, function, sequence and type of ours, and the list of what has run, within the caller's transaction. */
export async function clearSchema(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ statements: string[] | null }>(THINGS)
  await client.query('set local client_min_messages = warning')
  for (const statement of rows[0]?.statements ?? []) await client.query(statement)
  await client.query(`delete from migrations where name like '%.sql'`)
}
