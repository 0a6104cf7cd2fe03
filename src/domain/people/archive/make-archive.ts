import type { Database, System } from '../../../database/database.ts'
import type { PersonId } from '../../../database/ids.ts'
import { isLanguage, wordsIn } from '../../../locales/words.ts'
import { writeZip } from '../../../standards/zip/write-zip.ts'
import type { ArchiveId } from '../archives.ts'
import type { Reader } from './html.ts'
import { personEntries } from './person-entries.ts'
import { storeArchive } from './store-archive.ts'

/** Makes an archive that waits, read as its person. May be done twice: what was cut off is begun again, what is ready or gone is left
 *  alone. */
export async function makeArchive(db: Database, id: ArchiveId, now = new Date()): Promise<void> {
  const begun = await db.asSystem('begin an archive', (as) => beginArchive(as, id))
  if (!begun) return
  const { person, reader } = begun
  const tell = (done: number, all: number) =>
    db.asSystem('say how far an archive is', (as) =>
      as.db.updateTable('archives').set({ steps_done: done, steps_all: all }).where('id', '=', id).execute(),
    )
  const entries = personEntries(reader, (work) => db.reading(person, work), now, tell)
  await storeArchive(db, id, writeZip(entries, now))
}

async function beginArchive({ db }: System, id: ArchiveId): Promise<{ person: PersonId; reader: Reader } | undefined> {
  const begun = await db
    .updateTable('archives')
    .set({ state: 'making', steps_done: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'making'])
    .returning('person_id')
    .executeTakeFirst()
  return begun && { person: begun.person_id, reader: await readerOf(db, begun.person_id) }
}

/** In whose words and hours an archive is written. */
export async function readerOf(db: System['db'], person: PersonId): Promise<Reader> {
  const { language, zone, place } = await db
    .selectFrom('people')
    .innerJoin('place', (on) => on.onTrue())
    .select(['people.language', 'people.zone', 'place.name as place'])
    .where('people.id', '=', person)
    .executeTakeFirstOrThrow()
  const tongue = isLanguage(language) ? language : 'en'
  return { t: wordsIn(tongue), language: tongue, zone, place }
}
