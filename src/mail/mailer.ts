import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { SendMailOptions } from 'nodemailer'
import type { Config } from '../config.ts'

export interface Mail {
  readonly to: string
  /** The name it comes from: neutral, the stewards' to choose. */
  readonly sender: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same for every try of one mail, so that a second copy is recognised as one. */
  readonly messageId: string
  /** An https address that ends such mails in one press (RFC 8058); undefined for what one asked for. */
  readonly stop?: string | undefined
}

/** Hands mails over. `send` resolves when the next server, or the folder, has taken the mail. */
export interface Mailer {
  readonly kind: 'smtp' | 'folder'
  /** `mayEnd` is waited for when all but the end has been said: until then nobody can have taken it. */
  send(mail: Mail, mayEnd?: () => Promise<void>): Promise<void>
  /** Whether a mail could be handed over now; throws with the transport's own code when not. */
  check(): Promise<void>
  /** Throws away what was kept here before that moment; a folder is nobody's archive. */
  forget(before: Date): Promise<void>
  /** Throws away these mails, by their ids, where they are kept here. */
  forgetMails(ids: readonly string[]): Promise<void>
  close(): void
}

/** So many connections to the next server stay open while there is something to send; more would not be faster on two cores. */
export const CONNECTIONS = 4

/** SMTP where it is set, else a readable folder in the data folder. */
export function makeMailer(config: Config): Mailer {
  const from = config.mail.from ?? `no-reply@${new URL(config.baseUrl).hostname}`
  return config.mail.smtpUrl
    ? smtpMailer(config.mail.smtpUrl, from, config.mail.bounces)
    : folderMailer(join(config.dataFolder, 'outbox'), from)
}

/** Loaded with the first mail: neither a start nor its memory should wait for one. */
const nodemailer = () => import('nodemailer')

function smtpMailer(url: string, from: string, bounces: string | undefined): Mailer {
  const connect = async () => {
    const { createTransport } = await nodemailer()
    const options = { pool: true, maxConnections: CONNECTIONS, connectionTimeout: 20_000, socketTimeout: 60_000 }
    const transport = createTransport(url, options as never)
    transport.use('stream', (mail, done) => {
      const { mayEnd } = mail.data as { mayEnd?: () => Promise<void> }
      // Read only once the server waits for it, so that nobody's end is waited for before it is near.
      if (mayEnd) mail.message.processFunc((whole) => Readable.from(waitAtTheEnd(whole, mayEnd), { objectMode: false }))
      done()
    })
    return transport
  }
  let transport: ReturnType<typeof connect> | undefined
  const connected = () => (transport ??= connect())
  return {
    kind: 'smtp',
    async send(mail, mayEnd) {
      const envelope = bounces === undefined ? {} : { envelope: { from: bounces, to: mail.to } }
      await (await connected()).sendMail({ ...message(mail, from), ...envelope, ...(mayEnd && { mayEnd }) })
    },
    async check() {
      await (await connected()).verify()
    },
    async forget() {},
    async forgetMails() {},
    close: () => void transport?.then((opened) => opened.close()),
  }
}

async function* waitAtTheEnd(whole: AsyncIterable<Buffer>, mayEnd: () => Promise<void>): AsyncGenerator<Buffer> {
  yield* whole
  await mayEnd()
}

function folderMailer(folder: string, from: string): Mailer {
  return {
    kind: 'folder',
    async send(mail, mayEnd) {
      const { createTransport } = await nodemailer()
      const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
      const { message: bytes } = (await transport.sendMail(message(mail, from))) as unknown as { message: Buffer }
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${mail.messageId.slice(1, 9)}.eml`
      await writeFile(join(folder, `.${name}`), bytes, { mode: 0o600 })
      await mayEnd?.()
      await rename(join(folder, `.${name}`), join(folder, name))
    },
    async check() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
    },
    async forget(before) {
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name)
        if ((await stat(path)).mtime < before) await rm(path, { force: true })
      }
    },
    async forgetMails(ids) {
      const known = new Set(ids)
      for (const name of await readdir(folder).catch(() => [])) {
        if (!ids.some((id) => name.includes(id.slice(0, 8)))) continue
        const path = join(folder, name)
        const [, id = ''] = /^Message-ID: <([\da-f-]{36})@/im.exec(await readFile(path, 'latin1')) ?? []
        if (known.has(id)) await rm(path, { force: true })
      }
    },
    close: () => {},
  }
}

/** Auto-Submitted (RFC 3834) keeps out-of-office answers away; nothing in a header says what the mail is about. */
function message(mail: Mail, from: string): SendMailOptions {
  return {
    from: { name: mail.sender, address: from },
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.stop && {
        Precedence: 'bulk',
        'List-Unsubscribe': `<${mail.stop}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
