import { createHash, randomBytes } from 'node:crypto'

/** A secret for somebody to hold: 32 random bytes as 43 letters. Only its SHA-256 is ever stored. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

/** SHA-256 of a secret with enough chance in it that nothing slower is needed: tokens, recovery codes, reset codes. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
