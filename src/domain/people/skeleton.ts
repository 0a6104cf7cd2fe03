import { confusables } from './confusables.ts'

const TAKEN_FOR = new Map(
  confusables
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [letter = '', forged = ''] = row.split(': ')
      return [...forged.replace(/\s/g, '')].map((one) => [one, letter] as const)
    }),
)

/** What is taken for one another within plain letters: 0 O o, 1 I l i |, rn m, vv w, cl d. */
const WITHIN_LATIN: readonly (readonly [RegExp, string])[] = [
  [/[0]/g, 'o'],
  [/[1i|!ı]/g, 'l'],
  [/5/g, 's'],
  [/m/g, 'rn'],
  [/w/g, 'vv'],
  [/d/g, 'cl'],
]

/** The outline of a name: two names with the same outline look alike to somebody who reads quickly. After UTS 39 §4
 *  (https://www.unicode.org/reports/tr39/#Confusable_Detection), a little coarser, since a false alarm costs a second word and a
 *  miss costs trust: case, accents, spaces and marks are left out too. Not for showing, only for comparing. */
export function skeletonOf(name: string): string {
  const letters = name.normalize('NFKD').replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{Z}\p{P}\p{Cc}\s]/gu, '')
  const plain = [...letters]
    .map((letter) => TAKEN_FOR.get(letter) ?? TAKEN_FOR.get(letter.toLowerCase()) ?? letter.toLowerCase())
    .join('')
  return (
    WITHIN_LATIN.reduce((text, [forged, letter]) => text.replace(forged, letter), plain) ||
    name.normalize('NFKD').trim()
  )
}
