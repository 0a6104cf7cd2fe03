/** The tag a date is written with: plain `en` would put the month first, as few of its readers do. */
export function dateTongue(language: string): string {
  return language === 'en' ? 'en-GB' : language
}
