import { sql } from 'kysely'
import type { System } from '../../src/database/database.ts'

/** Where a database stands with the demo: it lives there, was cut off while being told, could be told, or others live there. */
export type DemoState = 'told' | 'cut off' | 'empty' | 'lived in'

/** In `secrets` while the demo is being told: the ids of its people, so that a telling that was cut off can be taken back. */
const MARK = 'demo_begun'

export async function demoState(as: System): Promise<DemoState> {
  const place = await as.db.selectFrom('place').select(['demo', 'set_up_at']).executeTakeFirstOrThrow()
  if (place.demo) return 'told'
  if (await findMark(as)) return 'cut off'
  const person = await as.db.selectFrom('people').select('id').limit(1).executeTakeFirst()
  const group = await as.db.selectFrom('groups').select('id').limit(1).executeTakeFirst()
  return person || group || place.set_up_at ? 'lived in' : 'empty'
}

/** In the transaction that makes the people. */
export async function beginTelling(as: System, people: readonly string[]): Promise<void> {
  await as.db
    .insertInto('secrets')
    .values({ name: MARK, value: Buffer.from(people.join(' ')) })
    .execute()
}

/** In the last transaction. */
export async function endTelling(as: System): Promise<void> {
  await as.db.deleteFrom('secrets').where('name', '=', MARK).execute()
}

/** Takes back what was told before somebody pulled the plug: the demo's people and every group one of them is in. */
export async function takeBackTelling(as: System): Promise<void> {
  const people = (await findMark(as))?.toString().split(' ').filter(Boolean) ?? []
  await sql`delete from groups where id in (select group_id from memberships where person_id = any(${people}::uuid[]))`.execute(
    as.db,
  )
  await sql`delete from people where id = any(${people}::uuid[])`.execute(as.db)
  await endTelling(as)
}

async function findMark(as: System): Promise<Buffer | undefined> {
  return (await as.db.selectFrom('secrets').select('value').where('name', '=', MARK).executeTakeFirst())?.value
}
