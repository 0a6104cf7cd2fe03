const kept = new Map<string, Intl.ListFormat>()

/** "Teo, Mar and you", in the reader's language. Making a formatter costs a hundred times what using it does. */
export function listIn(language: string): Intl.ListFormat {
  const known = kept.get(language)
  if (known) return known
  const made = new Intl.ListFormat(language, { type: 'conjunction' })
  kept.set(language, made)
  return made
}
