import { randomInt } from 'node:crypto'
import { suggestSignInWord } from './sign-in-words.ts'

/** A password to be read aloud or copied by hand: plain words and two digits, such as `kettle-meadow-acorn-lantern-47`. Four words
 *  are about 41 bits, five about 50: enough where each guess costs an argon2 and is limited. */
export function makePassphrase(words: number, language: 'en' | 'es' = 'en'): string {
  const said = Array.from({ length: words }, () => suggestSignInWord(language))
  return [...said, randomInt(10, 100)].join('-')
}
