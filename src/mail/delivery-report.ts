import type { Attachment } from 'postal-mime'
import { type ReportedAddress, readDeliveryStatus } from './delivery-status.ts'

/** A report that comes back about a mail (RFC 3464, RFC 6522). */
export interface DeliveryReport {
  /** Of the mail it is about, as it was sent: `<…@pain.example.org>`. */
  readonly messageId: string
  readonly addresses: readonly ReportedAddress[]
}

const STATUS = /^message\/(global-)?delivery-status$/
/** The mail that came back, whole or only its head. */
const RETURNED = /^(message\/(rfc822|global|global-headers)|text\/rfc822-headers)$/

/** Undefined for everything else: what people write, a report that somebody passed on, or one without the mail it is about. */
export async function readDeliveryReport(bytes: Buffer): Promise<DeliveryReport | undefined> {
  const report = await parse(withoutEnvelope(bytes))
  const type = report?.headers.find(({ key }) => key === 'content-type')?.value
  if (!report || !/^multipart\/report\b/i.test(type ?? '')) return undefined
  const part = (types: RegExp) => report.attachments.find(({ mimeType }) => types.test(mimeType))
  const [status, returned] = [part(STATUS), part(RETURNED)]
  if (!status) return undefined
  // Exchange leaves the mail out where it was told to, and answers in its thread.
  const messageId = (returned && (await parse(textOf(returned)))?.messageId) || report.inReplyTo
  const addresses = readDeliveryStatus(textOf(status))
  return messageId && addresses.length > 0 ? { messageId, addresses } : undefined
}

async function parse(mail: Buffer | string) {
  const { default: PostalMime } = await import('postal-mime')
  // What is built to be endless is refused by the parser, and is no report either.
  return PostalMime.parse(mail, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' }).catch(() => undefined)
}

const textOf = ({ content }: Attachment) =>
  typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString()

/** A mail server that hands a mail to a command may put the envelope's sender before it, as in an mbox. */
function withoutEnvelope(bytes: Buffer): Buffer {
  return bytes.subarray(0, 5).toString('latin1') === 'From ' ? bytes.subarray(bytes.indexOf('\n') + 1) : bytes
}
