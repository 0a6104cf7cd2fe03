import { statfs } from 'node:fs/promises'
import pg from 'pg'
import {
  grantRights,
  holdMigrations,
  type Migration,
  migrate,
  ourMigrations,
  runMigration,
} from '../database/migrate.ts'
import { ranMigrations } from '../database/pending.ts'
import type { Roles } from '../database/roles.ts'
import { Problem } from '../problem.ts'
import type { Archive } from './archive.ts'
import { SAME_EVERYWHERE } from './catalogue.ts'
import { clearSchema } from './clear-schema.ts'
import { keepErasures, replayErasures } from './erased.ts'
import { replaceJobs } from './jobs.ts'
import { loadTables } from './load-tables.ts'
import type { Manifest } from './manifest.ts'

export interface RestoreWish {
  readonly archive: Archive
  /** As the owner. */
  readonly connection: pg.ClientConfig
  /** Also where somebody lives already; what is there is gone then. */
  readonly replace: boolean
  /** Where an embedded database keeps its files; undefined for a server of one's own. */
  readonly diskOf: string | undefined
}

export interface Restored {
  readonly tables: number
  readonly rows: number
  /** Mails that waited when the backup was made; they are not sent. */
  readonly unsent: number
}

/** Puts a backup into a database, in one transaction: either all of it is there afterwards, brought up to date, or nothing changed.
 *  @throws Problem in words for whoever sits at the terminal. */
export async function restoreBackup({ archive, connection, replace, diskOf }: RestoreWish): Promise<Restored> {
  const then = requireKnown(archive.manifest)
  if (diskOf) await requireRoom(diskOf, archive.bytes)
  const client = new pg.Client({ ...connection, application_name: 'holdfast-restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    await refuseStrangers(client)
    // The roles and the worker's own tables lie outside what a transaction of ours can make.
    const roles = await migrate(connection)
    await holdMigrations(client)
    await refuseRunning(client)
    if (!replace) await refuseLivedIn(client, roles)
    await client.query('begin')
    const restored = await putBack(client, roles, archive, then)
    await client.query('commit')
    await client.query('analyze')
    return restored
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw explained(error)
  } finally {
    await client.end()
  }
}

async function putBack(client: pg.Client, roles: Roles, archive: Archive, then: Set<string>): Promise<Restored> {
  const { tables, sequences, jobs } = archive.manifest
  await client.query(SAME_EVERYWHERE)
  await keepErasures(client, roles)
  await clearSchema(client)
  const ours = ourMigrations()
  await run(
    client,
    roles,
    ours.filter(({ name }) => then.has(name)),
  )
  await loadTables(client, archive, sequences)
  await run(
    client,
    roles,
    ours.filter(({ name }) => !then.has(name)),
  )
  await grantRights(client, roles)
  await client.query(`set local role ${roles.system}`)
  await replaceJobs(client, jobs)
  // Some may have gone since: none is sent twice, so none is sent.
  const { rowCount } = await client.query('update outbox set sent_at = now(), secret = null where sent_at is null')
  // Last, because it queues work of its own.
  await replayErasures(client)
  await client.query('set local role none')
  return { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), unsent: rowCount ?? 0 }
}

async function run(client: pg.Client, roles: Roles, migrations: readonly Migration[]): Promise<void> {
  for (const migration of migrations) await runMigration(client, roles, migration)
}

/** The names of the migrations that had run when it was written, all of which we have. */
function requireKnown({ migrations }: Manifest): Set<string> {
  const ours = new Map(ourMigrations().map(({ name, digest }) => [name, digest]))
  const unknown = migrations.find(({ name }) => !ours.has(name))
  if (unknown)
    throw new Problem(
      `This backup was written by a newer Holdfast (${unknown.name}). Restore it with that one, or one still newer.`,
    )
  const changed = migrations.find(({ name, digest }) => ours.get(name) !== digest)
  if (changed) throw new Problem(`This backup was written by a Holdfast whose ${changed.name} was another.`)
  if (migrations.length === 0) throw new Problem('This backup does not say which Holdfast wrote it.')
  // A place runs them in order, and a later one may build on every earlier one.
  const inOrder = ourMigrations().slice(0, migrations.length)
  if (inOrder.some(({ name }) => !migrations.some((ran) => ran.name === name)))
    throw new Problem('This backup says it ran later migrations without the earlier ones. Nobody’s Holdfast wrote it.')
  return new Set(migrations.map(({ name }) => name))
}

/** Rows, their indexes, and the database's own log of them. */
const ROOM_TIMES = 2

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize > bytes * ROOM_TIMES) return
  const megabytes = (count: number) => Math.ceil(count / 1_000_000)
  throw new Problem(
    `There is no room: this needs about ${megabytes(bytes * ROOM_TIMES)} MB, and ${megabytes(bavail * bsize)} MB are free on the disk of ${folder}.`,
  )
}

/** Tables that are not ours would be in the way, and would be treated as ours. */
async function refuseStrangers(client: pg.Client): Promise<void> {
  if ((await ranMigrations(client)).has('roles')) return
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') limit 1`,
  )
  if (rows[0])
    throw new Problem(`The database holds a table "${rows[0].name}" of something else. Give Holdfast one of its own.`)
}

async function refuseRunning(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select exists (select from pg_stat_activity where application_name in ('holdfast', 'holdfast-jobs', 'holdfast-backup')
       and datname = current_database() and pid <> pg_backend_pid()) as there`,
  )
  if (rows[0]?.there) throw new Problem('The place is running, or another command is at work in it. Stop it first.')
}

async function refuseLivedIn(client: pg.Client, roles: Roles): Promise<void> {
  await client.query(`set role ${roles.system}`)
  const { rows } = await client.query<{ lived: boolean }>(
    `select set_up_at is not null or demo or exists (select from people) or exists (select from groups) as lived from place`,
  )
  await client.query('set role none')
  if (rows[0]?.lived)
    throw new Problem(
      'Somebody lives here already. Choose an empty DATA_DIR (or database), or put the backup in place of all that is here with --replace.',
    )
}

/** What PostgreSQL refused, without its words: they may quote a row. */
function explained(error: unknown): unknown {
  const { code = '' } = ((error as { cause?: unknown }).cause ?? error ?? {}) as { code?: string }
  if (error instanceof Problem) return error
  if (/^(22|23)/.test(code)) return new Problem(`This backup does not hold together (${code}). Nothing was changed.`)
  if (code === '53100') return new Problem('The disk of the database is full. Nothing was changed.')
  if (code === '57P01' || code === '57P02' || code === '57P03' || code.startsWith('08'))
    return new Problem('The database stopped meanwhile. Nothing was changed.')
  return error
}
