import { createServer } from 'node:http'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { backupsOf } from './backup/nightly.ts'
import { buildBrowser, readManifest } from './browser/build.ts'
import type { Config } from './config.ts'
import { Database } from './database/database.ts'
import { migrate } from './database/migrate.ts'
import { type Reached, reachServer } from './database/reach.ts'
import type { Roles } from './database/roles.ts'
import { secretNamed } from './database/secrets.ts'
import { refusalOf } from './domain/refusal.ts'
import { startWorker, type Worker } from './jobs/worker.ts'
import { closeServer, listen } from './listen.ts'
import { type Live, startLive } from './live/live.ts'
import type { Log } from './log.ts'
import { makeMailer } from './mail/mailer.ts'
import { answerMetrics } from './metrics/answer.ts'
import { type Metrics, startMetrics } from './metrics/metrics.ts'
import { createApp } from './web/app.tsx'
import type { House } from './web/env.ts'
import { mailLink } from './web/mail-links.ts'
import { makeLimits } from './web/request/limits.ts'

export interface Running {
  readonly db: Database
  readonly port: number
  /** Stops everything, the embedded database included. */
  stop(): Promise<void>
}

/** Brings the whole place up: listening first (alive, not ready), then the database, migrations, jobs and live notices.
 *  `prepare` runs once the database is open and before the place is ready: seeding, words, the first-run code.
 *  @throws Problem or DatabaseProblem, with one line for the terminal, after everything begun has been stopped. */
export async function startServer(
  config: Config,
  log: Log,
  prepare: (db: Database) => Promise<void>,
): Promise<Running> {
  const stack = new AsyncDisposableStack()
  try {
    const built = fileURLToPath(new URL('../built/', import.meta.url))
    await buildBrowser({ outFolder: built })
    let open: Open | undefined
    const metrics = await metricsOf(config, stack, () => open?.db)
    const house: House = {
      config,
      log,
      requests: metrics?.requests,
      built,
      assets: readManifest(built),
      isReady: () => open !== undefined,
      get db() {
        return opened(open).db
      },
      get limits() {
        return opened(open).limits
      },
    }
    const server = createServer(getRequestListener(createApp(house).fetch))
    const port = await listen(server, config.port, config.bind)
    stack.defer(() => closeServer(server))

    const reached = await reachServer(config, log)
    stack.defer(() => reached.release())
    const roles = await migrate(reached.connection)
    const db = new Database(reached.connection, roles, { members: availableParallelism() + 1, system: 3 }, refusalOf)
    stack.defer(() => db.close())
    await prepare(db)
    const mailer = makeMailer(config)
    stack.defer(() => mailer.close())
    const worker: Worker = await startWorker(reached.connection, roles, {
      db,
      mailer,
      log,
      baseUrl: config.baseUrl,
      linkOf: mailLink,
      backups: backupsOf(config, reached.connection),
      jobFailed: metrics?.jobFailed,
    })
    stack.defer(() => worker.stop())
    const live: Live = await startLive({ server, house, db, connection: listening(reached, roles) })
    stack.defer(() => live.close())
    const key = await db.asSystem('the key under which tries are counted', (as) => secretNamed(as, 'limits'))
    open = { db, limits: makeLimits(db.systemPool, key) }
    return { db, port, stop: () => stack.disposeAsync() }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

/** Figures at a port of their own, when they are wanted. */
async function metricsOf(
  config: Config,
  stack: AsyncDisposableStack,
  db: () => Database | undefined,
): Promise<Metrics | undefined> {
  if (!config.metrics) return undefined
  const metrics = startMetrics()
  stack.defer(() => metrics.stop())
  const server = createServer(answerMetrics(() => metrics.tell(db())))
  await listen(server, config.metrics.port, config.metrics.bind, { port: 'METRICS_PORT', bind: 'METRICS_BIND' })
  stack.defer(() => closeServer(server))
  return metrics
}

interface Open {
  db: Database
  limits: House['limits']
}

function opened(open: Open | undefined): Open {
  if (!open) throw new Error('The database is not open yet')
  return open
}

const listening = (reached: Reached, roles: Roles) => ({ ...reached.connection, options: `-c role=${roles.system}` })
