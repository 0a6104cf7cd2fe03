import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { FetchProblem } from './fetch-problem.ts'
import { isPublicAddress } from './public-address.ts'

export interface Address {
  address: string
  family: number
}

/** All addresses of a name, in the order to try them. */
export type Resolve = (host: string) => Promise<Address[]>

export interface Target {
  url: URL
  /** Checked; the connection is made to one of these and to no other. */
  addresses: Address[]
}

/** The web's own ports and their usual seconds; feeds live nowhere else, and other services should not hear from us. */
const PORTS: ReadonlySet<string> = new Set(['', '80', '443', '8080', '8443'])

export const resolveName: Resolve = (host) => lookup(host, { all: true, order: 'ipv4first' })

/** Reads and checks one address of the way to a feed. With `allowPrivate` ports and networks are not asked. */
export async function checkTarget(
  address: string,
  options: { base?: URL; allowPrivate: boolean; resolve: Resolve },
): Promise<Target> {
  const url = URL.parse(address, options.base?.href)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '')
    throw new FetchProblem('feeds.fetch.not_web')
  if (url.username !== '' || url.password !== '') throw new FetchProblem('feeds.fetch.credentials')
  if (!options.allowPrivate && !PORTS.has(url.port)) throw new FetchProblem('feeds.fetch.port', { port: url.port })
  const addresses = await addressesOf(url, options.resolve)
  // One private address among public ones is enough to refuse: which of them is dialled must not matter.
  if (!options.allowPrivate && !addresses.every(({ address: one }) => isPublicAddress(one))) {
    throw new FetchProblem('feeds.fetch.private', { host: url.hostname })
  }
  return { url, addresses }
}

async function addressesOf(url: URL, resolve: Resolve): Promise<Address[]> {
  // The URL parser has already turned decimal, octal, hex and short forms of IPv4 into the plain one.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  const addresses = await resolve(host).catch(() => [])
  if (addresses.length === 0) throw new FetchProblem('feeds.fetch.not_found', { host })
  return addresses
}
