import { isIPv6 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/** How a machine is known to others. */
export interface MachineNames {
  readonly hostname: string;
  /** Its addresses, without those of loopback. */
  readonly addresses: readonly string[];
}

const everyAddress = ['0.0.0.0', '::'];
const dnsName = /^(?:\*\.)?[\w-]{1,63}(?:\.[\w-]{1,63})*$/;

/** Whether a certificate can be for this name of a host; `*.` at its beginning stands for any one label. */
export function isDnsName(name: string): boolean {
  // A last label of digits alone is a mistyped address.
  return name.length <= 253 && dnsName.test(name) && !/^\d+$/.test(name.slice(name.lastIndexOf('.') + 1));
}

/**
 * The host names and addresses that a generated certificate is valid for: this machine by name and by address, the host, the name
 * of the image, and those of the options.
 */
export function certificateNames(
  { host, certNames = [] }: { host: string; certNames?: readonly string[] | undefined },
  machine: MachineNames = thisMachine(),
): readonly string[] {
  const hosts = everyAddress.includes(host) ? machine.addresses : [host];
  const local = ['localhost', '127.0.0.1', '::1', 'xivo-mock'];
  const named = isDnsName(machine.hostname) ? [machine.hostname] : [];
  return [...new Set([...local, ...named, ...hosts, ...certNames].map(normalized))];
}

function thisMachine(): MachineNames {
  const interfaces = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  // A link-local address needs its zone, which a certificate cannot hold.
  const reachable = interfaces.filter(({ internal, scopeid = 0 }) => !internal && scopeid === 0);
  return { hostname: hostname(), addresses: reachable.map(({ address }) => address) };
}

/** Names in lower case, IPv6 addresses in hexadecimal groups without a zone. */
function normalized(name: string): string {
  const [address = ''] = name.split('%');
  return isIPv6(name) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : name.toLowerCase();
}
