import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Problem } from '../problem.ts'
import type { Archive } from './archive.ts'
import { columnsOf, quoted, type Sequence, sequenceNames, type TableShape, tablesIn } from './catalogue.ts'
import type { Manifest, TableFacts } from './manifest.ts'

interface Reference {
  readonly table: string
  readonly name: string
  readonly words: string
}

const REFERENCES = `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as words from pg_constraint
  where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`

/** Fills freshly made tables with the rows of a backup, within the caller's transaction. While it does, triggers rest (what they
 *  would write is among the rows) and so do references, which are checked together at the end.
 *  @throws Problem when tables, columns or counts are not those of its version */
export async function loadTables(client: pg.Client, archive: Archive, sequences: readonly Sequence[]): Promise<void> {
  const tables = await tablesIn(client)
  requireShapes(tables, archive.manifest)
  const all = tables.map(({ name }) => `public.${quoted(name)}`)
  const { rows: references } = await client.query<Reference>(REFERENCES)
  await client.query(references.map((r) => `alter table ${r.table} drop constraint ${quoted(r.name)};`).join('\n'))
  await client.query(`truncate ${all.join(', ')}`)
  // COPY writes past no policy, and the owner is bound by them as well.
  await client.query(all.map((t) => `alter table ${t} no force row level security, disable trigger user;`).join('\n'))
  for (const table of archive.manifest.tables) await copyIn(client, archive, table)
  await setSequences(client, sequences)
  await client.query(
    references.map((r) => `alter table ${r.table} add constraint ${quoted(r.name)} ${r.words};`).join('\n'),
  )
  await client.query(all.map((t) => `alter table ${t} force row level security, enable trigger user;`).join('\n'))
}

/** Exactly the tables and columns that its migrations make: names from the file meet only names of ours. */
function requireShapes(tables: readonly TableShape[], { tables: said }: Manifest): void {
  const there = new Map(tables.map(({ name, columns }) => [name, [...columns].sort().join()]))
  for (const { name, columns } of said) {
    if (!there.has(name)) throw new Problem(`This backup holds a table "${name}" that its version does not have.`)
    if (there.get(name) !== [...columns].sort().join())
      throw new Problem(`In this backup the columns of ${name} are not those of its version.`)
  }
  const missing = tables.find(({ name }) => !said.some((table) => table.name === name))
  if (missing) throw new Problem(`In this backup the table ${missing.name} is missing.`)
}

async function copyIn(client: pg.Client, archive: Archive, table: TableFacts): Promise<void> {
  const sink = client.query(copyFrom(`copy public.${quoted(table.name)} (${columnsOf(table.columns)}) from stdin`))
  await archive.pour(table, sink)
  if (sink.rowCount !== table.rows)
    throw new Problem(`This backup is damaged: ${table.name} has not as many rows as it had.`)
}

async function setSequences(client: pg.ClientBase, sequences: readonly Sequence[]): Promise<void> {
  const ours = await sequenceNames(client)
  for (const { name, value, called } of sequences) {
    if (!ours.includes(name))
      throw new Problem(`This backup holds a sequence "${name}" that its version does not have.`)
    await client.query(`select setval($1::regclass, $2::bigint, $3)`, [`public.${quoted(name)}`, value, called])
  }
}
