import { randomBytes } from 'node:crypto'
import type { System } from './database.ts'

/** A secret of the place, 32 random bytes, made when it is first asked for. */
export async function secretNamed(as: System, name: string): Promise<Buffer> {
  const kept = await findSecret(as, name)
  if (kept) return kept
  await as.db
    .insertInto('secrets')
    .values({ name, value: randomBytes(32) })
    .onConflict((on) => on.column('name').doNothing())
    .execute()
  const made = await findSecret(as, name)
  if (!made) throw new Error('A secret that was just made is gone')
  return made
}

/** The same without making it, for what must not write. */
export async function findSecret(as: System, name: string): Promise<Buffer | undefined> {
  const row = await as.db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}
