import { z } from 'zod'
import type { System } from '../database/database.ts'
import { askRightsAgain, type DueMail, findDueMails, isAnyDue } from '../domain/telling/due-mails.ts'
import { type Joined, joinMails, withinTheHour } from '../domain/telling/letters.ts'
import { keepForLater, keepHealth, keepWithheld } from '../domain/telling/mails-kept.ts'
import { makeStopLinks } from '../domain/telling/stop-links.ts'
import { whenToSend } from '../domain/telling/when-to-send.ts'
import { CONNECTIONS } from '../mail/mailer.ts'
import { handOver } from './hand-over.ts'
import type { Job, Workshop } from './job.ts'
import { makeTurns } from './turns.ts'

/** So many mails are read and asked about at once: enough to be quick, few enough that a link to sign in does not wait. */
const BATCH = 200
/** So many letters in a row without a server, and the rest waits for the next minute: one that breaks the connection by itself must
 *  not keep the others. */
const PATIENCE = 2 * CONNECTIONS

/** Sends what waits in the outbox and may go now. One node at a time does; a mail is marked as gone as soon as the next server has
 *  taken it, before the next is said to its end: so that a crash between the two repeats that one mail, with the same Message-ID, and
 *  never loses one. */
export const sendMail: Job<object> = {
  name: 'send-mail',
  payload: z.object({}),

  async perform(shop) {
    for (;;) {
      const done = await shop.db.asSystemAlone('send the mails that wait', 'post', (as) => sendAll(as, shop))
      // Another has the post in hand, and looks once more when it is through; or the next server takes nothing for now.
      if (done !== 'all') return
      if (!(await shop.db.asSystem('look whether a mail came meanwhile', isAnyDue))) return
    }
  },
}

async function sendAll(as: System, shop: Workshop): Promise<'all' | 'stuck'> {
  for (;;) {
    const due = await findDueMails(as, BATCH)
    if (due.length === 0) return 'all'
    // Nobody is looking until each reader is in turn.
    const mails = await shop.db.reading(undefined, (reading) => askRightsAgain(reading, due))
    const letters = await sortOut(as, mails)
    if ((await sendLetters(as, shop, letters)) === 'stuck') return 'stuck'
  }
}

/** What goes now, as letters; what does not is kept for later or withheld. */
async function sortOut(as: System, mails: readonly DueMail[]): Promise<Joined[]> {
  const now = mails[0]?.lookedAt ?? new Date()
  const verdicts = mails.map((mail) => ({ mail, verdict: whenToSend(mail, now) }))
  const { letters, rest } = withinTheHour(
    joinMails(verdicts.filter(({ verdict }) => verdict.go === 'now').map(({ mail }) => mail)),
    now,
  )
  const later = verdicts.flatMap(({ mail, verdict }) =>
    verdict.go === 'later' ? [{ id: mail.id, at: verdict.at }] : [],
  )
  await keepForLater(as, [...later, ...rest])
  await keepWithheld(
    as,
    verdicts.filter(({ verdict }) => verdict.go === 'never').map(({ mail }) => mail.id),
  )
  return letters
}

async function sendLetters(as: System, shop: Workshop, letters: readonly Joined[]): Promise<'sent' | 'stuck'> {
  const stops = await makeStopLinks(as, letters)
  const seen = { taken: false, problem: undefined as string | undefined }
  const nextTurn = makeTurns()
  let failed = 0
  const waiting = letters[Symbol.iterator]()
  const handOverAll = async () => {
    for (const letter of waiting) {
      if (failed >= PATIENCE) return
      const { taken, problem, server } = await handOver(as, shop, letter, stops.get(letter), nextTurn())
      seen.taken ||= taken
      seen.problem ??= problem
      failed = server ? failed + 1 : 0
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, handOverAll))
  await keepHealth(as, seen)
  return failed >= PATIENCE ? 'stuck' : 'sent'
}
