import pg from 'pg'

/** Counts every query this process sends while `work` runs: the measure of equal work that no clock disturbs. `which` looks at a
 *  query's text and values as JSON, and says whether it counts. */
export async function countQueries<T>(
  work: () => Promise<T>,
  which?: (query: string) => boolean,
): Promise<{ result: T; queries: number }> {
  const real = pg.Client.prototype.query
  let queries = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    if (!which || which(JSON.stringify(given.slice(0, 2)))) queries++
    return (real as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof real
  try {
    return { result: await work(), queries }
  } finally {
    pg.Client.prototype.query = real
  }
}
