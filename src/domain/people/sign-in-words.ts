import { randomInt } from 'node:crypto'
import { englishSignInWords } from './sign-in-words-en.ts'
import { spanishSignInWords } from './sign-in-words-es.ts'

const words: Readonly<Record<'en' | 'es', readonly string[]>> = {
  en: [...new Set(englishSignInWords.trim().split(/\s+/))],
  es: [...new Set(spanishSignInWords.trim().split(/\s+/))],
}

/** The words a sign-in name may be suggested from: three to nine plain letters, each once. */
export function signInWords(language: 'en' | 'es'): readonly string[] {
  return words[language]
}

/**
 * A word to begin a sign-in name with. The four digits given afterwards keep names apart, so a word need not be free.
 * `pick(count)` returns an integer from 0 to count − 1; tests pass their own.
 */
export function suggestSignInWord(language: 'en' | 'es', pick: (count: number) => number = randomInt): string {
  const list = words[language]
  const word = list[pick(list.length)]
  if (word === undefined) throw new RangeError('pick must return a place within the list')
  return word
}
