const lists = new Map<string, Intl.ListFormat>()
const names = new Map<string, string>()

/** "women, carers and parents" in the reader's language. Making a formatter costs a hundred times its use. */
export function listWords(language: string, words: readonly string[]): string {
  const known = lists.get(language) ?? new Intl.ListFormat(language)
  lists.set(language, known)
  return known.format(words)
}

/** A language by its name in the reader's own. */
export function languageName(language: string, tag: string): string {
  const key = `${language} ${tag}`
  const known = names.get(key) ?? new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag
  names.set(key, known)
  return known
}

/** Words in the middle of a sentence, as its beginning. */
export function sentence(language: string, words: string): string {
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1)
}
