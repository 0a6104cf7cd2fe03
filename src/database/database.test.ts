import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase, type TestDatabase } from '../../test/database.ts'
import type { PersonId } from './ids.ts'

let world: TestDatabase
let ada: PersonId
let ben: PersonId

before(async () => {
  world = await openTestDatabase()
  const rows = await world.owner<{
    id: PersonId
  }>(`insert into people (sign_in_name, shown_name, keepsake, language, zone, adult_since)
    values ('willow-0001', 'Ada', 'lamp', 'en', 'UTC', now()), ('heron-0002', 'Ben', 'chair', 'en', 'UTC', now()) returning id`)
  ada = rows[0]?.id as PersonId
  ben = rows[1]?.id as PersonId
})
after(() => world.drop())

const names = (viewer: PersonId | undefined) =>
  world.db
    .reading(viewer, (as) => as.db.selectFrom('people').select('shown_name').execute())
    .then((rows) => rows.map((row) => row.shown_name))

test('a person sees their own row, and a visitor sees nobody', async () => {
  assert.deepEqual(await names(ada), ['Ada'])
  assert.deepEqual(await names(undefined), [])
})

test('many viewers at once, with failures among them, never see through each other’s eyes', async () => {
  const looks = Array.from({ length: 200 }, (_, i) => {
    const viewer = i % 2 ? ada : ben
    if (i % 5 === 0)
      return world.db
        .reading(viewer, (as) => sql`select 1/0`.execute(as.db))
        .then(
          () => assert.fail(),
          () => {},
        )
    return names(viewer).then((seen) => assert.deepEqual(seen, [i % 2 ? 'Ada' : 'Ben']))
  })
  await Promise.all(looks)
})

test('a query let loose after its reading has ended is refused', async () => {
  let stray: (() => Promise<unknown>) | undefined
  await world.db.reading(ada, async (as) => {
    stray = () => as.db.selectFrom('people').selectAll().execute()
  })
  await assert.rejects(async () => stray?.(), /had ended/)
})

test('a reading cannot write', async () => {
  await assert.rejects(
    world.db.reading(ada, (as) => sql`update people set shown_name = 'X' where id = ${ada}`.execute(as.db)),
    (error: { code?: string }) => error.code === '25006',
  )
})

test('an acting that fails leaves nothing behind', async () => {
  await assert.rejects(
    world.db.acting(ada, async (as) => {
      await as.db.updateTable('people').set({ shown_name: 'Adah' }).where('id', '=', ada).execute()
      throw new Error('she thought better of it')
    }),
    /better/,
  )
  assert.deepEqual(await names(ada), ['Ada'])
})

test('a reading inside a reading is refused instead of waiting for ever', async () => {
  await assert.rejects(
    world.db.reading(ada, () => world.db.reading(ben, async () => 'never')),
    /inside another/,
  )
})
