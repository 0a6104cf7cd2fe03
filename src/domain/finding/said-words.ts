import { type SaidTime, takeTime } from './said-time.ts'
import { isStopWord } from './stop-words.ts'
import { LONGEST_PHRASE, plainWord, synonymsOf } from './synonyms.ts'

/** One thing somebody searches for. */
export interface SaidWord {
  /** As they wrote it, without accents. */
  readonly said: string
  /** The same in other words; a phrase is left out where one of its words alone stands for the whole. */
  readonly others: readonly string[]
}

export interface Said {
  readonly words: readonly SaidWord[]
  readonly time: SaidTime
  /** The last word, when it may be only begun. */
  readonly last: string | undefined
}

const MOST_LETTERS = 300
const MOST_WORDS = 8

/** Reads what somebody typed as they would speak: whole questions, two languages, phrases. Never refuses anything. */
export function readWords(typed: string): Said {
  const text = plainWord(typed.slice(0, MOST_LETTERS).toWellFormed().normalize('NFKC'))
  const all = text
    .split(/[^\p{L}\p{N}/+-]+/u)
    // A longer word is looked for by its beginning: left out, it would let everything fit.
    .map((word) =>
      word
        .replace(/^[/+-]+|[/-]+$/g, '')
        .slice(0, 40)
        .toWellFormed(),
    )
    .filter((word) => word !== '')
  const { time, rest } = takeTime(all)
  const words: SaidWord[] = []
  for (let at = 0; at < rest.length && words.length < MOST_WORDS; ) {
    const phrase = knownPhraseAt(rest, at)
    const said = phrase ?? rest[at] ?? ''
    if (
      (phrase || (!isStopWord(said) && said.length > 1)) &&
      !words.some((word) => word.said === said || word.others.includes(said))
    )
      words.push(saidWord(said))
    at += said.split(' ').length
  }
  const last = rest.at(-1)
  return {
    words,
    time,
    last: last !== undefined && text.endsWith(last) && words.at(-1)?.said === last ? last : undefined,
  }
}

/** A word with all that means the same. */
export function saidWord(said: string): SaidWord {
  const all = [said, ...synonymsOf(said)]
  const single = new Set(all.filter((word) => !word.includes(' ')))
  return {
    said,
    others: all.filter(
      (word) => word !== said && (!word.includes(' ') || !word.split(' ').some((part) => single.has(part))),
    ),
  }
}

/** The longest run of words from here that has synonyms. */
function knownPhraseAt(words: readonly string[], at: number): string | undefined {
  for (let many = Math.min(LONGEST_PHRASE, words.length - at); many > 0; many--) {
    const phrase = words.slice(at, at + many).join(' ')
    if (synonymsOf(phrase).length > 0) return phrase
  }
  return undefined
}
