import type { PageKind } from '../../domain/place/pages.ts'
import type { Place } from '../../domain/place/place.ts'
import type { Translate } from '../../locales/words.ts'

type Known = Pick<Place, 'name' | 'keeper' | 'contact' | 'hosting' | 'country' | 'language'>

/** What is known of the place for the blanks of a template; a blank that nobody has filled says what belongs there.
 *  No `backupDays`: as long as whoever runs the place keeps them. */
export function blanksOf(t: Translate, place: Known, language: string, backupDays = 0) {
  const { name, keeper, contact, hosting, country } = place
  return {
    place: name,
    keeper: keeper || t('place.page.keeper_here'),
    contact: contact || t('place.page.contact_here'),
    hosting: hosting || t('place.page.hosting_here'),
    country: new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country,
    backupDays,
  }
}

/** A good beginning for one of the stewards' pages, in the language of `t`, to be read and changed by whoever answers for it. */
export function templateOf(
  t: Translate,
  kind: PageKind,
  place: Known,
  language: string = place.language,
  backupDays = 0,
): string {
  return t(`pages.${kind}.body`, blanksOf(t, place, language, backupDays))
}
