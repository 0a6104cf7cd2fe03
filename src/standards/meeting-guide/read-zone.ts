// V8 answers with the names CLDR froze long ago. Source of the pairs: the `backward` file of the IANA time zone database.
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
])

/**
 * The present IANA name of a zone ("US/Pacific" → "America/Los_Angeles", "Europe/Kiev" → "Europe/Kyiv"), or undefined.
 * Fixed offsets and letters ("+02:00", "EST") are refused: who writes EST in summer means New York, not Panama.
 */
export function readZone(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 60) return undefined
  const text = value.trim().replace(/ /g, '_')
  if (/^(utc|gmt|etc\/utc|etc\/gmt)$/i.test(text)) return 'UTC'
  if (
    !/^[a-z]+\/[a-z0-9_+/-]+$/i.test(text) &&
    !/^(gb|eire|japan|iceland|israel|jamaica|poland|portugal|singapore|turkey)$/i.test(text)
  )
    return undefined
  if (/^systemv\//i.test(text)) return undefined
  return nameOf(text)
}

// Asking Intl costs more than reading the rest of a row, and a feed names few zones.
const ASKED = new Map<string, string | undefined>()

function nameOf(text: string): string | undefined {
  if (!ASKED.has(text)) {
    if (ASKED.size > 1000) ASKED.clear()
    ASKED.set(text, askIntl(text))
  }
  return ASKED.get(text)
}

function askIntl(text: string): string | undefined {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
    return RENAMED.get(known) ?? known
  } catch {
    return undefined
  }
}
