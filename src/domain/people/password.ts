import { hash, type Options, verify } from '@node-rs/argon2'
import { type Hashing, hashing } from './hashing.ts'

/** argon2id, 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options
const MARK = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`

/** What an unknown name is checked against: the same work as for a known one, and never a match. */
const NOBODYS = `${MARK}${Buffer.alloc(16, 7).toString('base64').replaceAll('=', '')}$${Buffer.alloc(32, 7).toString('base64').replaceAll('=', '')}`

/** Makes the hash to keep. Waits its turn; call it before a transaction, never inside. */
export function hashPassword(password: string, network = '', line: Hashing = hashing): Promise<string> {
  return line.run(network, () => hash(password.normalize('NFKC'), PARAMETERS))
}

/** Whether the password is the one the hash was made from. Without a hash (nobody of that name, or no password set) the work
 *  is the same and the answer is no.
 *  @throws TooManyWaiting */
export function passwordMatches(
  kept: string | undefined,
  password: string,
  network: string,
  line: Hashing = hashing,
): Promise<boolean> {
  return line.run(network, async () => {
    const matches = await verify(kept ?? NOBODYS, password.normalize('NFKC')).catch(() => false)
    return matches && kept !== undefined
  })
}

/** The hash was made with other parameters than ours of today, and is made anew when its password is next at hand. */
export function isOutdated(kept: string): boolean {
  return !kept.startsWith(MARK)
}
