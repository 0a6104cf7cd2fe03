import type { System } from '../database/database.ts'
import type { Joined } from '../domain/telling/letters.ts'
import {
  countRefusal,
  forgetRefusals,
  keepForAMinute,
  keepForAnotherTry,
  keepRefused,
  keepSent,
} from '../domain/telling/mails-kept.ts'
import { isLanguage, type MessageId } from '../locales/words.ts'
import { type Letter, writeLetter } from '../mail/letter.ts'
import { troubleOf } from '../mail/trouble.ts'
import type { Workshop } from './job.ts'
import type { Turn } from './turns.ts'

interface Outcome {
  readonly taken: boolean
  readonly problem: string | undefined
  /** Nothing goes now, whoever it is for. */
  readonly server: boolean
}

/** Hands one letter to the next server and keeps what came of it. Its last word is said in `turn`, which is over when that is kept:
 *  so of all that are on their way at once only one can have been taken without our having noted it. */
export async function handOver(
  as: System,
  shop: Workshop,
  letter: Joined,
  stop: string | undefined,
  turn: Turn,
): Promise<Outcome> {
  try {
    const outcome = await handOverIn(turn, as, shop, letter, stop)
    turn.over()
    return outcome
  } catch (error) {
    // What could not be noted may have gone; the others must not add to it.
    turn.breakOff()
    throw error
  }
}

async function handOverIn(
  turn: Turn,
  as: System,
  shop: Workshop,
  letter: Joined,
  stop: string | undefined,
): Promise<Outcome> {
  const { carrier, also } = letter
  const mails = [carrier, ...also].map(({ id }) => id)
  try {
    await shop.mailer.send(writeLetter(wordsFor(shop, letter, stop)), () => turn.comes())
  } catch (error) {
    const { follows, said } = troubleOf(error)
    if (follows === 'server') await keepForAMinute(as, mails, said)
    if (follows === 'later') await keepForAnotherTry(as, mails, carrier.tries, said)
    if (follows === 'address') await countRefusal(as, carrier.person)
    if (follows === 'address' || follows === 'never') await keepRefused(as, mails, said)
    return { taken: false, problem: said, server: follows === 'server' }
  }
  await keepSent(
    as,
    carrier.id,
    also.map(({ id }) => id),
  )
  if (carrier.refused > 0) await forgetRefusals(as, carrier.person)
  return { taken: true, problem: undefined, server: false }
}

function wordsFor({ baseUrl, linkOf }: Workshop, letter: Joined, stop: string | undefined): Letter {
  const { carrier, textId } = letter
  const language = isLanguage(carrier.language) ? carrier.language : 'en'
  return {
    to: carrier.address ?? '',
    language,
    sender: carrier.sender,
    subject: carrier.subject,
    textId: `mail.${textId}` as MessageId,
    link: baseUrl + linkOf(textId, carrier.secret),
    id: carrier.id,
    host: new URL(baseUrl).hostname,
    stop:
      stop === undefined
        ? undefined
        : { link: baseUrl + linkOf('stop', stop), choose: baseUrl + linkOf('telling', undefined) },
  }
}
