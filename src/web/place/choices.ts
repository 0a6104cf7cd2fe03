export interface Option {
  readonly value: string
  readonly label: string
}

/** Countries by their names in the reader's language, sorted as that language sorts. */
export function countryChoices(language: string, codes: readonly string[] = allCountries()): Option[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  return codes.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => compare(a.label, b.label))
}

/** Regions that ICU can name but nobody lives in as in a country: unions, outlying rocks, codes for tests and former states. */
const NO_COUNTRIES = new Set(
  'AC AN BU CP CQ CS DD DG EA EU EZ FX IC NT QO SU TA TP UN XA XB YD YU ZR ZZ UK FQ JT MI NQ NH PC PU PZ RH VD WK DY HV'.split(
    ' ',
  ),
)
let kept: readonly string[] | undefined

/** ISO 3166 codes of two letters that have a name. */
export function allCountries(): readonly string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  kept ??= LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(
    (code) => !NO_COUNTRIES.has(code) && names.of(code) !== undefined,
  )
  return kept
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

export function isCountry(code: string): boolean {
  return allCountries().includes(code)
}
