import pg from 'pg'
import type { Config } from '../../config.ts'
import { findBinaries } from '../../database/embedded/binaries.ts'
import { holdsCluster, placeIn } from '../../database/embedded/place.ts'
import { type Pending, pendingMigrations } from '../../database/pending.ts'
import type { Log } from '../../log.ts'
import { Problem } from '../../problem.ts'
import { reachForCommand } from '../open.ts'
import { findBackups } from './backups.ts'
import { findClock } from './clock.ts'
import { type Finding, fail, ok, warn } from './finding.ts'
import { findPlace } from './place.ts'
import { findRoles } from './roles.ts'
import { findServer } from './server.ts'

/** The database: reachable, new enough, up to date, with the roles that keep people apart; the clock and the place with it. */
export async function findDatabase(config: Config, log: Log): Promise<Finding[]> {
  try {
    if (!config.databaseUrl) {
      findBinaries()
      if (!holdsCluster(placeIn(config.dataFolder)))
        return [ok('database', 'There is none yet; the first start makes it.')]
    }
    const reached = await reachForCommand(config, log)
    const client = new pg.Client(reached.connection)
    client.on('error', () => {})
    try {
      await client.connect()
      return await lookInside(client, config)
    } finally {
      await client.end().catch(() => {})
      await reached.release()
    }
  } catch (error) {
    if (error instanceof Problem)
      return [fail('database', error.message, 'Mend that first; nothing else of the database could be looked at.')]
    const { code } = error as { code?: string }
    return [
      fail('database', `It broke while being looked at${code ? ` (${code})` : ''}.`, 'Look at the log of PostgreSQL.'),
    ]
  }
}

async function lookInside(client: pg.Client, config: Config): Promise<Finding[]> {
  const server = await findServer(client, config.databaseUrl !== undefined)
  const pending = await pendingMigrations(client)
  const findings = [...server, findMigrations(pending), ...(await findClock(client))]
  if (pending.missing.length > 0 || pending.changed.length > 0) return findings
  findings.push(...(await findRoles(client)))
  // The last two look as :system.
  findings.push(...(await findPlace(client, config)))
  findings.push(await findBackups(client, config))
  return findings
}

function findMigrations({ missing, changed, unknown }: Pending): Finding {
  if (changed.length > 0) {
    return fail(
      'database',
      `Changed after they had run here: ${changed.join(', ')}.`,
      'Put them back as they were, and write new ones.',
    )
  }
  if (unknown.length > 0) {
    return fail(
      'database',
      `It was written by a newer Holdfast (${unknown.join(', ')}).`,
      'Start that one, or one still newer.',
    )
  }
  if (missing.length === 0) return ok('database', 'Every migration has run.')
  return warn('database', `Not run yet: ${missing.join(', ')}.`, 'The next start runs them, or: holdfast migrate')
}
