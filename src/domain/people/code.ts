import { randomInt } from 'node:crypto'
import { hashOf } from './tokens.ts'

/** Crockford's base 32, in which nothing is mistaken for something else: https://www.crockford.com/base32.html */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 16
/** So much less of a code that works for minutes, once. */
export const SHORT = 8

/** A code to write down: `7kq2-m4xv-90tz-c5hw`, five bits of chance a letter, and the digest that is kept instead of it. */
export function newCode(length = LENGTH): { code: string; hash: Buffer } {
  const letters = Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return { code: letters.replace(/.{4}(?!$)/g, '$&-'), hash: hashOf(letters) }
}

/** The digest of a code as somebody typed it: spaces, dashes and case do not matter, o is 0, i and l are 1. What can be no
 *  code has a digest too, so that it costs the same. */
export function hashOfTyped(typed: string): Buffer {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return hashOf(letters)
}
