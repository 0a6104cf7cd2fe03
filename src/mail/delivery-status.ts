import { isMailAddress } from '../standards/mail-address.ts'

/** What a report says of one address. */
export interface ReportedAddress {
  readonly address: string
  /** address: nobody is there · never: refused, and not for the address · later: it is tried again, or has arrived after all */
  readonly follows: 'address' | 'never' | 'later'
  /** Of the form 5.1.1 (RFC 3463); never a server's sentence, which may quote an address. */
  readonly code: string
}

/** Reads the middle part of a delivery report (RFC 3464 §2): a block for the mail, then one for each address. */
export function readDeliveryStatus(text: string): ReportedAddress[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .flatMap((fields) => {
      const address = addressOf(fields)
      return address ? [{ address, ...verdictOf(fields) }] : []
    })
}

type Fields = ReadonlyMap<string, string>

function fieldsOf(block: string): Fields {
  const lines = block.replaceAll(/\n[ \t]+/g, ' ').split('\n')
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([\w-]+)[ \t]*:(.*)$/.exec(line) ?? []
      return name ? [[name.toLowerCase(), (value ?? '').trim()] as const] : []
    }),
  )
}

/** The address that failed. The one the mail was first sent to is asked for only where the other is none: it may be an alias, of which
 *  one reader is gone and others are not. */
function addressOf(fields: Fields): string | undefined {
  const final = typed(fields.get('final-recipient'))
  const original = typed(fields.get('original-recipient'))?.replaceAll(/\+([\dA-F]{2})/g, (_, hex) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  )
  return [final, original].find((address) => address !== undefined && isMailAddress(address))
}

/** `rfc822; <ada@example.org>` says ada@example.org; some write brackets, and some a remark behind. */
const typed = (value: string | undefined) => /^[\w-]+[ \t]*;[ \t]*<?([^\s<>]+)>?/.exec(value ?? '')?.[1]

function verdictOf(fields: Fields): Pick<ReportedAddress, 'follows' | 'code'> {
  const code = codeOf(fields)
  if (fields.get('action')?.toLowerCase() !== 'failed' || !code.startsWith('5.')) return { follows: 'later', code }
  // Addresses, mailboxes, the way there, or nothing more exact; not systems, protocols, contents and rules.
  return { follows: /^5\.[0124]\./.test(code) ? 'address' : 'never', code }
}

/** Exim writes 5.0.0 for everything, also for what it has given up trying: then the other server's own answer counts. */
function codeOf(fields: Fields): string {
  const status = /^([245]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(fields.get('status') ?? '')?.[1] ?? ''
  if (status !== '' && !status.endsWith('.0.0')) return status
  const [, reply = '', enhanced] =
    /^smtp[ \t]*;.*?\b([245]\d\d)(?:[ -]+([245]\.\d{1,3}\.\d{1,3})(?!\d))?/i.exec(
      fields.get('diagnostic-code') ?? '',
    ) ?? []
  return enhanced ?? (reply ? `${reply[0]}.0.0` : status)
}
