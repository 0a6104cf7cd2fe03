import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A mail as it lies in the outbox folder of a demo. */
export interface FolderMail {
  readonly name: string
  readonly to: string
  readonly subject: string
  /** When it was written, as its name says; RFC 3339 in UTC without fractions that matter. */
  readonly at: Date | undefined
  readonly text: string
}

const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-\d+Z-[\w-]{1,40}\.eml$/
const MOST = 50

/** The latest mails, newest first; none where there is no folder yet. */
export async function readOutbox(dataFolder: string): Promise<FolderMail[]> {
  const names = await namesIn(dataFolder)
  const mails = await Promise.all(names.slice(0, MOST).map((name) => readMail(dataFolder, name)))
  return mails.filter((mail) => mail !== undefined)
}

/** One mail of the folder, looked up by what is really there, so that no path is ever made from an address. */
export async function findMail(dataFolder: string, name: string): Promise<FolderMail | undefined> {
  const names = await namesIn(dataFolder)
  return names.includes(name) ? readMail(dataFolder, name) : undefined
}

async function namesIn(dataFolder: string): Promise<string[]> {
  const names = await readdir(join(dataFolder, 'outbox')).catch(() => [])
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

async function readMail(dataFolder: string, name: string): Promise<FolderMail | undefined> {
  const bytes = await readFile(join(dataFolder, 'outbox', name), 'utf8').catch(() => undefined)
  if (bytes === undefined) return undefined
  const { headers, body } = splitPart(bytes)
  const [, day, hour, minute, second] = NAME.exec(name) ?? []
  const at = new Date(`${day}T${hour}:${minute}:${second}Z`)
  return {
    name,
    at: Number.isNaN(at.getTime()) ? undefined : at,
    to: headerOf(headers, 'to'),
    subject: headerOf(headers, 'subject'),
    text: textOf(headers, body),
  }
}

interface Part {
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Headers unfolded, names in small letters; RFC 5322 §2.2. */
function splitPart(bytes: string): Part {
  const text = bytes.replaceAll('\r\n', '\n')
  const end = text.indexOf('\n\n')
  const lines = (end < 0 ? text : text.slice(0, end)).replaceAll(/\n[ \t]+/g, ' ').split('\n')
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return { headers, body: end < 0 ? '' : text.slice(end + 2) }
}

/** The plain words of a mail: its text part, decoded. */
function textOf(headers: Part['headers'], body: string): string {
  const boundary = /boundary="?([^";]+)"?/i.exec(headers.get('content-type') ?? '')?.[1]
  if (boundary) {
    const parts = body
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => splitPart(part.replace(/^\n/, '')))
    const plain = parts.find((part) => (part.headers.get('content-type') ?? '').startsWith('text/plain'))
    return plain ? textOf(plain.headers, plain.body) : ''
  }
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8').trim()
  return (encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body).trim()
}

/** RFC 2045 §6.7. */
function fromQuotedPrintable(body: string): string {
  const bytes = body
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** A header's words; RFC 2047 words in base64 or quoted-printable are decoded. */
function headerOf(headers: Part['headers'], name: string): string {
  return (headers.get(name) ?? '')
    .replaceAll(/\?= +=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, words: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString('utf8')
        : fromQuotedPrintable(words.replaceAll('_', ' ')),
    )
}
