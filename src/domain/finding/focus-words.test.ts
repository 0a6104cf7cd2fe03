import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { searchDirectory } from './directory.ts'
import { focusWords, syncFocusWords } from './focus-words.ts'
import { group, list, wish } from './testing.ts'

let world: TestDatabase

before(async () => {
  world = await openTestDatabase()
})
after(() => world.drop())

const sync = () => world.db.asSystem('words of the catalogue', syncFocusWords)

test('a focus is known by its names in both languages and by what people call it', () => {
  const words = focusWords().get('migraine') ?? ''
  for (const word of ['Migraine', 'Migraña', 'jaqueca', 'migraines']) assert.ok(words.includes(word), word)
})

test('groups are listed anew when the words of the catalogue changed, and otherwise left alone', async () => {
  await list(world, group('Half the Head', { focus: 'migraine' }))
  const found = () =>
    world.db.reading(undefined, (as) => searchDirectory(as, wish({ words: 'jaqueca' }))).then(({ total }) => total)
  assert.equal(await found(), 0)
  assert.equal(await sync(), true)
  assert.equal(await found(), 1)
  assert.equal(await sync(), false)
  await world.owner(`update focus_words set words = 'something old' where focus = 'migraine'`)
  assert.equal(await sync(), true)
  assert.equal(await found(), 1)
})
