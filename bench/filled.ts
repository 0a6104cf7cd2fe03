import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { Database } from '../src/database/database.ts'
import { startEmbedded } from '../src/database/embedded/embedded.ts'
import { migrate } from '../src/database/migrate.ts'
import { syncFocusWords } from '../src/domain/finding/focus-words.ts'
import { refusalOf } from '../src/domain/refusal.ts'
import { fillDirectory } from './directory-data.ts'

const KEPT = fileURLToPath(new URL('../node_modules/.cache/holdfast-bench/', import.meta.url))
const silent = { info: () => {}, warn: () => {} }

/** The data folder of a place with so many listed groups. Filling a large one takes minutes, so it is kept for the next run, for as
 *  long as neither the schema nor the groups change. */
export async function filledFolder(count: number): Promise<string> {
  const folder = join(KEPT, `${count}-${digestOfSources()}`)
  if (existsSync(folder)) return folder
  sweep(count)
  console.log(`Making a directory of ${count} groups; it is kept for the next time …`)
  const aside = `${folder}.making`
  await make(aside, count)
  renameSync(aside, folder)
  return folder
}

async function make(folder: string, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const server = await startEmbedded({ folder, log: silent })
  const owner = new pg.Client(server.connection)
  try {
    const roles = await migrate(server.connection)
    const db = new Database(server.connection, roles, { members: 1, system: 1 }, refusalOf)
    await db.asSystem('write the words of the directory', syncFocusWords)
    await db.close()
    await owner.connect()
    await owner.query('update place set set_up_at = now()')
    await fillDirectory(owner, count)
    await owner.query('checkpoint')
  } finally {
    await owner.end()
    await server.stop()
  }
}

/** Directories of other schemas, and what was cut off. */
function sweep(count: number): void {
  mkdirSync(KEPT, { recursive: true })
  for (const name of readdirSync(KEPT))
    if (name.startsWith(`${count}-`)) rmSync(join(KEPT, name), { recursive: true, force: true })
}

function digestOfSources(): string {
  const root = dirname(fileURLToPath(new URL('.', import.meta.url)))
  const migrations = readdirSync(join(root, 'db/migrations')).map((name) => `db/migrations/${name}`)
  const hash = createHash('sha256')
  for (const name of [...migrations.sort(), 'db/grants.sql', 'bench/directory-data.ts', 'bench/directory-words.ts'])
    hash.update(name).update(readFileSync(join(root, name)))
  return hash.digest('hex').slice(0, 12)
}
