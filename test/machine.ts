import { userInfo } from 'node:os'
import pg from 'pg'

export interface MachinesPostgres {
  readonly connection?: pg.ClientConfig
  readonly version?: string
  /** Why there is none. */
  readonly why?: string
}

/** A PostgreSQL of this machine on which databases and roles may be made: the one HOLDFAST_POSTGRES names, else the one on the usual
 *  port, as the user who runs the tests. */
export async function findMachinesPostgres(): Promise<MachinesPostgres> {
  const named = process.env.HOLDFAST_POSTGRES
  const connection: pg.ClientConfig = named
    ? { connectionString: named }
    : { host: '127.0.0.1', port: 5432, user: userInfo().username, database: 'postgres' }
  // Where there is none it is refused at once; one on a busy machine may take its time.
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 60_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; may: boolean }>(
      `select split_part(current_setting('server_version'), ' ', 1) as version,
        rolsuper or (rolcreatedb and rolcreaterole) as may from pg_roles where rolname = current_user`,
    )
    const { version = '', may = false } = rows[0] ?? {}
    if (Number.parseInt(version, 10) < 15) return { why: `PostgreSQL ${version} is too old` }
    return may ? { connection, version } : { why: 'its user may not make databases and roles' }
  } catch (error) {
    return { why: `none answers at 127.0.0.1:5432 (${(error as { code?: string }).code ?? 'no answer'})` }
  } finally {
    await client.end().catch(() => {})
  }
}
