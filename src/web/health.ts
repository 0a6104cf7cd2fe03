import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Env } from './env.ts'
import { paths } from './paths.ts'

/** For whoever watches the server: alive, and ready. Neither says anything else, and neither looks at the Host. */
export const health = new Hono<Env>()

health.get(paths.up(), (c) => c.text('up\n'))

health.get(paths.ready(), async (c) => {
  const { house } = c.var
  if (!house.isReady()) return c.text('not ready\n', 503)
  try {
    await house.db.reading(undefined, (as) => sql`select 1`.execute(as.db))
    return c.text('ready\n')
  } catch {
    return c.text('not ready\n', 503)
  }
})
