import { isIPv4 } from 'node:net';
import { isHostName } from '#fields/hosts.ts';

/** Returns the IPv4 addresses of a host name. */
export type Resolve = (name: string) => readonly string[];

/** Returns an IPv4-mapped IPv6 address as IPv4, and any other address unchanged. */
export function plainAddress(peer: string): string {
  const address = peer.replace(/^::ffff:/i, '');
  return isIPv4(address) ? address : peer;
}

/** True if the peer is the machine itself: mode `private` accepts no other (core.md 1.2). */
export function isLoopback(peer: string): boolean {
  return ['127.0.0.1', '::1'].includes(plainAddress(peer));
}

/**
 * True if the host of an account admits the peer (core.md 4.4); never for a peer without an IPv4 address.
 *
 * @param host an IPv4 address, a subnet or a host name.
 */
export function matchesHost(host: string, peer: string, resolve: Resolve): boolean {
  const address = plainAddress(peer);
  if (!isIPv4(address)) return false;
  if (isIPv4(host)) return host === address;
  if (host.includes('/')) return matchesSubnet(host, address);
  return isHostName(host) && resolve(host.toLowerCase()).includes(address);
}

/** Excludes the network and broadcast addresses, so /31 and /32 match nothing. */
function matchesSubnet(subnet: string, address: string): boolean {
  const [network = '', suffix = ''] = subnet.split('/');
  const mask = toMask(suffix);
  if (!isIPv4(network) || mask === undefined) return false;
  const lowest = (toNumber(network) & mask) >>> 0;
  const highest = (lowest | ~mask) >>> 0;
  return lowest < toNumber(address) && toNumber(address) < highest;
}

function toMask(suffix: string): number | undefined {
  if (/^(?:\d|[12]\d|3[0-2])$/.test(suffix)) return 2 ** 32 - 2 ** (32 - Number(suffix));
  return isIPv4(suffix) && isContiguous(toNumber(suffix)) ? toNumber(suffix) : undefined;
}

const isContiguous = (mask: number): boolean => (~mask & (~mask + 1)) === 0;

const toNumber = (address: string): number => address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
