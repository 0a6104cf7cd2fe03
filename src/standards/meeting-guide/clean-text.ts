const CONTROLS = /(?![\t\n\r])\p{Cc}/gu
// Marks that reorder or hide what is read. Joiners (200c, 200d) stay: Persian and emoji need them.
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const TAG = /<\/?[a-z][^<>]*>/gi
const ENTITY =
  /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|ndash|mdash|rsquo|lsquo|rdquo|ldquo|hellip));/gi
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['rsquo', '’'],
  ['lsquo', '‘'],
  ['rdquo', '”'],
  ['ldquo', '“'],
  ['hellip', '…'],
])

/** One line of plain text: no markup, controls, invisible marks or lone surrogates; spaces collapsed. */
export function cleanText(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim()
}

/** Like `cleanText`, keeping line breaks. */
export function cleanLines(text: string): string {
  return plain(text.replace(/<br\s*\/?>|<\/p>/gi, '\n'))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** At most `limit` characters, never half of one. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  return text
    .slice(0, limit)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
}

function plain(text: string): string {
  const decoded = text.replace(TAG, ' ').replace(ENTITY, decodeEntity)
  return decoded.toWellFormed().replace(CONTROLS, '').replace(UNSEEN, '').normalize('NFC')
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return NAMED.get(name.toLowerCase()) ?? whole
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
