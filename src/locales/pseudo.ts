const ACCENTED: Record<string, string> = {
  a: 'á',
  c: 'ç',
  d: 'ð',
  e: 'é',
  g: 'ğ',
  i: 'í',
  l: 'ł',
  n: 'ñ',
  o: 'ö',
  r: 'ř',
  s: 'š',
  t: 'ţ',
  u: 'ü',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ø',
  S: 'Š',
  U: 'Û',
  W: 'Ŵ',
  Y: 'Ý',
}

/** Every sentence longer by two fifths and accented, so that a screenshot shows what was not translated and what breaks when
 *  words grow. Arguments, plural keywords and quotes of ICU MessageFormat stay as they are. */
export function pseudo<Id extends string>(messages: Record<Id, string>): Record<Id, string> {
  return Object.fromEntries(Object.entries<string>(messages).map(([id, words]) => [id, stretched(words)])) as Record<
    Id,
    string
  >
}

function stretched(message: string): string {
  if (/, *(plural|select|selectordinal),/.test(message))
    return `${message} ${filler('·', Math.min(24, message.length / 8))}`
  const accented = message.replaceAll(/\{[^}]*\}|./gsu, (part) =>
    part.startsWith('{') ? part : (ACCENTED[part] ?? part),
  )
  return `${accented} ${filler('ö', message.length * 0.4)}`
}

/** In words, as sentences are: one of sixty letters would break what no language breaks. */
function filler(letter: string, length: number): string {
  return letter.repeat(Math.ceil(length)).replaceAll(/.{12}(?=.)/gu, '$& ')
}
