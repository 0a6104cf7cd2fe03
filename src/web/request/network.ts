import type { Here } from '../env.ts'

/** Where a request comes from, as digests that nobody can turn back: the home (an IPv4 address, an IPv6 /64) and the site it lies
 *  in (an IPv6 /48, which one person may have to themselves; of IPv4 the same as the home). */
export interface Network {
  readonly home: string
  readonly site: string
}

/** `trusted` proxies in front each add one address at the end of X-Forwarded-For; the rest is anybody's claim. */
export function networkOf(c: Here, trusted: number, digest: (text: string) => string): Network {
  const socket = c.env?.incoming?.socket?.remoteAddress ?? ''
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim())
  const address = trusted > 0 ? forwarded.at(-trusted) || socket : socket
  const { home, site } = blocksOf(address)
  return { home: digest(home), site: digest(site) }
}

/** Whether whoever asks sits at this machine itself, and no proxy stands in between. */
export function isThisMachine(c: Here): boolean {
  const socket = (c.env?.incoming?.socket?.remoteAddress ?? '').replace(/^::ffff:/i, '')
  const passedOn = c.req.header('x-forwarded-for') ?? c.req.header('x-forwarded-host') ?? c.req.header('forwarded')
  return passedOn === undefined && (socket === '::1' || /^127(\.\d{1,3}){3}$/.test(socket))
}

/** The blocks an address counts in. What is no address counts as it is written. */
export function blocksOf(address: string): Network {
  // Some proxies write the port too, and every connection has another.
  const bare = address.replace(/^\[(.+)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  const groups = bare.includes(':') ? groupsOf(bare.replace(/%.*$/, '')) : undefined
  if (!groups) return { home: bare, site: bare }
  const before = groups.slice(0, 6).join(':')
  if (before === '0:0:0:0:0:ffff' || before === '64:ff9b:0:0:0:0') {
    const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
    const plain = [high >> 8, high & 255, low >> 8, low & 255].join('.')
    return { home: plain, site: plain }
  }
  return { home: groups.slice(0, 4).join(':'), site: `${groups.slice(0, 3).join(':')}/48` }
}

/** The eight groups of an IPv6 address, without leading zeros; undefined when it is none. */
function groupsOf(address: string): string[] | undefined {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const [, front = '', a, b, c, d] = dotted ?? []
  const pair = (high: string | undefined, low: string | undefined) => (Number(high) * 256 + Number(low)).toString(16)
  const plain = dotted ? `${front}${pair(a, b)}:${pair(c, d)}` : address
  const [head = '', tail, more] = plain.split('::')
  const split = (part: string) => part.split(':').filter(Boolean)
  const [first, last] = [split(head), split(tail ?? '')]
  const missing = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length)
  const groups = [...first, ...Array<string>(missing).fill('0'), ...last]
  if (more !== undefined || groups.length !== 8 || groups.some((group) => !/^[\da-f]{1,4}$/i.test(group)))
    return undefined
  return groups.map((group) => Number.parseInt(group, 16).toString(16))
}
