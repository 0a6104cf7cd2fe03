import { linesToCheck } from './help-lines.ts'

export interface StaleHelpLine {
  readonly country: string
  readonly name: string
  readonly number: string
  /** The page to check it against. */
  readonly source: string
  /** `2026-05-26`, or undefined when nobody has seen it. */
  readonly lastSeen: string | undefined
}

/** The help lines that somebody should look at again, in the file's order; for `holdfast doctor` and the stewards' page. */
export function staleHelpLines(today: Date): StaleHelpLine[] {
  return linesToCheck(today).map(({ country, name, phone_display, source_url, verified_on }) => ({
    country,
    name,
    number: phone_display,
    source: source_url,
    lastSeen: verified_on ?? undefined,
  }))
}
