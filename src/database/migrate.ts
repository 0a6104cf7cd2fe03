import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { DatabaseProblem } from './problem.ts'
import { quiet } from './quiet.ts'
import { type Roles, rolesMarked, withRoles } from './roles.ts'

const FOLDER = new URL('../../db/', import.meta.url)
const OLDEST_SERVER = 15
/** Any two programs of ours that migrate one database wait for each other on this number. */
const LOCK = 7_401_337

/** A file of db/migrations, as it is now. */
export interface Migration {
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file, in hex. */
  readonly digest: string
}

/** Brings the database up to date and says which roles are its own. Safe to run at every start, by several at once.
 *  @throws DatabaseProblem when the server is too old or a migration that already ran was changed. */
export async function migrate(connection: pg.PoolConfig): Promise<Roles> {
  const client = new pg.Client(connection)
  // Notices ("already exists, skipping") are not for whoever reads the terminal.
  client.on('error', () => {})
  await client.connect()
  try {
    await refuseOldServer(client)
    await holdMigrations(client)
    const roles = await ensureRoles(client)
    await runPending(client, roles)
    await migrateWorker(connection, roles)
    await grantRights(client, roles)
    return roles
  } catch (error) {
    throw explained(error)
  } finally {
    await client.end()
  }
}

/** What whoever runs an external server must grant or install first, in one line. */
function explained(error: unknown): unknown {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } }
  const lacks: Record<string, string> = {
    '42501': 'its user must own the database and may create roles (alter role … createrole)',
    '0A000': 'the server lacks an extension (install its contrib package: citext, pg_trgm, unaccent, btree_gin)',
    '58P01': 'the server lacks an extension (install its contrib package: citext, pg_trgm, unaccent, btree_gin)',
    '25006': 'the server takes no writes: it is a standby, or set to read only',
  }
  const lack = lacks[cause?.code ?? code ?? '']
  return lack ? new DatabaseProblem(`DATABASE_URL: ${lack}.`) : error
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ v: number }>(`select current_setting('server_version_num')::int / 10000 as v`)
  const version = rows[0]?.v ?? 0
  if (version < OLDEST_SERVER) {
    throw new DatabaseProblem(
      `DATABASE_URL: the server is PostgreSQL ${version}; Holdfast needs ${OLDEST_SERVER} or newer.`,
    )
  }
}

async function ensureRoles(client: pg.Client): Promise<Roles> {
  await client.query(
    `create table if not exists migrations (name text primary key, digest text not null, run_at timestamptz not null default now())`,
  )
  await client.query(`insert into migrations (name, digest) values ('roles', $1) on conflict do nothing`, [
    randomBytes(4).toString('hex'),
  ])
  const { rows } = await client.query<{ digest: string }>(`select digest from migrations where name = 'roles'`)
  const roles = rolesMarked(rows[0]?.digest ?? '')
  for (const role of [roles.member, roles.system]) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
    if (rowCount === 0) await client.query(`create role ${role} nologin nosuperuser nobypassrls`)
    await client.query(`grant ${role} to current_user`)
  }
  return roles
}

async function runPending(client: pg.Client, roles: Roles): Promise<void> {
  const { rows } = await client.query<{ name: string; digest: string }>(`select name, digest from migrations`)
  const done = new Map(rows.map(({ name, digest }) => [name, digest]))
  for (const migration of ourMigrations()) {
    if (done.get(migration.name) === migration.digest) continue
    if (done.has(migration.name))
      throw new DatabaseProblem(
        `The migration ${migration.name} was changed after it had run here. Put it back, and write a new one.`,
      )
    await client.query('begin')
    try {
      await runMigration(client, roles, migration)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(`Migration ${migration.name}`, { cause: error })
    }
  }
}

/** Every migration we have, in the order they run. */
export function ourMigrations(): Migration[] {
  const folder = new URL('migrations/', FOLDER)
  const names = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith('.sql'))
  return names.sort().map((name) => {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    return { name, sql, digest: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Runs one, within the caller's transaction. */
export async function runMigration(client: pg.ClientBase, roles: Roles, { name, sql, digest }: Migration) {
  await client.query(withRoles(sql, roles))
  await client.query('insert into migrations (name, digest) values ($1, $2)', [name, digest])
}

/** Waits until no other program of ours migrates or puts back; whoever holds this keeps a place from starting. */
export async function holdMigrations(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
}

/** Gives :system its rights on what the migrations made. */
export async function grantRights(client: pg.ClientBase, roles: Roles): Promise<void> {
  await client.query(withRoles(readFileSync(new URL('grants.sql', FOLDER), 'utf8'), roles))
}

/** The job worker's tables belong to :system, who alone may read them. */
async function migrateWorker(connection: pg.PoolConfig, roles: Roles): Promise<void> {
  const owner = new pg.Client(connection)
  await owner.connect()
  const { rows } = await owner.query<{ db: string }>('select quote_ident(current_database()) as db')
  const db = rows[0]?.db
  await owner.query(`grant create on database ${db} to ${roles.system}`)
  const pgPool = new pg.Pool({ ...connection, max: 1, options: `-c role=${roles.system}` })
  pgPool.on('error', () => {})
  pgPool.on('connect', (fresh) => fresh.on('error', () => {}))
  try {
    await runMigrations({ pgPool, logger: quiet })
  } finally {
    await pgPool.end()
    await owner.query(`revoke create on database ${db} from ${roles.system}`)
    await owner.end()
  }
}
