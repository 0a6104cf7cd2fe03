import { closeSync, constants, openSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { DATABASE, PORT, USER } from './settings.ts'

/** How to reach the server: what `pg` calls host is the folder of its socket. */
export interface Way {
  readonly host: string
  close(): void
}

const NAME = `.s.PGSQL.${PORT}`
/** The longest path a Unix socket may be called by, in bytes. */
const LONGEST = 107

/** The socket stays in the cluster, where no cleaner of temporary files comes and nobody else can put another in its place. A path
 *  too long to connect to is reached through an open handle of the folder, whose name is short. */
export function wayTo(cluster: string): Way {
  if (Buffer.byteLength(join(cluster, NAME)) <= LONGEST) return { host: cluster, close() {} }
  const handle = openSync(cluster, constants.O_RDONLY | constants.O_DIRECTORY)
  return { host: `/proc/self/fd/${handle}`, close: () => closeSync(handle) }
}

/** Whether a server takes connections there. Asks PostgreSQL itself: the kernel still says yes for one that is just dying. */
export async function answers(host: string): Promise<boolean> {
  const client = new pg.Client({
    host,
    port: PORT,
    user: USER,
    database: DATABASE,
    ssl: false,
    connectionTimeoutMillis: 30_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
