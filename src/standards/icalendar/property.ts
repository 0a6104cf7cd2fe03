// Only its escaping and folding (at 74 octets, never inside a character) are taken from ical-generator. Events of its own have a
// DTSTAMP and an UNTIL without Z as soon as they have a zone, and a property (TIMEZONE-ID) that no standard knows: RFC 5545 §3.8.7.2,
// §3.3.10.
import { escape as escapeText, foldLines } from 'ical-generator'

/** Content lines of RFC 5545 §3.1 as a text: folded, each ended by CRLF. */
export function joinLines(lines: readonly string[]): string {
  return foldLines(`${lines.join('\r\n')}\r\n`)
}

/** A TEXT value. What no calendar program can show (control characters, half a character) is left out. */
export function textValue(text: string): string {
  return escapeText(text.toWellFormed().replace(/[\p{Cc}--[\t\n\r]]/gv, ''), false)
}

/** `20261124T190000` of a wall date and time. */
export function wallValue(date: string, time: string): string {
  const [hour = '00', minute = '00', second = '00'] = time.split(':')
  return `${date.replaceAll('-', '')}T${hour}${minute}${second}`
}

/** `20261124T180000Z` of a moment, to the second. */
export function utcValue(at: Date | number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
