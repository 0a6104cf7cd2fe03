import type { MessageId, Values } from '../locales/words.ts'

/** What every view is given first: in which words, light and place the page is drawn, and for whom. Types only. */
export interface Scene {
  /** The sentence of that name in the reader's language. */
  readonly t: (id: MessageId, values?: Values) => string
  /** BCP 47 tag, for `lang` and for formatting. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** IANA name of the reader's zone. */
  readonly zone: string
  /** A visitor said which zone is theirs; that of somebody signed in is always known. */
  readonly zoneSaid?: boolean | undefined
  readonly now: Date
  /** Who is signed in; undefined is a visitor. */
  readonly person?: SignedIn | undefined
  readonly comfort: Comfort
  readonly place: Place
  /** Path and query of the page itself, so that a form can come back to it. */
  readonly path: string
  /** Source name of a browser file → its hashed file name. */
  readonly assets: Readonly<Record<string, string>>
  /** The reader's browser asks for few bytes: fonts stay at home. */
  readonly saveData?: boolean | undefined
  /** One sentence about what has just happened, kept over the redirect and shown once. */
  readonly notice?: string | undefined
}

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly steward: boolean
  /** Somebody asked a steward for a new way into this account; any open page can still say "not me". */
  readonly resetWaits?: boolean | undefined
}

export interface Comfort {
  readonly theme: 'device' | 'day' | 'evening'
  readonly contrast: 'device' | 'more'
  readonly flare: boolean
}

export interface Place {
  readonly name: string
  /** Where "Leave now" goes: somewhere that says nothing about the reader. */
  readonly leaveTo?: string | undefined
  /** ISO code of the country whose help lines stand first. */
  readonly country?: string | undefined
  /** The colour its stewards chose: lamp, moss, clay, plum or sea. */
  readonly hue?: string | undefined
  /** Everybody here is invented. */
  readonly demo?: boolean | undefined
  /** Served over plain http to other machines. */
  readonly insecure?: boolean | undefined
}
