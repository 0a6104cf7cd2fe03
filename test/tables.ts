import type { World } from './world.ts'

/** Bookkeeping that every request may touch: how often something was tried, and when a session was last seen. */
const APART = new Set(['attempts', 'migrations'])

/** A digest of every table's rows, to see whether anything was written at all. */
export async function digestTables(world: Pick<World, 'owner'>): Promise<Record<string, string>> {
  const tables = await world.owner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables.filter((table) => !APART.has(table.name))) {
    const [row] = await world.owner<{ digest: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`,
    )
    digests[name] = row?.digest ?? ''
  }
  return digests
}
