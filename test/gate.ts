import type { ActingPerson } from '../src/database/database.ts'
import type { Someone, World } from './world.ts'

/** Somebody who has come in with the rights they had then, and does `work` only when they are told to go on. */
export async function comeIn<T>(world: World, who: Someone, work: (as: ActingPerson) => Promise<T>) {
  const gate = Promise.withResolvers<void>()
  const inside = Promise.withResolvers<void>()
  const done = world.db.acting(who.id, async (as) => {
    await as.db.selectFrom('people').select('id').execute()
    inside.resolve()
    await gate.promise
    return work(as)
  })
  done.catch(() => {})
  await Promise.race([inside.promise, done])
  return () => {
    gate.resolve()
    return done
  }
}
