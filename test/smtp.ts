import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail as it came in over SMTP. */
export interface TakenMail {
  readonly to: string
  /** Where it comes back when it cannot be delivered. */
  readonly backTo: string
  /** Names in small letters; unfolded. */
  readonly headers: ReadonlyMap<string, string>
  /** Everything after the headers, as it came. */
  readonly body: string
}

export interface Smtp {
  readonly url: string
  readonly taken: TakenMail[]
  stop(): Promise<void>
}

interface Manners {
  /** What is answered to an address: '550 5.1.1 nobody here'; undefined takes it. */
  readonly toAddress?: (address: string) => string | undefined
  /** What is answered to a whole mail. */
  readonly toMail?: (mail: TakenMail) => string | undefined
  /** Called once the yes to a mail is on its way. */
  readonly said?: (mail: TakenMail) => void
}

/** A real SMTP server on this machine that takes what it is told to take. */
export async function openSmtp(manners: Manners = {}): Promise<Smtp> {
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(refusalOf(manners.toAddress?.(address))),
    onData: (stream, session, done) => {
      text(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope
        const backTo = mailFrom ? mailFrom.address : ''
        const mail = mailOf(rcptTo[0]?.address ?? '', backTo, raw)
        const refused = refusalOf(manners.toMail?.(mail))
        if (refused) return done(refused)
        taken.push(mail)
        done()
        setImmediate(() => manners.said?.(mail))
      }, done)
    },
  })
  // A client that was killed leaves in the middle of a word.
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function refusalOf(answer: string | undefined): Error | undefined {
  if (answer === undefined) return undefined
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) })
}

/** RFC 5322 §2.2. */
function mailOf(to: string, backTo: string, raw: string): TakenMail {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { to, backTo, headers: new Map(headers), body: raw.slice(end + 4) }
}
