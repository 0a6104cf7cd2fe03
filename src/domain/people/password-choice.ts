import { commonPasswordWords } from './common-passwords.ts'

export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 200

export type PasswordProblem = 'too_short' | 'too_long' | 'common' | 'is_name'

const COMMON = new Set(commonPasswordWords)
const ROWS = [
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
]

/** Why a password would be guessed at once; undefined when it is good. No rules about what it is made of: length is what helps
 *  (NIST SP 800-63B §5.1.1.2). `names` are what others may know: the name shown, the sign-in name. */
export function problemWithPassword(password: string, names: readonly string[]): PasswordProblem | undefined {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'too_short'
  if (length > LONGEST_PASSWORD) return 'too_long'
  const plain = bare(password)
  if (names.map(bare).some((name) => name.length >= 3 && bareOfDigits(plain) === bareOfDigits(name))) return 'is_name'
  return isCommon(plain) ? 'common' : undefined
}

function isCommon(plain: string): boolean {
  if (new Set(plain).size <= 3) return true
  if (isRow(plain) || isRow(bareOfDigits(plain))) return true
  const word = bareOfDigits(plain)
  return word === '' || COMMON.has(plain) || COMMON.has(word) || COMMON.has(unleet(word)) || isRepeated(plain)
}

/** A run along the keyboard, the alphabet or the digits, forwards or backwards. */
function isRow(plain: string): boolean {
  if (plain.length < 4) return false
  const backwards = [...plain].reverse().join('')
  return ROWS.some((row) => (row + row).includes(plain) || (row + row).includes(backwards))
}

/** The same short piece over and over: `abcabcabcabc`. */
function isRepeated(plain: string): boolean {
  return [1, 2, 3, 4, 5, 6].some(
    (size) =>
      plain.length >= size * 2 &&
      plain
        .slice(0, size)
        .repeat(Math.ceil(plain.length / size))
        .startsWith(plain),
  )
}

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.\-!?*+#$@&]/g, '')
const bareOfDigits = (text: string) => text.replace(/^\d+|\d+$/g, '')
const LEET: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }
const unleet = (text: string) => text.replace(/[013457]/g, (digit) => LEET[digit] ?? digit)
