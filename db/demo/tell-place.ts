import { sql } from 'kysely'
import type { System } from '../../src/database/database.ts'
import { PAGE_KINDS } from '../../src/domain/place/pages.ts'
import { LANGUAGES, wordsIn } from '../../src/locales/words.ts'
import { demoBackupDays, demoContact } from './content/pages.ts'
import { endTelling } from './state.ts'

/** The place itself, its pages in both languages and the nightly snapshot; with this the demo is there. Sign-up is open: whoever
 *  looks at a demo has no invitation. */
export async function tellPlace(as: System): Promise<void> {
  await as.db
    .updateTable('place')
    .set({
      name: wordsIn('en')('pages.demo.place'),
      sign_up: 'open',
      language: 'en',
      zone: 'Europe/London',
      country: 'GB',
      set_up_at: new Date(),
      demo: true,
    })
    .execute()
  await as.db
    .insertInto('pages')
    .values(pages())
    .onConflict((on) => on.columns(['kind', 'language']).doNothing())
    .execute()
  await sql`select take_snapshot()`.execute(as.db)
  await sql`select list_all_groups(), refresh_directory()`.execute(as.db)
  await endTelling(as)
}

function pages() {
  return LANGUAGES.flatMap((language) => {
    const t = wordsIn(language)
    const values = {
      place: t('pages.demo.place'),
      keeper: t('pages.demo.keeper'),
      contact: demoContact,
      hosting: t('pages.demo.hosting'),
      country: t('pages.demo.country'),
      backupDays: demoBackupDays,
    }
    return PAGE_KINDS.map((kind) => ({
      kind,
      language,
      words: `${t('pages.demo.notice')}\n\n${t(`pages.${kind}.body`, values)}`,
    }))
  })
}
