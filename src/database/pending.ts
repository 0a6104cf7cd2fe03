import type pg from 'pg'
import { ourMigrations } from './migrate.ts'

/** How the migrations that ran in a database compare with those we have, by file name. */
export interface Pending {
  readonly missing: readonly string[]
  readonly changed: readonly string[]
  /** Ran there and are not ours: a newer Holdfast was here. */
  readonly unknown: readonly string[]
}

/** Looks without running anything. A database nobody has migrated lacks them all. */
export async function pendingMigrations(client: pg.ClientBase): Promise<Pending> {
  const done = await ranMigrations(client)
  const ours = new Map(ourMigrations().map(({ name, digest }) => [name, digest]))
  const names = [...ours.keys()]
  return {
    missing: names.filter((name) => !done.has(name)),
    changed: names.filter((name) => done.has(name) && done.get(name) !== ours.get(name)),
    unknown: [...done.keys()].filter((name) => name.endsWith('.sql') && !ours.has(name)).sort(),
  }
}

/** What has run in a database: file name to digest, and beside them `roles` with the mark of its roles. Empty: nothing of ours. */
export async function ranMigrations(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migrations') is not null as there`,
  )
  if (!tables[0]?.there) return new Map()
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migrations')
  return new Map(rows.map(({ name, digest }) => [name, digest]))
}
