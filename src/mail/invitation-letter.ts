import { type Language, wordsIn } from '../locales/words.ts'
import { escapeHtml } from './letter.ts'
import type { Mail } from './mailer.ts'

/** An invitation to somebody who has no account. It names the place and nobody, and nothing in it was written by a person. */
export interface InvitationLetter {
  readonly to: string
  readonly language: Language
  readonly placeName: string
  /** The whole address that opens once. */
  readonly link: string
  /** The whole address with which its reader asks for no more letters. */
  readonly never: string
  readonly id: string
  readonly host: string
}

export function writeInvitation({ to, language, placeName, link, never, id, host }: InvitationLetter): Mail {
  const t = wordsIn(language)
  const said = t('mail.invitation', { place: placeName })
  const once = t('mail.invitation_once')
  const stop = t('mail.invitation_never', { place: placeName })
  return {
    to,
    sender: placeName,
    subject: t('mail.subject', { place: placeName }),
    text: `${said}\n\n${link}\n\n${once}\n\n${stop}\n\n${never}\n`,
    html: [
      `<!doctype html><html lang="${language}"><meta charset="utf-8">`,
      `<body><p>${escapeHtml(said)}</p><p><a href="${escapeHtml(link)}">${escapeHtml(t('mail.open'))}</a></p><p>${escapeHtml(link)}</p>`,
      `<p>${escapeHtml(once)}</p><p>${escapeHtml(stop)} <a href="${escapeHtml(never)}">${escapeHtml(never)}</a></p></body></html>`,
    ].join('\n'),
    messageId: `<${id}@${host}>`,
    stop: never,
  }
}
