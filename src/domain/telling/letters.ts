import type { DueMail } from './due-mails.ts'
import { MOST_AN_HOUR } from './when-to-send.ts'

/** One letter, which may say what several waiting mails would have said. */
export interface Joined {
  /** The oldest: its id is the letter's, so that a second try of the same letter is known as such. */
  readonly carrier: DueMail
  readonly also: readonly DueMail[]
  /** The sentence it says. */
  readonly textId: string
  /** What its one-press link ends; undefined: what one asked for cannot be ended. */
  readonly stops: 'announcements' | 'answers' | 'reminders' | 'several' | undefined
}

/** Mails to one person about one group become one letter; so does all that comes together in the morning, and all that a flare held
 *  back. What was asked for, and reminders that say different things, stay apart. */
export function joinMails(mails: readonly DueMail[]): Joined[] {
  const together = Map.groupBy(mails, keyOf)
  return [...together.values()].map((group) => {
    const sorted = group.toSorted((a, b) => a.notBefore.getTime() - b.notBefore.getTime() || (a.id < b.id ? -1 : 1))
    const [carrier, ...also] = sorted
    if (!carrier) throw new Error('A letter without a mail')
    const same = also.every(({ textId }) => textId === carrier.textId)
    return { carrier, also, textId: same ? carrier.textId : 'several', stops: stopsOf(sorted) }
  })
}

/** Of letters that could go now, those that the hour still has room for; the mails of the others, and when they may. */
export function withinTheHour(
  letters: readonly Joined[],
  now: Date,
): { letters: Joined[]; rest: { id: DueMail['id']; at: Date }[] } {
  const gone = new Map<string, number>()
  const isOver = ({ carrier: { kind, person, goneLately } }: Joined) => {
    if (kind !== 'announcements' && kind !== 'answers') return false
    const count = gone.get(person) ?? goneLately
    gone.set(person, count + 1)
    return count >= MOST_AN_HOUR
  }
  const over = new Set(letters.filter(isOver))
  const at = new Date(now.getTime() + 3_600_000)
  return {
    letters: letters.filter((letter) => !over.has(letter)),
    rest: [...over].flatMap(({ carrier, also }) => [carrier, ...also].map(({ id }) => ({ id, at }))),
  }
}

function keyOf(mail: DueMail): string {
  if (mail.kind === 'asked') return mail.id
  if (mail.heldInFlare && !mail.textId.startsWith('remind_')) return `${mail.person} flare`
  if (mail.kind === 'reminders') return `${mail.person} ${mail.group} ${mail.textId}`
  const often = mail.kind === 'announcements' ? mail.announcements : mail.answers
  return often === 'at_once' ? `${mail.person} ${mail.group}` : `${mail.person} together`
}

function stopsOf(mails: readonly DueMail[]): Joined['stops'] {
  const kinds = new Set(mails.map(({ kind }) => kind))
  const [kind] = kinds
  return kinds.size > 1 ? 'several' : kind === 'asked' ? undefined : kind
}
