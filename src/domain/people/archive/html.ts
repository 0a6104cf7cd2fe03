import type { Translate } from '../../../locales/words.ts'
import { isKnownZone } from '../../../standards/known-zone.ts'

/** Text that is safe to stand in a page and between quotes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Who reads an archive, and in which words and hours. */
export interface Reader {
  readonly t: Translate
  readonly language: string
  readonly zone: string
  /** What the place is called. */
  readonly place: string
}

/** A whole page around `body`, a piece of markup at a time. It asks nobody for anything: its one style lies beside it. */
export async function* page(
  { language }: Reader,
  title: string,
  body: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
  yield `<!doctype html>\n<html lang="${escaped(language)}">\n<head>\n<meta charset="utf-8">\n`
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
  yield `<title>${escaped(title)}</title>\n<link rel="stylesheet" href="style.css">\n</head>\n<body>\n<main>\n<h1>${escaped(title)}</h1>\n`
  yield* body
  yield '</main>\n</body>\n</html>\n'
}

/** A moment in the reader's words and zone. */
export function moment({ language, zone }: Reader, at: Date): string {
  return new Intl.DateTimeFormat(tongue(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at)
}

/** A day kept as `2026-11-24`, the same in every zone; anything else as it is. */
export function day({ language }: Reader, text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return text
  return new Intl.DateTimeFormat(tongue(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${text}T12:00:00Z`),
  )
}

/** The city a zone is called after: "Madrid". The name that programs know it by stands in the file for programs. */
export function cityNamed({ t }: Reader, zone: string): string {
  if (!isKnownZone(zone)) return zone
  const name = zone.slice(zone.lastIndexOf('/') + 1)
  return t('groups.when.city', { zone: name, city: name.replaceAll('_', ' ') })
}

/** The same, and what people call its time: "Madrid (Central European Time)". */
export function zoneNamed(reader: Reader, zone: string): string {
  const { t, language } = reader
  if (!isKnownZone(zone)) return zone
  if (!zone.includes('/')) return t('people.zone.utc')
  const parts = new Intl.DateTimeFormat(tongue(language), {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts()
  const time = parts.find(({ type }) => type === 'timeZoneName')?.value
  return time ? t('people.zone.named', { place: cityNamed(reader, zone), time }) : cityNamed(reader, zone)
}

const tongue = (language: string) => (language === 'en' ? 'en-GB' : language)

/** Warm paper by day, and what the device prefers in the evening; prints on white. */
export const STYLE = `:root { color-scheme: light dark; --paper: #fbf6ec; --ink: #241f1c; --edge: #cbbfae; --link: #22467a }
@media (prefers-color-scheme: dark) { :root { --paper: #171a21; --ink: #efe6d8; --edge: #4a4a50; --link: #ffd591 } }
@media print { :root { --paper: #fff; --ink: #000; --link: #000 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.6 system-ui, sans-serif }
main { max-inline-size: 40rem; margin-inline: auto; padding: 1.5rem 1rem 4rem }
h1 { line-height: 1.15 } h2 { margin-block-start: 2.5rem }
a { color: var(--link) }
dl { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid var(--edge); border-radius: .5rem }
dt { font-size: .95rem } dd { margin: 0 0 .5rem; font-weight: 600; white-space: pre-line; overflow-wrap: anywhere }
`
