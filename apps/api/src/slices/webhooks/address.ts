/** To which addresses a message may go: never to this machine or the network it stands in, whoever asks for it, whatever a name resolves to. */
import { lookup as resolve, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { webhookLimits, type Path } from '@tolok/domain'
import { refuse } from '../../platform/errors'

/** Special-purpose addresses (IANA registries, RFC 6890): this host, private and shared networks, link-local and with it the clouds' metadata, documentation, multicast, reserved. */
const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) closed.addSubnet(net, bits, 'ipv4')
/** Of IPv6 only the global unicast block is open, less what in it leads back to IPv4 or nowhere. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) closed.addSubnet(net, bits, 'ipv6')

/** May a message go to this address? IPv4 written as IPv6 ('::ffff:10.0.0.1') is outside the open block. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  return family === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

export const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/**
 * An address as it will be called. Refuses ADDRESS_NOT_FIT with the reason: NOT_A_URL, NOT_HTTPS, CREDENTIALS (they belong in no address), PRIVATE. A name is
 * looked up when a message goes out, since it may then resolve to something else.
 */
export function parseAddress(text: string, anywhere: boolean, path: Path): string {
  const not = (reason: string) => refuse([{ code: 'ADDRESS_NOT_FIT', path, reason }])
  if (text.length > webhookLimits.url) throw refuse([{ code: 'TOO_LONG', path, most: webhookLimits.url }])
  if (!URL.canParse(text)) throw not('NOT_A_URL')
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(anywhere && url.protocol === 'http:')) throw not('NOT_HTTPS')
  if (url.username || url.password) throw not('CREDENTIALS')
  const host = bareHost(url.hostname)
  const isNear = (isIP(host) !== 0 && !isPublic(host)) || /(^|\.)(localhost|local|internal|lan|home\.arpa)\.?$/i.test(host) || !/[.:]/.test(host)
  if (!anywhere && isNear) throw not('PRIVATE')
  url.hash = ''
  return url.href
}

export class PrivateAddress extends Error {
  readonly code = 'PRIVATE'
}

/** Looks a name up for one connection and connects to nothing else: every address it has must be public, or none is taken. */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return done(error, '', 0)
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublic(address))) return done(new PrivateAddress(), '', 0)
    if (options.all) return done(null, addresses as never)
    return done(null, addresses[0]!.address, addresses[0]!.family)
  })
}
