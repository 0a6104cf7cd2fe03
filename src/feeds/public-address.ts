import { BlockList, isIPv4, isIPv6 } from 'node:net'
import ipaddr from 'ipaddr.js'

// Inside the space given out to the world (2000::/3), what is not a machine of the world: IANA IPv6 Special-Purpose Address
// Registry. Addresses that carry an IPv4 one inside (6to4, Teredo, NAT64, mapped) are refused whatever they carry.
const SPECIAL_V6 = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const) {
  SPECIAL_V6.addSubnet(net, bits, 'ipv6')
}
const GLOBAL_V6 = new BlockList()
GLOBAL_V6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address, as the resolver gives it, is a machine on the public internet; anything odd is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return ipaddr.IPv4.parse(address).range() === 'unicast'
  if (!isIPv6(address) || address.includes('%')) return false
  return (
    GLOBAL_V6.check(address, 'ipv6') &&
    !SPECIAL_V6.check(address, 'ipv6') &&
    ipaddr.IPv6.parse(address).range() === 'unicast'
  )
}
