import { isDottedNetmask } from '#fields/hosts.ts';
import type { NamedCheck } from '#fields/rule.ts';

/** A dotted netmask; a number of bits is none here. */
export const contiguousMask: NamedCheck = {
  name: 'dotted netmask',
  words: 'a dotted netmask, such as 255.255.255.0',
  accepts: isDottedNetmask,
};

/** The address of the network that the address is in. */
export function networkAddress(address: string, netmask: string): string {
  const mask = octets(netmask);
  return octets(address)
    .map((octet, index) => octet & (mask[index] ?? 0))
    .join('.');
}

function octets(address: string): readonly number[] {
  return address.split('.').map(Number);
}
