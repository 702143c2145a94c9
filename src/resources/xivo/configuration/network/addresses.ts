/** The network address of an IPv4 address and its netmask, all in dotted notation. */
export function networkAddress(address: string, netmask: string): string {
  const mask = octets(netmask);
  return octets(address)
    .map((octet, index) => octet & (mask[index] ?? 0))
    .join('.');
}

function octets(address: string): readonly number[] {
  return address.split('.').map(Number);
}
