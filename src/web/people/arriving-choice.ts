import { z } from 'zod'
import type { ArrivalInSight, Chosen } from '../../domain/people/arriving/arrivals.ts'
import { line, oneOf, wordsOrNone, zone } from '../form.ts'
import { keepsakeWord, readKeepsake } from '../ui/keepsake.tsx'

/** What may be chosen of an archive, a tick each. */
export const OFFERS = ['name', 'keepsake', 'language', 'zone', 'look', 'plan', 'words', 'consents'] as const
export type Offer = (typeof OFFERS)[number]

/** What of an archive this place can take, by the same rules as what is typed here. */
export interface Carryable {
  readonly name: string | undefined
  readonly keepsake: string | undefined
  readonly language: 'en' | 'es' | undefined
  readonly zone: string | undefined
  readonly look: { readonly theme: 'device' | 'day' | 'evening'; readonly contrast: 'device' | 'more' } | undefined
  readonly plan: { readonly days: number; readonly note: string } | undefined
  readonly words: boolean
  readonly consents: boolean
}

const Name = line(40, 'forms.needed.name')
const Tongue = oneOf(['en', 'es'])
const Zone = zone()
const Look = z.object({ theme: oneOf(['device', 'day', 'evening']), contrast: oneOf(['device', 'more']) })
const Plan = z.object({ days: z.int().min(1).max(14), note: wordsOrNone(500) })

export function carryable({ account, comforts, hasWords, hasConsents }: ArrivalInSight): Carryable {
  const keepsake = readKeepsake(account?.keepsake)
  return {
    name: Name.safeParse(account?.shown_name).data,
    keepsake: keepsake && keepsakeWord(keepsake),
    language: Tongue.safeParse(account?.language).data,
    zone: Zone.safeParse(account?.zone).data,
    look: Look.safeParse(comforts && { theme: comforts.light, contrast: comforts.contrast }).data,
    plan: Plan.safeParse(comforts && { days: comforts.plan_days, note: comforts.plan_note }).data,
    words: hasWords,
    consents: hasConsents,
  }
}

export const offered = (can: Carryable): Offer[] => OFFERS.filter((offer) => Boolean(can[offer]))

export function chosenOf(can: Carryable, what: readonly Offer[]): Chosen {
  const takes = (offer: Offer) => what.includes(offer)
  const profile = {
    ...(takes('name') && can.name && { shownName: can.name }),
    ...(takes('keepsake') && can.keepsake && { keepsake: can.keepsake }),
    ...(takes('language') && can.language && { language: can.language }),
    ...(takes('zone') && can.zone && { zone: can.zone }),
  }
  return {
    ...(Object.keys(profile).length > 0 && { profile }),
    ...(takes('look') && can.look && { look: { light: can.look.theme, contrast: can.look.contrast } }),
    ...(takes('plan') && can.plan && { plan: can.plan }),
    words: takes('words'),
    consents: takes('consents'),
  }
}
