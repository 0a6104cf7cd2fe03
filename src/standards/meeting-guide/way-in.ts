import { cleanLines, cleanText, cutText } from './clean-text.ts'
import type { WayIn } from './meeting-row.ts'

const LONGEST_WORDS = 4000
const LONGEST_LINK = 2000
const BARE_DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,24}([/?#:]|$)/i
const EMAIL = /^[^\s@<>()",;:?&]+@[^\s@<>()",;:?&]+\.[a-z]{2,24}$/i
const PHONE = /^\+?[\d\s().\-/,*#;]+$/

/** The absolute address of a link that may be followed, or undefined: http, https, mailto, tel, and no name or password in it. */
export function readLink(text: string): string | undefined {
  const trimmed = cleanText(text)
  if (trimmed === '' || trimmed.length > LONGEST_LINK || /\s/.test(trimmed)) return undefined
  if (EMAIL.test(trimmed)) return `mailto:${trimmed}`
  const url = URL.parse(BARE_DOMAIN.test(trimmed) ? `https://${trimmed}` : trimmed)
  if (url?.username !== '' || url.password !== '') return undefined
  if (url.protocol === 'mailto:') return EMAIL.test(url.pathname) ? `mailto:${url.pathname}` : undefined
  if (url.protocol === 'tel:') return PHONE.test(url.pathname) ? url.href : undefined
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '' ? url.href : undefined
}

/** Digits and + , * # ; of a number that can be dialled, or undefined. */
export function readPhone(text: string): string | undefined {
  const trimmed = cleanText(text.normalize('NFKC')).replace(/^tel:/i, '')
  if (!PHONE.test(trimmed) || trimmed.length > 100) return undefined
  const dialled = trimmed.replace(/[^\d+,*#;]/g, '')
  return dialled.replace(/\D/g, '').length >= 3 ? dialled : undefined
}

/** A field that should hold a link. A link that may not be followed gives nothing, other text is kept as words. */
export function linkFrom(from: string, text: string): WayIn | 'refused' | undefined {
  const link = readLink(text)
  if (link?.startsWith('tel:')) return phoneFrom(from, link)
  if (link) return { kind: 'link', value: link, from }
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(cleanText(text).replace(/\s/g, ''))
  return scheme ? 'refused' : wordsFrom(from, text)
}

export function phoneFrom(from: string, text: string): WayIn | undefined {
  const phone = readPhone(text)
  return phone ? { kind: 'phone', value: phone, from } : wordsFrom(from, text)
}

export function wordsFrom(from: string, text: string): WayIn | undefined {
  const value = cutText(cleanLines(cutText(text, 4 * LONGEST_WORDS)), LONGEST_WORDS)
  return value === '' ? undefined : { kind: 'words', value, from }
}
