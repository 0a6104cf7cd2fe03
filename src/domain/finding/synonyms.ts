import { synonymRings } from './synonyms-rings.ts'

const ringOf: ReadonlyMap<string, readonly string[]> = new Map(
  synonymRings.flatMap((ring) => ring.map((word) => [word, ring] as const)),
)

/** The longest phrase in any ring, in words: how far ahead a search needs to look. */
export const LONGEST_PHRASE = Math.max(...[...ringOf.keys()].map((phrase) => phrase.split(' ').length))

/** Other words for the same thing, in English and Spanish; never the word itself. Empty when none is known. */
export function synonymsOf(word: string): readonly string[] {
  const plain = plainWord(word)
  return ringOf.get(plain)?.filter((other) => other !== plain) ?? []
}

/** Lower case, without accents, one space between words: "Hernia  Discal" and "migraña" as search sees them. */
export function plainWord(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ')
}
