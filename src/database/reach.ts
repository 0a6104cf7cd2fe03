import pg from 'pg'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { startEmbedded } from './embedded/embedded.ts'
import { DatabaseProblem } from './problem.ts'

/** A server that answers: where it is, and how to let go of it. */
export interface Reached {
  readonly connection: pg.ClientConfig
  /** Stops the embedded server, if it is ours; an external one goes on. */
  release(): Promise<void>
}

/** Reaches the server at DATABASE_URL, or starts the embedded one in the data folder.
 *  @throws DatabaseProblem with one line for the terminal. */
export async function reachServer(config: Config, log: Log): Promise<Reached> {
  if (!config.databaseUrl) {
    const embedded = await startEmbedded({ folder: config.dataFolder, log })
    return { connection: embedded.connection, release: () => embedded.stop() }
  }
  const connection = { connectionString: config.databaseUrl, connectionTimeoutMillis: 10_000 }
  await tryOnce(connection)
  return { connection, release: async () => {} }
}

async function tryOnce(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new DatabaseProblem(`DATABASE_URL cannot be reached: ${reasonOf(error)}.`)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Never the server's own message: it may quote the address with its password. */
function reasonOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: string }
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'the host is not known',
    EAI_AGAIN: 'the host is not known',
    ETIMEDOUT: 'it does not answer',
    '28P01': 'the password is wrong',
    '28000': 'the user may not connect',
    '3D000': 'the database does not exist',
  }
  return reasons[code ?? ''] ?? `it does not answer as PostgreSQL does${code ? ` (${code})` : ''}`
}
