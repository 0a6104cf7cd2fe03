import type { Id } from '../database/ids.ts'
import { keepAllReturned } from '../domain/telling/returned.ts'
import { type DeliveryReport, readDeliveryReport } from '../mail/delivery-report.ts'
import { Problem } from '../problem.ts'
import { type Command, wordsFor } from './command.ts'
import { withDatabase } from './open.ts'

/** A report is a few pages; what comes after is another mail's picture. */
const MOST_BYTES = 1_000_000
/** EX_TEMPFAIL of sysexits.h: a mail server keeps the mail and calls again. */
const CALL_AGAIN = 75

export const bounce: Command = {
  name: 'bounce',
  summary: 'Read one mail that says another came back, for a mail server to call.',
  help: [
    '  holdfast bounce < MAIL',
    '      Reads a delivery report (RFC 3464) from standard input. When it says that nobody is at an address to which this place',
    '      has sent a mail, that counts as a refusal; after three the address rests, and its person can read so. A report that',
    '      asks for patience changes nothing. docs/operate shows how a mail server calls this.',
    '',
    '  Exit codes: 0 read, 1 it is no report about a mail from here, 75 the place cannot be reached, call again with the same mail.',
    '  --json   { "counted" }',
  ].join('\n'),
  options: {},

  async run(call) {
    const { config, log, voice } = call
    wordsFor(call, 0)
    const report = await readDeliveryReport(await readInput())
    const mail = report && mailOf(report)
    if (!report || !mail) return isNone(call.voice)
    const failed = report.addresses.filter(({ follows }) => follows !== 'later')
    try {
      const known = await withDatabase(config, log, (db) =>
        db.asSystem('a mail came back', (as) =>
          keepAllReturned(
            as,
            mail,
            failed.map(({ address, follows, code }) => ({ address, aboutAddress: follows === 'address', code })),
          ),
        ),
      )
      if (failed.length > 0 && !known) return isNone(call.voice)
      voice.say(known ? 'Read: a mail came back.' : 'Read: nothing follows from it.')
      voice.tell({ counted: known })
      return 0
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      voice.warn(error.message)
      return CALL_AGAIN
    }
  },
}

function isNone({ warn }: { warn(line: string): void }): number {
  warn('This is no report about a mail from here. Nothing was kept of it.')
  return 1
}

/** `<id@host>`, where the id is one of ours. */
function mailOf({ messageId }: DeliveryReport): Id<'outbox'> | undefined {
  return /^<([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@/.exec(messageId)?.[1] as Id<'outbox'> | undefined
}

async function readInput(): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  // To the end, so that whoever writes is never cut off.
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    if (size < MOST_BYTES) pieces.push(piece)
    size += piece.length
  }
  return Buffer.concat(pieces)
}
