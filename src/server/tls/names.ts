import { isIPv6 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/** The names of a machine on its networks. */
export interface MachineNames {
  readonly hostname: string;
  /** IP addresses, without loopback. */
  readonly addresses: readonly string[];
}

const wildcardAddresses = ['0.0.0.0', '::'];
const dnsName = /^(?:\*\.)?[\w-]{1,63}(?:\.[\w-]{1,63})*$/;

/** True for a host name that a certificate can have, optionally with `*.` as its first label. */
export function isDnsName(name: string): boolean {
  // If the last label is all digits, it is a mistyped address.
  return name.length <= 253 && dnsName.test(name) && !/^\d+$/.test(name.slice(name.lastIndexOf('.') + 1));
}

/**
 * The host names and IP addresses of a generated certificate: loopback, the name of the image, this machine's name, the host (or
 * all addresses of this machine for a wildcard address), and the configured names.
 */
export function certificateNames(
  { host, certNames = [] }: { host: string; certNames?: readonly string[] | undefined },
  machine: MachineNames = thisMachine(),
): readonly string[] {
  const hosts = wildcardAddresses.includes(normalized(host)) ? machine.addresses : [host];
  const local = ['localhost', '127.0.0.1', '::1', 'xivo-mock'];
  const named = isDnsName(machine.hostname) ? [machine.hostname] : [];
  return [...new Set([...local, ...named, ...hosts, ...certNames].map(normalized))];
}

function thisMachine(): MachineNames {
  const interfaces = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  // A link-local address is only valid with its zone, which a certificate cannot contain.
  const reachable = interfaces.filter(({ internal, scopeid = 0 }) => !internal && scopeid === 0);
  return { hostname: hostname(), addresses: reachable.map(({ address }) => address) };
}

/** Lower case; addresses in canonical form (`127.1` is 127.0.0.1), IPv6 addresses without a zone. */
function normalized(name: string): string {
  const [address = ''] = name.split('%');
  if (isIPv6(name)) return new URL(`http://[${address}]`).hostname.slice(1, -1);
  const url = `http://${name}`;
  return isDnsName(name) || !URL.canParse(url) ? name.toLowerCase() : new URL(url).hostname;
}
