/**
 * The form in which two names, addresses or headings are the same: width and compatibility forms (NFKC), case, accents on
 * Latin and Greek letters, apostrophes, punctuation and spacing do not count. Marks of other scripts do: taking them from
 * Devanagari, Thai or Kana would make different words equal. A name without letter or digit stays as it is written.
 */
export function normaliseName(name: string): string {
  const trimmed = name.toWellFormed().normalize('NFKC').trim()
  return fold(trimmed) || trimmed
}

/** For a word in an address or a key: letters a–z, digits and hyphens only. */
export function slugify(name: string): string {
  return normaliseName(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

function fold(text: string): string {
  return text
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]+/gu, '')
    .normalize('NFKC')
    .replace(/ς/g, 'σ')
    .replace(/['’‘ʼʹ`´＇]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
