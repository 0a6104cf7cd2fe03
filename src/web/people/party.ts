import { isIP } from 'node:net'
import type { RelyingParty } from '../../domain/people/passkeys.ts'
import type { Here } from '../env.ts'

/** Who a passkey belongs to: the place at its BASE_URL. Undefined where browsers make none: an address of numbers. */
export function partyOf(c: Here): RelyingParty | undefined {
  const { hostname, origin } = new URL(c.var.house.config.baseUrl)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return undefined
  return { name: c.var.scene.place.name, host: hostname, origin }
}
