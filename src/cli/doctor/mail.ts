import type { Config } from '../../config.ts'
import { makeMailer } from '../../mail/mailer.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const PATIENCE_MS = 15_000

/** Whether a mail could leave now. Sends none. */
export async function findMail(config: Config): Promise<Finding[]> {
  const mailer = makeMailer(config)
  try {
    await withinPatience(mailer.check())
    if (mailer.kind === 'smtp') return [ok('mail', 'The mail server takes mail from us.')]
    const says = `There is no SMTP_URL: mails are written to ${config.dataFolder}/outbox.`
    return [
      config.loopback
        ? ok('mail', says)
        : warn('mail', says, 'Set SMTP_URL and MAIL_FROM, or nobody gets a sign-in link by mail.'),
    ]
  } catch (error) {
    return [
      fail(
        'mail',
        `SMTP_URL does not work: ${reasonOf(error)}.`,
        'Look at SMTP_URL. Mails wait and are tried again meanwhile.',
      ),
    ]
  } finally {
    mailer.close()
  }
}

function withinPatience(work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject({ code: 'ETIMEDOUT' }), PATIENCE_MS)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

/** Never the server's own words: they may quote the address with its password. */
function reasonOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: string }
  const reasons: Record<string, string> = {
    EAUTH: 'the user or the password is wrong',
    EDNS: 'the host is not known',
    ENOTFOUND: 'the host is not known',
    ECONNECTION: 'nothing listens there',
    ECONNREFUSED: 'nothing listens there',
    ESOCKET: 'nothing listens there, or not with this kind of encryption (smtp:// or smtps://)',
    ETLS: 'the encryption does not match (smtp:// or smtps://)',
    ETIMEDOUT: 'it does not answer',
  }
  return reasons[code ?? ''] ?? `the system says ${code ?? 'no'}`
}
