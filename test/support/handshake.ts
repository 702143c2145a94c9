import { connect } from 'node:tls';

/** Whom a client expects at a URL, and which CA it trusts. */
interface Expectation {
  readonly ca: string | undefined;
  /** A host name; the address of the URL when absent. */
  readonly name?: string;
}

/** Connects to the URL as a client that verifies: `trusted`, or the code of the reason why not. */
export function verified(url: string | undefined, { ca, name = '' }: Expectation): Promise<string> {
  const { hostname: host, port } = new URL(url ?? '');
  const socket = connect({ host, port: Number(port), servername: name, ...(ca !== undefined && { ca }) });
  const outcome = new Promise<string>((resolve) => {
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    socket.once('secureConnect', () => resolve('trusted'));
  });
  return outcome.finally(() => socket.destroy());
}
