// What may stand in a name or a place and would let a stranger in: links, mail addresses, numbers to call, meeting numbers
// and passwords. Each pattern is linear in the length of the text.
const LINK =
  /\b(?:https?:\/\/|www\.)\S+|(?<![a-z0-9.-])(?:[a-z0-9-]+\.){1,4}(?:com|org|net|us|me|gg|io|info|app|link|live|es|co|uk|eu|ly|be|gl)\/\S*/gi
const SCHEME = /\b(?:javascript|data|vbscript|file|tel|mailto|zoommtg|skype|whatsapp):\S*/gi
const EMAIL = /[^\s@<>()",;:]{1,64}@[^\s@<>()",;:]{1,64}\.[a-z]{2,24}\b/gi
const SECRET =
  /(?:\b(?:meeting|zoom|webinar|room|reuni[oó]n|sala)\s*(?:id|no\.?|number|n[uú]mero)|\b(?:pass\s?(?:word|code)|contraseña|c[oó]digo de acceso|passcode)|\b(?:pw|pwd|pin|clave|id)\s*[:=#])\s*[:=#]?\s*(?:is|es)?\s*[^\s,;()]*\d[^\s,;()]*(?:[ -]\d{2,})*|\b(?:pass(?:word|code)?|pw|pwd|contraseña|clave)\s*[:=]\s*\S+/gi
const NUMBER = /(?<![\p{L}\d])\+?\(?\d[\d\s().\-–]{5,24}\d(?![\p{L}\d])/gu

/** Splits what lets people in from a text that is to be public. `dense` texts (addresses) hold long numbers of their own. */
export function takeOutWaysIn(text: string, dense: boolean): { text: string; taken: string[] } {
  const taken: string[] = []
  const take = (found: string) => {
    taken.push(found.trim())
    return ' '
  }
  const rest = text
    .replace(LINK, take)
    .replace(SCHEME, take)
    .replace(EMAIL, take)
    .replace(SECRET, take)
    .replace(NUMBER, (found) => (isNumberToCall(found, dense) ? take(found) : found))
  return { text: taken.length > 0 ? tidy(rest) : text, taken }
}

// Years, a time of day until another, a date: long, and nobody can call them.
const CALENDAR =
  /^(?:(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|\d{1,2}\.\d\d\s*[-–]\s*\d{1,2}\.\d\d|\d{1,4}[.-]\d{1,2}[.-]\d{1,4})$/

function isNumberToCall(found: string, dense: boolean): boolean {
  const digits = found.replace(/\D/g, '').length
  if (CALENDAR.test(found.trim())) return false
  return dense ? digits >= 10 || (found.trimStart().startsWith('+') && digits >= 7) : digits >= 7
}

const DANGLING =
  /(?:[\s,;:|/–—(-]|\b(?:call|phone|dial|tel|text|write|join|link|at|or|and|via|by|on|zoom|llama|llamar|escribe|tel[eé]fono|enlace|entra|al|o|y|en|por))+$/i

/** Removes what stood around the part taken out: empty brackets, dangling separators, "call", "join at". */
function tidy(text: string): string {
  return text
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,;.])/g, '$1')
    .replace(DANGLING, '')
    .replace(/^[\s,;:|/–—-]+/, '')
    .trim()
}
