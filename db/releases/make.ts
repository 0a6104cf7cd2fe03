// Writes a release's schema with a few rows in every table, for later versions to be upgraded from:
// `node db/releases/make.ts > db/releases/1.2.0.sql`. Once written it is never changed; test/upgrade.test.ts reads them all.
import { readFileSync } from 'node:fs'
import { tablesIn } from '../../src/backup/catalogue.ts'
import { ourMigrations } from '../../src/database/migrate.ts'
import { setPassword } from '../../src/domain/people/account.ts'
import { asOwner } from '../../test/empty-database.ts'
import { furnishKinds } from '../../test/kinds.ts'
import { openWorld } from '../../test/world.ts'

/** How the facilitator of the release's world signs in, told in its first lines. */
const PASSWORD = 'kettle meadow acorn'

async function release(): Promise<string> {
  const world = await openWorld()
  try {
    const { people } = await furnishKinds(world)
    const { facilitator } = people
    await world.db.asSystem('a password that outlives the release', (as) => setPassword(as, facilitator.id, PASSWORD))
    const tables: string[] = []
    const rows = await asOwner(world.connection, async (client) => {
      await client.query(`set timezone = 'UTC'`)
      const written: string[] = []
      for (const { name } of await tablesIn(client)) {
        tables.push(name)
        // Nine hundred strings of bits that are found anew from the groups beside them.
        if (name === 'listed_marks') continue
        const { rows: said } = await client.query<{ line: string | null }>(
          `select quote_literal(jsonb_agg(t order by t::text)::text) as line from ${name} t`,
        )
        const line = said[0]?.line
        if (line) written.push(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${line});`)
      }
      return written
    })
    const migrations = ourMigrations()
    return [
      '-- A released schema, as its migrations made it, with a few rows in every table. Written by db/releases/make.ts; never changed.',
      `-- signs in: ${facilitator.signInName}, ${PASSWORD}`,
      ...migrations.map(({ name, sql }) => `-- ${name}\n${sql.trim()}`),
      readFileSync(new URL('../grants.sql', import.meta.url), 'utf8').trim(),
      ...migrations.map(({ name, digest }) => `insert into migrations (name, digest) values ('${name}', '${digest}');`),
      'set session_replication_role = replica;',
      `truncate ${tables.join(', ')};`,
      ...rows,
      'set session_replication_role = origin;',
      '',
    ].join('\n')
  } finally {
    await world.drop()
  }
}

process.stdout.write(await release())
