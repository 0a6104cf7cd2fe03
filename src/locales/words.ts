import { createIntl, createIntlCache } from '@formatjs/intl'
import { english, type MessageId, spanish } from './catalogue.ts'
import { pseudo } from './pseudo.ts'

export type { MessageId } from './catalogue.ts'

/** Languages the place can be read in; `en-XB` is the pseudo-locale for tests: right to left, longer, accented. */
export type Language = 'en' | 'es' | 'en-XB'
export const LANGUAGES = ['en', 'es'] as const satisfies Language[]

export type Values = Record<string, string | number | boolean | Date | undefined>

/** Says a sentence of the catalogues (ICU MessageFormat, named arguments) in one language. */
export type Translate = (id: MessageId, values?: Values) => string

const CATALOGUES: Record<Language, () => Record<MessageId, string>> = {
  en: () => english,
  es: () => spanish,
  'en-XB': () => pseudo(english),
}
const kept = new Map<Language, Translate>()

/** The words of one language. Formatters are made once and kept. */
export function wordsIn(language: Language): Translate {
  const known = kept.get(language)
  if (known) return known
  const words = makeWords(language)
  kept.set(language, words)
  return words
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'en-XB' ? 'rtl' : 'ltr'
}

/** The first language of `Accept-Language` that we speak; English when there is none. */
export function languageWanted(header: string | undefined): 'en' | 'es' {
  for (const part of (header ?? '').toLowerCase().slice(0, 500).split(',')) {
    const found = LANGUAGES.find((language) => part.trim().startsWith(language))
    if (found) return found
  }
  return 'en'
}

export function isLanguage(text: string | undefined): text is Language {
  return text === 'en' || text === 'es' || text === 'en-XB'
}

function makeWords(language: Language): Translate {
  const messages = CATALOGUES[language]()
  const intl = createIntl(
    { locale: language === 'en-XB' ? 'en' : language, messages, onError: refuseBrokenMessage },
    createIntlCache(),
  )
  return (id, values) => {
    const message = messages[id]
    // Most sentences have no arguments, and a sentence without braces or quotes says itself.
    if (values === undefined && message !== undefined && !/[{'<]/.test(message)) return message
    return intl.formatMessage({ id }, values)
  }
}

/** A missing argument or a broken message is a mistake of ours: loud in tests, and in service the sentence's own id. */
function refuseBrokenMessage(error: { code: string; message: string }): void {
  throw new Error(`A sentence could not be said: ${error.code}`)
}
