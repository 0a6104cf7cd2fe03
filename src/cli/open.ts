import { availableParallelism } from 'node:os'
import type { Config } from '../config.ts'
import { Database } from '../database/database.ts'
import { openEmbedded } from '../database/embedded/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { type Reached, reachServer } from '../database/reach.ts'
import { refusalOf } from '../domain/refusal.ts'
import type { Log } from '../log.ts'

/** Opens the place's database for one command: joins the server that runs, else starts the embedded one for as long as the
 *  command takes. */
export async function withDatabase<T>(config: Config, log: Log, work: (db: Database) => Promise<T>): Promise<T> {
  const reached = await reachForCommand(config, log)
  try {
    const roles = await migrate(reached.connection)
    const sizes = { members: Math.min(2, availableParallelism()), system: 2 }
    const db = new Database(reached.connection, roles, sizes, refusalOf)
    try {
      return await work(db)
    } finally {
      await db.close()
    }
  } finally {
    await reached.release()
  }
}

/** The server, without looking whether its database is up to date. */
export async function reachForCommand(config: Config, log: Log): Promise<Reached> {
  if (config.databaseUrl) return reachServer(config, log)
  const server = await openEmbedded({ folder: config.dataFolder, log })
  return { connection: server.connection, release: () => server.stop() }
}
