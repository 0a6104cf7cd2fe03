import { directionOf, type Language, type MessageId, wordsIn } from '../locales/words.ts'
import type { Mail } from './mailer.ts'

/** What a mail may say. None of it comes from members: the sentences are ours, the link leads to a page that asks who is there. */
export interface Letter {
  readonly to: string
  readonly language: Language
  /** The name it comes from, which is also what it calls the place. */
  readonly sender: string
  /** '' for a plain sentence of ours. */
  readonly subject: string
  readonly textId: MessageId
  readonly link: string
  readonly id: string
  readonly host: string
  /** Where such mails are ended, and where one chooses among them; undefined for what one asked for. */
  readonly stop?: { readonly link: string; readonly choose: string } | undefined
}

/** Plain text, and the same as simple HTML. Neither names a group, a person or what happened. */
export function writeLetter(letter: Letter): Mail {
  const t = wordsIn(letter.language)
  const place = letter.sender
  const said = t(letter.textId, { place })
  const sign = t('mail.signature', { place })
  const { stop } = letter
  const ends = stop ? [`${t('mail.choose')} ${stop.choose}`, `${t('mail.stop')} ${stop.link}`] : []
  return {
    to: letter.to,
    sender: letter.sender,
    subject: letter.subject || t('mail.subject', { place }),
    text: `${[`${said}\n\n${letter.link}`, sign, ...(stop ? [ends.join('\n')] : [])].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${letter.language === 'en-XB' ? 'en' : letter.language}" dir="${directionOf(letter.language)}"><meta charset="utf-8">`,
      `<body><p>${escapeHtml(said)}</p><p>${link(letter.link, t('mail.open'))}</p>`,
      `<p>${escapeHtml(letter.link)}</p><p>${escapeHtml(sign)}</p>`,
      stop ? `<p>${link(stop.choose, t('mail.choose_link'))} · ${link(stop.link, t('mail.stop_link'))}</p>` : '',
      '</body></html>',
    ].join('\n'),
    messageId: `<${letter.id}@${letter.host}>`,
    stop: stop?.link,
  }
}

const link = (href: string, words: string) => `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
}
