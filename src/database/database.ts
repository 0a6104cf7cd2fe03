import { AsyncLocalStorage } from 'node:async_hooks'
import {
  DefaultQueryExecutor,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely'
import pg from 'pg'
import { PipelinedConnection } from './connection.ts'
import type { PersonId, Viewer } from './ids.ts'
import { parsers } from './parsers.ts'
import type { Roles } from './roles.ts'
import type { Schema } from './schema.ts'

/** A viewer looking. Obtained only from `reading`, so no query runs without a viewer. */
export interface Reading {
  readonly viewer: Viewer
  readonly db: Pick<Transaction<Schema>, 'selectFrom' | 'with' | 'fn' | 'selectNoFrom' | 'getExecutor'>
}

/** A viewer doing something, in one transaction. Obtained only from `acting`. */
export interface Acting extends Reading {
  readonly db: Transaction<Schema>
}

/** An acting by somebody who is signed in. */
export interface ActingPerson extends Acting {
  readonly viewer: PersonId
}

/** The program itself, past the policies. Each use says why. */
export interface System {
  readonly reason: string
  readonly db: Transaction<Schema>
}

/** The only way to the rows. The role is a property of each pool's connections, so there is none to set or to forget. */
export class Database {
  readonly #members: pg.Pool
  readonly #system: pg.Pool
  readonly #inside = new AsyncLocalStorage<true>()
  readonly #explain: (error: unknown) => unknown

  /** `explain` turns what the database refused into the program's own word for it. */
  constructor(
    connection: pg.PoolConfig,
    roles: Roles,
    sizes: { members: number; system: number },
    explain: (error: unknown) => unknown,
  ) {
    this.#explain = explain
    const common = { ...connection, types: parsers, idleTimeoutMillis: 0, application_name: 'holdfast' } as const
    this.#members = new pg.Pool({ ...common, pipeline: true, max: sizes.members, options: `-c role=${roles.member}` })
    this.#system = new pg.Pool({ ...common, pipeline: true, max: sizes.system, options: `-c role=${roles.system}` })
    // An idle connection that the server closes is replaced at the next use; the use itself reports what is wrong.
    for (const pool of [this.#members, this.#system]) pool.on('error', () => {})
  }

  /** Looks as `viewer`. Begin, who is looking and the first question travel in one flight; the end is not waited for. */
  reading<T>(viewer: Viewer, work: (as: Reading) => Promise<T>): Promise<T> {
    return this.#within(this.#members, `begin read only; select become(${literal(viewer)})`, async (db, client) => {
      const result = await work({ viewer, db })
      client.query('commit').catch(() => {})
      return result
    })
  }

  /** Acts as `viewer`, all or nothing. */
  acting<V extends Viewer, T>(viewer: V, work: (as: Acting & { readonly viewer: V }) => Promise<T>): Promise<T> {
    return this.#within(this.#members, `begin; select become(${literal(viewer)})`, async (db, client) => {
      const result = await work({ viewer, db })
      await client.query('commit')
      return result
    })
  }

  /** Acts as the program itself, all or nothing, past the policies; `reason` says why, to whoever searches for this. */
  asSystem<T>(reason: string, work: (as: System) => Promise<T>): Promise<T> {
    return this.#within(this.#system, 'begin', async (db, client) => {
      const result = await work({ reason, db })
      await client.query('commit')
      return result
    })
  }

  /** Works as the program itself while nobody else does under this name, on any node; undefined: somebody does. Each statement stands
   *  for itself. The lock is the connection's, so that a process that was killed holds nothing. */
  async asSystemAlone<T>(reason: string, name: string, work: (as: System) => Promise<T>): Promise<T | undefined> {
    const client = await this.#system.connect()
    const connection = new PipelinedConnection(client, Promise.resolve())
    let broken: Error | undefined
    try {
      const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as mine', [name])
      if (!rows[0]?.mine) return undefined
      try {
        return await work({ reason, db: transactionOn(connection) })
      } finally {
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
      }
    } catch (error) {
      // A connection that may still hold the lock is not used again.
      broken = error as Error
      throw this.#explain(error)
    } finally {
      connection.close()
      client.release(broken)
    }
  }

  /** Connections for libraries that bring their own queries (the job worker, the rate limiter), as :system. */
  get systemPool(): pg.Pool {
    return this.#system
  }

  async close(): Promise<void> {
    await Promise.all([this.#members.end(), this.#system.end()])
  }

  async #within<T>(
    pool: pg.Pool,
    begin: string,
    work: (db: Transaction<Schema>, client: pg.PoolClient) => Promise<T>,
  ): Promise<T> {
    if (this.#inside.getStore()) throw new Error('A reading or acting inside another would wait for itself')
    const client = await pool.connect()
    const entered = client.query(begin)
    entered.catch(() => {})
    const connection = new PipelinedConnection(client, entered)
    let broken: Error | undefined
    try {
      return await this.#inside.run(true, () => work(transactionOn(connection), client))
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
      throw this.#explain(error)
    } finally {
      connection.close()
      client.release(broken)
    }
  }
}

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db: Transaction<Schema>) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
}
// Kysely wants a driver, else it quietly makes an executor of its own and runs outside our transaction.
const driver = {} as Driver

function transactionOn(connection: PipelinedConnection): Transaction<Schema> {
  const executor = new DefaultQueryExecutor(compiler, adapter, { provideConnection: (use) => use(connection) })
  return new Transaction<Schema>({ config: { dialect: dialect as never }, dialect: dialect as never, driver, executor })
}

/** A uuid for a simple query, which takes no parameters. Nothing else gets through. */
function literal(viewer: Viewer): string {
  if (viewer === undefined) return 'null'
  if (!/^[0-9a-f-]{36}$/.test(viewer)) throw new Error('A viewer must be a uuid')
  return `'${viewer}'`
}
