import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { Database } from '../src/database/database.ts'
import { migrate } from '../src/database/migrate.ts'
import { type Roles, rolesMarked } from '../src/database/roles.ts'
import { refusalOf } from '../src/domain/refusal.ts'
import { testServer } from './server.ts'

export interface TestDatabase {
  readonly db: Database
  readonly roles: Roles
  /** Connects past the roles, as the owner: for looking at what is really there. */
  readonly connection: pg.ClientConfig
  owner<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Lets go of every connection, so that the database can be a template for others. */
  release(): Promise<void>
  drop(): Promise<void>
}

/** A migrated database of one's own, cloned from a template that is made once for each state of the migrations; or from another
 *  test's database, once that has been released. */
export async function openTestDatabase(like?: TestDatabase): Promise<TestDatabase> {
  const server = await testServer()
  const name = `hf_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(server)
  await admin.connect()
  const template = like?.connection.database ?? (await ensureTemplate(admin, server).catch(endThenThrow(admin)))
  await onceFree(admin, `create database ${name} template ${template}`)
  const connection = { ...server, database: name }
  const owner = new pg.Client(connection)
  await owner.connect()
  const { rows } = await owner.query<{ digest: string }>(`select digest from migrations where name = 'roles'`)
  const roles = rolesMarked(rows[0]?.digest ?? '')
  const db = new Database(connection, roles, { members: 3, system: 3 }, refusalOf)
  let released: Promise<unknown> | undefined
  const release = async () => {
    released ??= Promise.all([db.close(), owner.end()])
    await released
  }
  return {
    db,
    roles,
    connection,
    async owner<Row extends pg.QueryResultRow>(text: string, values?: unknown[]) {
      return (await owner.query<Row>(text, values)).rows
    },
    release,
    async drop() {
      await release()
      await onceFree(admin, `drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

const IN_USE = '55006'

/** Does to a database what nobody may be connected to it for: whoever has just left may still be on the way out, which the server
 *  waits five seconds for. */
export async function onceFree(admin: pg.Client, text: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await admin.query(text)
      return
    } catch (error) {
      if ((error as { code?: string }).code !== IN_USE || tries === 24) throw error
    }
  }
}

/** Puts the clocks of a test's database where it is about noon, so that no day of its own begins while the test runs. */
export async function stayNearNoon(world: TestDatabase): Promise<void> {
  const ahead = 12 - new Date().getUTCHours()
  // POSIX counts the other way round: Etc/GMT-5 is five hours ahead.
  const zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
  await world.owner(`alter database ${world.connection.database} set timezone = '${zone}'`)
  await world.owner(`set timezone = '${zone}'`)
}

/** A connection left open would keep the test's process waiting. */
function endThenThrow(admin: pg.Client): (error: unknown) => Promise<never> {
  return async (error) => {
    await admin.end()
    throw error
  }
}

async function ensureTemplate(admin: pg.Client, server: pg.ClientConfig): Promise<string> {
  const name = `hf_template_${digestOfMigrations()}`
  await admin.query('select pg_advisory_lock(7401338)')
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount) return name
    await admin.query(`create database ${name}_making`)
    await migrate({ ...server, database: `${name}_making` })
    await onceFree(admin, `alter database ${name}_making rename to ${name}`)
    return name
  } catch (error) {
    await admin.query(`drop database if exists ${name}_making with (force)`)
    throw error
  } finally {
    await admin.query('select pg_advisory_unlock(7401338)')
  }
}

function digestOfMigrations(): string {
  const folder = new URL('../db/migrations/', import.meta.url)
  const hash = createHash('sha256').update(readFileSync(new URL('../db/grants.sql', import.meta.url)))
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(new URL(name, folder)))
  return hash.digest('hex').slice(0, 16)
}
