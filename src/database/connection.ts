import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { PoolClient } from 'pg'

/** How many statements a connection keeps prepared; what comes later is sent without a name. */
const MOST_NAMES = 500
const names = new Map<string, string>()

/** One connection for the length of one reading or acting. Questions sent together travel in one flight, and after `close`
 *  nothing passes: a query let loose must not land in the next viewer's transaction. */
export class PipelinedConnection implements DatabaseConnection {
  #client: PoolClient | undefined
  #entered: Promise<unknown>

  constructor(client: PoolClient, entered: Promise<unknown>) {
    this.#client = client
    this.#entered = entered
  }

  close(): void {
    this.#client = undefined
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#client) throw new Error('A query came after its reading or acting had ended')
    const answer = this.#client.query({ ...nameOf(query.sql), text: query.sql, values: [...query.parameters] })
    // When entering failed, its error is the one to tell; the question's own is only a consequence.
    const [entered, answered] = await Promise.allSettled([this.#entered, answer])
    if (entered.status === 'rejected') throw entered.reason
    if (answered.status === 'rejected') throw answered.reason
    const { rows, rowCount, command } = answered.value
    const changed = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
    return { rows: rows as R[], ...(changed ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
  }

  // biome-ignore lint/correctness/useYield: the interface wants a generator; pipelined connections have no cursors
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not possible on a pipelined connection')
  }
}

function nameOf(sql: string): { name?: string } {
  const known = names.get(sql)
  if (known) return { name: known }
  if (names.size >= MOST_NAMES) return {}
  const name = `q${names.size}`
  names.set(sql, name)
  return { name }
}
