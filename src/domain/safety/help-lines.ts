import { z } from 'zod'
import entries from './help-lines.json' with { type: 'json' }
import { countryOfZone } from './help-lines-zones.ts'

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Address = z.url({ protocol: /^https$/ })

/**
 * One number or text line, kept in `help-lines.json` in the order it is shown.
 *
 * - `tel_uri` is what a phone inside the country dials; null for services that are text only.
 * - `press`: the key to press once the call is answered. `sms.word`: the word to send.
 * - `hours`: `always`, local hours of every day, or null where we do not know.
 * - `source_url`: the service's own page, or an official one. `verified_on`: the day that page, or an official page naming
 *   the number, was really seen; where a stored copy was read, the date the copy itself bears; null when none does.
 * - `seen`: what was read. `press` and `none` never carry a date.
 */
const HelpLine = z
  .strictObject({
    country: z.string().regex(/^[A-Z]{2}$/),
    kind: z.enum(['emergency', 'listening']),
    name: z.string().min(1).max(80),
    phone_display: z.string().min(2).max(30),
    tel_uri: z
      .string()
      .regex(/^tel:\*?\d{2,12}$/)
      .nullable(),
    press: z.string().regex(/^\d$/).optional(),
    sms: z.strictObject({ number: z.string().regex(/^\d{3,12}$/), word: z.string().optional() }).optional(),
    chat_url: Address.optional(),
    place: z.string().optional(),
    hours: z.union([z.literal('always'), z.strictObject({ from: Hour, until: Hour }), z.null()]),
    languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
    audience: z.enum(['everyone', 'veterans', 'first_nations']),
    source_url: Address,
    verified_on: z.iso.date().nullable(),
    seen: z.enum(['own_page', 'official_page', 'press', 'none']),
  })
  .refine(({ tel_uri, sms }) => tel_uri !== null || sms !== undefined, 'a line must be reachable')
  .refine(({ verified_on, seen }) => verified_on === null || seen === 'own_page' || seen === 'official_page')

export type HelpLine = z.infer<typeof HelpLine>

/** Read once and checked: a slip in the file stops the start rather than reach someone in need. */
const lines: readonly HelpLine[] = z.array(HelpLine).parse(entries)

const DAY_MS = 86_400_000
const TRUSTED_DAYS = 180

/** Where to send people whose country is not listed, or who want another service. */
export const findAHelpline = 'https://findahelpline.com'

/** ISO 3166 codes of the countries with lines, in the file's order. Names come from `Intl.DisplayNames`. */
export function countries(): readonly string[] {
  return [...new Set(lines.map(({ country }) => country))]
}

/** A country's lines, emergency numbers first; empty for a country we have none for. */
export function helpLinesFor(country: string): readonly HelpLine[] {
  const here = lines.filter((line) => line.country === country)
  return [...here.filter(({ kind }) => kind === 'emergency'), ...here.filter(({ kind }) => kind === 'listening')]
}

/** True when nobody has seen the number within 180 days of today, never, or on a day that has not come yet. An emergency number
 *  is set by law and printed on every phone: a doubt beside 999 could cost the call it is there for. */
export function needsChecking(line: Pick<HelpLine, 'verified_on' | 'kind'>, today: Date): boolean {
  if (line.kind === 'emergency') return false
  if (line.verified_on === null) return true
  const ageDays = Math.floor((today.getTime() - Date.parse(line.verified_on)) / DAY_MS)
  return ageDays > TRUSTED_DAYS || ageDays < -1
}

/** All lines a steward should look at again. */
export function linesToCheck(today: Date): readonly HelpLine[] {
  return lines.filter((line) => needsChecking(line, today))
}

/** A guess to begin with, always changeable: from the time zone, else from the region in a language tag such as `es-MX`. */
export function guessCountry(zone: string | undefined, languageTag?: string): string | undefined {
  const region = languageTag?.match(/-([A-Z]{2})\b/)?.[1]
  return [zone === undefined ? undefined : countryOfZone(zone), region].find(
    (guess) => guess !== undefined && known.has(guess),
  )
}

const known: ReadonlySet<string> = new Set(countries())
