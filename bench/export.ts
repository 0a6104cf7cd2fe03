import { deflateRawSync } from 'node:zlib'
import pg from 'pg'
import { Database } from '../src/database/database.ts'
import { startEmbedded } from '../src/database/embedded/embedded.ts'
import type { PersonId } from '../src/database/ids.ts'
import { migrate } from '../src/database/migrate.ts'
import { makeArchive } from '../src/domain/people/archive/make-archive.ts'
import { askForArchive } from '../src/domain/people/archives.ts'
import { exportMyData } from '../src/domain/people/export.ts'
import { refusalOf } from '../src/domain/refusal.ts'
import { type Line, median } from './line.ts'
import { newFolder, throwAway } from './program.ts'

/** Five notes a day, six hundred letters each. */
const NOTES_A_YEAR = 2000
const ROUNDS = 3
const MB = 1024 * 1024
const silent = { info: () => {}, warn: () => {} }

/** Milliseconds and memory for the archive of somebody who wrote for ten years, beside the least there is to do: all their rows read at
 *  once, written as JSON and packed; and beside somebody who wrote for one. */
export async function measureExport(): Promise<Line[]> {
  const folder = newFolder()
  const server = await startEmbedded({ folder, log: silent })
  const owner = new pg.Client(server.connection)
  try {
    const roles = await migrate(server.connection)
    await owner.connect()
    const db = new Database(server.connection, roles, { members: 2, system: 2 }, refusalOf)
    const [year, decade] = [await writeFor(owner, 1), await writeFor(owner, 10)]
    const short = await archiveOf(db, year)
    const long = await archiveOf(db, decade)
    const control = await atOnce(db, decade)
    await db.close()
    const ms = long.ms / control.ms
    return [
      {
        name: 'archive of a ten-year person, made',
        value: long.ms,
        unit: 'ms',
        control: control.ms,
        ratio: ms,
        note: `${(long.bytes / MB).toFixed(1)} MB; as JSON ${(control.bytes / MB).toFixed(1)} MB`,
      },
      {
        name: 'memory while it is made, over that of one year',
        value: Math.max(0, long.peak - short.peak) / MB,
        unit: 'MB',
        target: 32,
        control: control.peak / MB,
        note: `one year ${(short.peak / MB).toFixed(1)}, ten ${(long.peak / MB).toFixed(1)}; the control takes all at once`,
      },
    ]
  } finally {
    await owner.end()
    await server.stop()
    throwAway(folder)
  }
}

/** Somebody who led a group for so many years, and wrote to it. */
async function writeFor(owner: pg.Client, years: number): Promise<PersonId> {
  const { rows } = await owner.query<{ id: PersonId }>(
    `with p as (insert into people (sign_in_name, shown_name, keepsake, language, zone, adult_since)
         values (repeat(chr(96 + $1::int), 3) || '-0001', 'Ada', 'x', 'en', 'UTC', now()) returning id),
       g as (insert into groups (name, purpose, focus, tone, formats, size_band, languages, zone, medication_talk, not_for, door)
         values ('Years', 'p', 'broad', 'mixed', '{text}', '3-5', '{en}', 'UTC', 'no_talk', 'n', 'open') returning id),
       m as (insert into memberships (group_id, person_id, state, name, skeleton, keepsake, agreement)
         select g.id, p.id, 'member', 'Ada', 'ada', 'x', 1 from g, p returning id, group_id, person_id),
       n as (insert into group_notes (group_id, membership_id, words, written_at)
         select m.group_id, m.id, (select string_agg(md5((i * 20 + k)::text), ' ') from generate_series(1, 18) k), now() - i * interval '4 hours'
         from m, generate_series(1, $2::int) i)
     select person_id as id from m`,
    [years, years * NOTES_A_YEAR],
  )
  await owner.query('vacuum analyze')
  const [person] = rows
  if (!person) throw new Error('nobody was made')
  return person.id
}

interface Measured {
  readonly ms: number
  readonly bytes: number
  /** Bytes held at most, over those held before. */
  readonly peak: number
}

async function archiveOf(db: Database, person: PersonId): Promise<Measured> {
  return measured(async () => {
    await db.acting(person, (as) => askForArchive(as))
    const { id } = await db.asSystem('find the archive to measure', (as) =>
      as.db.selectFrom('archives').select('id').where('person_id', '=', person).executeTakeFirstOrThrow(),
    )
    return async () => {
      await makeArchive(db, id)
      const { bytes } = await db.asSystem('how large it became', (as) =>
        as.db.selectFrom('archives').select('bytes').where('id', '=', id).executeTakeFirstOrThrow(),
      )
      return bytes
    }
  })
}

function atOnce(db: Database, person: PersonId): Promise<Measured> {
  return measured(async () => async () => {
    const text = JSON.stringify(await db.reading(person, (as) => exportMyData(as, new Date())))
    deflateRawSync(text)
    return Buffer.byteLength(text)
  })
}

/** The median of a few rounds after one that warms up; what is prepared first is not measured. */
async function measured(prepare: () => Promise<() => Promise<number>>): Promise<Measured> {
  const rounds: Measured[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const work = await prepare()
    globalThis.gc?.()
    const before = held()
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, held())
    }, 5)
    const begun = performance.now()
    const bytes = await work()
    clearInterval(watch)
    if (round > 0) rounds.push({ ms: performance.now() - begun, bytes, peak: most - before })
  }
  const of = (what: keyof Measured) => median(rounds.map((round) => round[what]))
  return { ms: of('ms'), bytes: of('bytes'), peak: of('peak') }
}

/** Heap and buffers. Not the resident set: what the allocator keeps for later says nothing of what we hold. */
function held(): number {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
