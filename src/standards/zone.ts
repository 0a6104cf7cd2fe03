/** Names ICU knows from old lists, and the time zone database of nobody else does. */
const NOWHERE_ELSE = new Set(['us/pacific-new', 'canada/east-saskatchewan'])

/** Places that tzdata has renamed since ICU fixed its names: ICU still answers with the old one. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** Whether it is the name of an IANA time zone that this machine knows, such as Europe/London. Letters such as IST and offsets are
 *  none: JavaScript and PostgreSQL take them for different hours, or one of them for none. */
export function isZone(name: string): boolean {
  const shape = /^([A-Za-z]+\/[\w+\-/]+|UTC|GMT)$/i
  if (!shape.test(name) || /^systemv\//i.test(name) || NOWHERE_ELSE.has(name.toLowerCase())) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The name a zone goes by today: Asia/Kolkata for Asia/Calcutta, America/New_York for US/Eastern; a name nobody knows stays. */
export function currentZone(name: string): string {
  if (!isZone(name)) return name
  const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  return RENAMED[known] ?? known
}

/** Every zone that is a place, under the name it goes by today, with the older one that some devices still say. */
export function zonesByCurrentName(): { readonly name: string; readonly was: string | undefined }[] {
  return Intl.supportedValuesOf('timeZone')
    .filter((name) => name.includes('/') && !name.startsWith('Etc/'))
    .map((name) => (RENAMED[name] ? { name: RENAMED[name], was: name } : { name, was: undefined }))
}
