import { Temporal } from 'temporal-polyfill'
import { isZone } from '../../standards/zone.ts'
import { nextAllowed, type QuietHours } from './quiet-hours.ts'

export type Often = 'at_once' | 'daily' | 'weekly' | 'none'
export type Reminder = 'day' | 'hour' | 'start'
/** What a mail is: asked for by its reader (always, at once), or one of the kinds people choose about. */
export type MailKind = 'asked' | 'announcements' | 'answers' | 'reminders'

/** A mail that waits, with all that decides about it. */
export interface Waiting {
  readonly kind: MailKind
  readonly textId: string
  /** When it was first to go: a cause's own moment, or that of a reminder. */
  readonly notBefore: Date
  /** After this it is of no use to anybody. */
  readonly endsAt: Date | undefined
  /** Undefined: taken away meanwhile, or the one-time link is used. */
  readonly address: string | undefined
  readonly addressRests: boolean
  /** Whether its reader may still know what it is about. */
  readonly mayKnow: boolean
  /** Its reader rests in the group it is about. */
  readonly resting: boolean
  readonly zone: string
  readonly flareUntil: Date | undefined
  /** What comes in a flare all the same: kinds, and `hosting` for dates its reader holds. */
  readonly exempt: readonly string[]
  /** It is about a date its reader holds. */
  readonly hosts: boolean
  /** It waited for the end of a flare, which has come. */
  readonly heldInFlare: boolean
  readonly announcements: Often
  readonly answers: Often
  readonly reminders: readonly Reminder[]
  readonly quiet: readonly QuietHours[]
  /** Announcements and answers that went to its reader within the last hour, and when the first of them did. */
  readonly goneLately: number
  readonly firstGone: Date | undefined
}

export type Verdict = { readonly go: 'now' } | { readonly go: 'later'; readonly at: Date } | { readonly go: 'never' }

/** So many announcements and answers an hour for one person; the rest waits. Reminders are as many as somebody asked for. */
export const MOST_AN_HOUR = 6
const HOUR_MS = 3_600_000
/** What comes together comes at nine in the morning, once a week on Mondays. */
const MORNING = '09:00'

/** Whether a mail goes now, later or never, by everything its reader has chosen up to this moment. */
export function whenToSend(mail: Waiting, now: Date): Verdict {
  if (mail.address === undefined || !mail.mayKnow || (mail.endsAt && mail.endsAt <= now)) return { go: 'never' }
  if (mail.kind === 'asked') return { go: 'now' }
  if (mail.addressRests || !isWanted(mail) || (mail.resting && mail.kind !== 'answers')) return { go: 'never' }
  const at = soonest(mail, now)
  if (mail.endsAt && at >= mail.endsAt) return { go: 'never' }
  return at > now ? { go: 'later', at } : { go: 'now' }
}

function isWanted(mail: Waiting): boolean {
  if (mail.kind !== 'reminders') return oftenOf(mail) !== 'none'
  // That a date has changed is for whoever wants to be reminded at all.
  if (mail.textId === 'meeting_changed') return mail.reminders.length > 0
  return mail.reminders.some((reminder) => mail.textId === `remind_${reminder}`)
}

function oftenOf(mail: Waiting): Often {
  return mail.kind === 'announcements' ? mail.announcements : mail.kind === 'answers' ? mail.answers : 'at_once'
}

function soonest(mail: Waiting, now: Date): Date {
  // What a flare held back goes at once when it is over, all of it as one letter.
  const often = mail.heldInFlare ? 'at_once' : oftenOf(mail)
  // A zone that this machine does not know, as after a move from a newer one, must not hold up everybody's mail.
  const zone = mail.quiet.length === 0 && often === 'at_once' ? 'UTC' : isZone(mail.zone) ? mail.zone : 'UTC'
  const full = mail.kind !== 'reminders' && mail.goneLately >= MOST_AN_HOUR && mail.firstGone
  const wanted = [
    now,
    often === 'daily' || often === 'weekly' ? nextMorning(mail.notBefore, often, zone) : now,
    isExempt(mail) ? now : (mail.flareUntil ?? now),
    full ? new Date(full.getTime() + HOUR_MS) : now,
  ]
  const latest = new Date(Math.max(...wanted.map((at) => at.getTime())))
  // A week without an hour left cannot be chosen; should one be there, it is looked at again tomorrow.
  return nextAllowed(latest, mail.quiet, zone) ?? new Date(now.getTime() + 24 * HOUR_MS)
}

const isExempt = ({ kind, exempt, hosts }: Waiting) => exempt.includes(kind) || (hosts && exempt.includes('hosting'))

/** The next morning in that zone at which what came together goes: each day's, or Monday's. */
export function nextMorning(from: Date, often: 'daily' | 'weekly', zone: string): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone)
  for (let days = 0; ; days++) {
    const morning = here.toPlainDate().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: MORNING })
    if (morning.epochMilliseconds >= from.getTime() && (often === 'daily' || morning.dayOfWeek === 1))
      return new Date(morning.epochMilliseconds)
  }
}
