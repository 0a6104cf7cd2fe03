import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { fillDirectory } from '../../../bench/directory-data.ts'
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { searchDirectory } from './directory.ts'
import { syncFocusWords } from './focus-words.ts'
import { wish } from './testing.ts'
import type { DirectoryWish } from './wish.ts'

let world: TestDatabase

before(async () => {
  world = await openTestDatabase()
  await world.db.asSystem('words of the catalogue', syncFocusWords)
  const owner = new pg.Client(world.connection)
  await owner.connect()
  await fillDirectory(owner, 3000)
  await owner.end()
})
after(() => world.drop())

const TABLES = ['listed_groups', 'listed_marks', 'listed_lexemes', 'elsewhere_groups']
const searches: Record<string, Partial<DirectoryWish>> = {
  'nothing in particular': {},
  'a later page': { page: 70 },
  'a format': { formats: ['video'] },
  'a language': { languages: ['es'] },
  'a day': { days: [2] },
  'a part of the day': { parts: ['evening'] },
  'a day between the hours': { days: [2], parts: ['evening'], zone: 'Asia/Kathmandu' },
  'a focus': { focus: ['migraine'] },
  'a door': { doors: ['ask'] },
  access: { access: ['captions', 'breaks'] },
  'who it is led by': { identity: ['women'] },
  'living here': { lives: 'here' },
  'living elsewhere': { lives: 'elsewhere' },
  guests: { guests: true },
  everything: {
    formats: ['video'],
    languages: ['en'],
    days: [2, 3],
    parts: ['evening', 'night'],
    access: ['captions'],
    guests: true,
  },
  'a word': { words: 'migraine' },
  'many words': { words: 'quiet bad back nights in spanish' },
  'a question': { words: 'is there a group for migraine on tuesday evenings?' },
  'a slip': { words: 'fybromyalgia' },
  'a word begun': { words: 'lante' },
  'words and filters': { words: 'espalda', formats: ['audio'], days: [1] },
}

for (const [asked, more] of Object.entries(searches)) {
  test(`no search reads the directory from end to end: ${asked}`, async () => {
    const scans = await world.db.reading(undefined, async (as) => {
      const found = await searchDirectory(as, wish(more), 50)
      assert.ok(found.total > 0 && found.groups.length > 0, 'the search finds something')
      // what this transaction really did, inside functions too
      return (
        await sql<{
          relname: string
          seq_scan: number
        }>`select relname, seq_scan from pg_stat_xact_user_tables where relname = any (${TABLES}) and seq_scan > 0`.execute(
          as.db,
        )
      ).rows
    })
    assert.deepEqual(scans, [])
  })
}

test('the policy of the directory lets words use their index, for everybody', async () => {
  const plan = await world.db.reading(undefined, (as) =>
    sql<{ 'QUERY PLAN': string }>`explain select num from listed_groups where words @@ 'leeds'::tsquery`.execute(as.db),
  )
  assert.match(plan.rows.map((row) => row['QUERY PLAN']).join('\\n'), /Bitmap Index Scan on listed_words/)
})

test('reading it from end to end would have been noticed', async () => {
  const scans = await world.db.reading(undefined, async (as) => {
    await sql`select count(*) from listed_groups where purpose like '%kettle%'`.execute(as.db)
    return (
      await sql<{
        n: number
      }>`select seq_scan as n from pg_stat_xact_user_tables where relname = 'listed_groups'`.execute(as.db)
    ).rows[0]?.n
  })
  assert.equal(scans, 1)
})
