import type { Config } from '../config.ts'
import { type Language, wordsIn } from '../locales/words.ts'
import { escapeHtml } from './letter.ts'
import { makeMailer } from './mailer.ts'

/** Why a mail did not leave: never the server's own words, which may quote an address with its password. */
export type MailProblem = 'sign_in' | 'host' | 'nobody' | 'silent' | 'refused' | 'other'

const PATIENCE_MS = 15_000

/** Sends one mail that says it is a test, now and with the settings as they are. Undefined: the next server, or the folder, has it. */
export async function sendTestMail(
  config: Config,
  mail: { to: string; placeName: string; language: Language; id: string },
): Promise<MailProblem | undefined> {
  const t = wordsIn(mail.language)
  const said = t('mail.test', { place: mail.placeName })
  const mailer = makeMailer(config)
  const { promise: silence, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject({ code: 'ETIMEDOUT' }), PATIENCE_MS)
  try {
    const sending = mailer.send({
      to: mail.to,
      sender: mail.placeName,
      subject: t('mail.subject', { place: mail.placeName }),
      text: `${said}\n`,
      html: `<!doctype html><html lang="${mail.language}"><meta charset="utf-8"><body><p>${escapeHtml(said)}</p></body></html>`,
      messageId: `<${mail.id}@${new URL(config.baseUrl).hostname}>`,
    })
    sending.catch(() => {})
    await Promise.race([sending, silence])
    return undefined
  } catch (error) {
    return PROBLEMS[(error as { code?: string } | undefined)?.code ?? ''] ?? 'other'
  } finally {
    clearTimeout(timer)
    mailer.close()
  }
}

const PROBLEMS: Record<string, MailProblem> = {
  EAUTH: 'sign_in',
  EDNS: 'host',
  ENOTFOUND: 'host',
  ECONNECTION: 'nobody',
  ECONNREFUSED: 'nobody',
  ESOCKET: 'nobody',
  ETLS: 'nobody',
  ETIMEDOUT: 'silent',
  EENVELOPE: 'refused',
  EMESSAGE: 'refused',
}
