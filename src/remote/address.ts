import { lookup } from 'node:dns/promises';
import { BlockList, connect, isIP } from 'node:net';
import { failureOfConnection } from './failure.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** True for the addresses of this machine that no other machine can have: 127.0.0.0/8 and ::1. */
export function isOnLoopback(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const checked = mapped ?? address;
  const version = isIP(checked);
  return version !== 0 && loopback.check(checked, version === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Returns the first address of a URL's host that accepts a connection. All later connections go to it, so that what is decided by the
 * address holds for them, whatever the name resolves to then. Throws `RemoteFailure` if none does.
 */
export async function reachableAddress(url: URL, timeoutMs: number): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  let failure: unknown;
  try {
    for (const { address } of await lookup(host, { all: true })) {
      try {
        await connectOnce(address, port, timeoutMs);
        return address;
      } catch (error) {
        failure ??= error;
      }
    }
  } catch (error) {
    failure = error;
  }
  throw failureOfConnection(url.origin, failure);
}

function connectOnce(host: string, port: number, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => socket.destroy(new Error(`no connection within ${timeoutMs} ms`)));
    socket.once('error', reject);
  });
}
